package org.centrallobby.motions.search;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.centrallobby.kit.database.DatabasePool;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Connections of the search's own, which write nothing, opened with the first question: a crowd that searches does not keep letters waiting, and two
 * cores are not asked for more at once than they can do.
 */
@Component
class SearchDatabase implements AutoCloseable {
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors() + 1, 3, 8);
    private static final int PATIENCE_SECONDS = 5;
    private final DatabaseAddress address;
    /** Who came first goes first; a pool alone lends to whom it finds first, and lets some wait long. */
    private final Semaphore doors = new Semaphore(AT_ONCE, true);

    private @Nullable HikariDataSource pool;
    private @Nullable JdbcClient client;

    SearchDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * Reads, when it is this question's turn.
     *
     * @throws SearchTooSlow if the turn does not come within some seconds, or the database gives up
     */
    <T> T read(Function<JdbcClient, T> question) {
        enter();
        try {
            return question.apply(open());
        } catch (QueryTimeoutException | DataAccessResourceFailureException e) {
            throw new SearchTooSlow();
        } finally {
            doors.release();
        }
    }

    private void enter() {
        try {
            if (!doors.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SearchTooSlow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchTooSlow();
        }
    }

    private synchronized JdbcClient open() {
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
