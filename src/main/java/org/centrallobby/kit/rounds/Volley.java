package org.centrallobby.kit.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements that need nothing of each other's results, sent to the database one after the other without waiting between
 * them. They succeed together or not at all, also outside a transaction. So packages that own a table each write at one
 * moment without knowing each other's.
 */
public final class Volley {
    private final List<String> statements = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * Adds a statement that returns no rows.
     *
     * @param sql with parameters such as {@code :id}
     */
    public void add(String sql, Map<String, ?> parameters) {
        ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
        MapSqlParameterSource source = new MapSqlParameterSource(parameters);
        statements.add(NamedParameterUtils.substituteNamedParameters(parsed, source));
        values.addAll(Arrays.asList(NamedParameterUtils.buildValueArray(parsed, source, null)));
    }

    /** Sends them. Throws what the first that fails throws; nothing of any has happened then. */
    public void send(JdbcClient database) {
        if (!statements.isEmpty()) {
            database.sql(String.join(";\n", statements)).params(values).update();
        }
    }
}
