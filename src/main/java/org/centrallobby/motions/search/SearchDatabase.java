package org.centrallobby.motions.search;

import com.zaxxer.hikari.HikariDataSource;
import org.centrallobby.kit.database.DatabasePool;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Connections of the search's own, opened with the first one: a crowd that searches does not keep letters waiting, and two
 * cores are not asked for more at once than they can do.
 */
@Component
class SearchDatabase implements AutoCloseable {
    private static final int AT_ONCE = 6;
    private final DatabaseAddress address;
    private @Nullable HikariDataSource pool;
    private @Nullable JdbcClient client;

    SearchDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /** Nothing can be written through it. */
    synchronized JdbcClient get() {
        JdbcClient held = client;
        if (held == null) {
            // A scan of the table would fetch the words of every motion, which the planner does not see coming.
            pool = DatabasePool.openReading(
                    address, "search", AT_ONCE, "statement_timeout=4s", "enable_seqscan=off", "work_mem=8MB");
            held = JdbcClient.create(pool);
            client = held;
        }
        return held;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
