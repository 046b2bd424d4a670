package org.centrallobby.kit.rounds;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.centrallobby.kit.threads.ReusedThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ids that a table gives its rows, drawn before there is a row: what names an id can then be written at the same moment
 * as the row itself. They are drawn by the hundred, before the last are gone; those of a node that stops are never used.
 */
public final class Numbers {
    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);
    private static final Executor THREADS = ReusedThreads.named("numbers-");
    private static final int AT_ONCE = 500;
    private static final int FEW = AT_ONCE / 2;

    private final JdbcClient database;
    private final String table;
    private final Queue<Long> drawn = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicBoolean drawing = new AtomicBoolean();

    /** The ids of a table, in its column {@code id}. */
    public Numbers(JdbcClient database, String table) {
        this.database = database;
        this.table = table;
    }

    /** One that nobody else has, on any node. */
    public long draw() {
        Long next = drawn.poll();
        if (next == null) {
            // Two who find none left both draw: who waits for another may have the connection that the other waits for.
            return keepAllButFirst(fetch());
        }
        if (left.decrementAndGet() < FEW && drawing.compareAndSet(false, true)) {
            THREADS.execute(this::drawAhead);
        }
        return next;
    }

    private void drawAhead() {
        try {
            keep(fetch());
        } catch (DataAccessException e) {
            LOG.debug("No ids of {} could be drawn; whoever needs one next hears why.", table, e);
        } finally {
            drawing.set(false);
        }
    }

    private long keepAllButFirst(List<Long> fresh) {
        keep(fresh.subList(1, fresh.size()));
        return fresh.getFirst();
    }

    private void keep(List<Long> fresh) {
        drawn.addAll(fresh);
        left.addAndGet(fresh.size());
    }

    private List<Long> fetch() {
        return database.sql("select nextval(pg_get_serial_sequence(:table, 'id')) from generate_series(1, :many)")
                .param("table", table)
                .param("many", AT_ONCE)
                .query(Long.class)
                .list();
    }
}
