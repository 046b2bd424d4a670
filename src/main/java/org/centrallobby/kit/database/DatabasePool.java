package org.centrallobby.kit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.kit.postgres.DatabaseAddress;

/** Connections, kept open and lent. */
public final class DatabasePool {
    private DatabasePool() {}

    /**
     * A small pool for one kind of reading, whose sessions write nothing and plan a statement once.
     *
     * @param settings names and values of PostgreSQL's settings, such as {@code statement_timeout=4s}
     */
    public static HikariDataSource openReading(
            DatabaseAddress address, String name, int connections, String... settings) {
        HikariConfig config = config(address, name, connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.addDataSourceProperty("prepareThreshold", "1");
        config.setConnectionInitSql(Stream.concat(
                        Stream.of(
                                "timezone=UTC",
                                "default_transaction_read_only=on",
                                "plan_cache_mode=force_generic_plan"),
                        Stream.of(settings))
                .map(setting -> "set " + setting.replace("=", " = '") + "'")
                .collect(Collectors.joining("; ")));
        return new HikariDataSource(config);
    }

    /** A pool whose sessions count in UTC, and whose errors do not repeat the values of a row. */
    public static HikariDataSource open(DatabaseAddress address, int connections, Role role) {
        HikariConfig config = config(address, "database", connections);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(10_000);
        // A page must not wait for ever; a command that reads a million rows in one transaction may take its time.
        config.setConnectionInitSql(
                role == Role.SERVER
                        ? "set timezone = 'UTC'; set statement_timeout = '60s'; set lock_timeout = '30s';"
                                + " set idle_in_transaction_session_timeout = '5min'"
                        : "set timezone = 'UTC'; set statement_timeout = '30min'");
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DatabaseAddress address, String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "central-lobby");
        config.setMaximumPoolSize(connections);
        return config;
    }
}
