package org.centrallobby.kit.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Statements that need nothing of each other's results, sent to the database one after the other without waiting between
 * them. They succeed together or not at all, also outside a transaction. So packages that own a table each write at one
 * moment without knowing each other's. Where they write lists that go side by side, the first may leave out places of all.
 */
public final class Volley {
    /** Setting of a transaction: an array of the places that were left out. */
    private static final String LEFT_OUT = "lobby.left_out";

    /**
     * A condition on the rows of lists that go side by side, numbered from 1 by a column {@code place}: false for those that
     * a statement before it left out.
     */
    public static final String STAYS =
            "place <> all ((select coalesce(nullif(current_setting('" + LEFT_OUT + "', true), ''), '{}'))::bigint[])";

    /** Each statement of the program once: none is put together from what somebody typed. */
    private static final Map<String, ParsedSql> PARSED = new ConcurrentHashMap<>();

    private final List<String> statements = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /**
     * Adds a statement that returns no rows.
     *
     * @param sql with parameters such as {@code :id}
     */
    public void add(String sql, Map<String, ?> parameters) {
        ParsedSql parsed = PARSED.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatement);
        MapSqlParameterSource source = new MapSqlParameterSource(parameters);
        statements.add(NamedParameterUtils.substituteNamedParameters(parsed, source));
        values.addAll(Arrays.asList(NamedParameterUtils.buildValueArray(parsed, source, null)));
    }

    /**
     * Begins with a statement that leaves out places from all that come after it and ask for {@link #STAYS}.
     *
     * @param places a query whose rows are each a place, with parameters such as {@code :id}
     */
    public void leaveOut(String places, Map<String, ?> parameters) {
        if (!statements.isEmpty()) {
            throw new IllegalStateException("Places are left out from the beginning or not at all.");
        }
        add("""
                with left_out as (select array(%s)::bigint[] as places)
                select places, set_config('%s', places::text, true) from left_out
                """.formatted(places, LEFT_OUT), parameters);
    }

    /** Sends them. Throws what the first that fails throws; nothing of any has happened then. */
    public void send(JdbcClient database) {
        if (!statements.isEmpty()) {
            database.sql(String.join(";\n", statements)).params(values).update();
        }
    }

    /**
     * Sends them as a transaction of their own, where places may have been left out.
     *
     * @return the places that were
     * @throws IllegalStateException within a transaction: what else it sends would be left out too
     */
    public Set<Long> sendLeavingOut(JdbcOperations database) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Places are left out until a transaction ends.");
        }
        PreparedStatementCallback<Set<Long>> sending = sent -> {
            new ArgumentPreparedStatementSetter(values.toArray()).setValues(sent);
            return sent.execute() ? readPlaces(sent.getResultSet()) : Set.of();
        };
        return Objects.requireNonNull(database.execute(String.join(";\n", statements), sending));
    }

    private static Set<Long> readPlaces(ResultSet told) throws SQLException {
        told.next();
        return Set.of((Long[]) told.getArray("places").getArray());
    }
}
