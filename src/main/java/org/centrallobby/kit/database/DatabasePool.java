package org.centrallobby.kit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.centrallobby.kit.postgres.DatabaseAddress;

/** Connections, kept open and lent. */
public final class DatabasePool {
    private DatabasePool() {}

    /** A pool whose sessions count in UTC, and whose errors do not repeat the values of a row. */
    public static HikariDataSource open(DatabaseAddress address, int connections, Role role) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.url());
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "central-lobby");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setMaximumPoolSize(connections);
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
}
