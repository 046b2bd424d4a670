package org.centrallobby.kit.rounds;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ids that a table gives its rows, drawn before there is a row: what names an id can then be written at the same moment
 * as the row itself. They are drawn by the hundred; those of a node that stops are never used.
 */
public final class Numbers {
    private static final int AT_ONCE = 500;
    private final JdbcClient database;
    private final String table;
    private final Queue<Long> drawn = new ConcurrentLinkedQueue<>();

    /** The ids of a table, in its column {@code id}. */
    public Numbers(JdbcClient database, String table) {
        this.database = database;
        this.table = table;
    }

    /** One that nobody else has, on any node. */
    public long draw() {
        Long next = drawn.poll();
        if (next != null) {
            return next;
        }
        // Two who find none left both draw: a lock held while waiting for a connection would be waited for by who has
        // one.
        List<Long> fresh = database.sql(
                        "select nextval(pg_get_serial_sequence(:table, 'id')) from generate_series(1, :many)")
                .param("table", table)
                .param("many", AT_ONCE)
                .query(Long.class)
                .list();
        drawn.addAll(fresh.subList(1, fresh.size()));
        return fresh.getFirst();
    }
}
