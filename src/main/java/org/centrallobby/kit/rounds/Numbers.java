package org.centrallobby.kit.rounds;

import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ids that a table gives its rows, drawn before there is a row: what names an id can then be written at the same moment
 * as the row itself. They are drawn by the dozen; those of a node that stops are never used.
 */
public final class Numbers {
    private static final int AT_ONCE = 200;
    private final JdbcClient database;
    private final String table;
    private final Queue<Long> drawn = new ArrayDeque<>();

    /** The ids of a table, in its column {@code id}. */
    public Numbers(JdbcClient database, String table) {
        this.database = database;
        this.table = table;
    }

    /** One that nobody else has, on any node. */
    public synchronized long draw() {
        if (drawn.isEmpty()) {
            // A number that reached the disk in a row took the drawing there with it: nobody waits for the drawing
            // itself.
            drawn.addAll(database.sql("""
                            with unhurried as (select set_config('synchronous_commit', 'off', true))
                            select nextval(pg_get_serial_sequence(:table, 'id'))
                            from unhurried, generate_series(1, :many)
                            """)
                    .param("table", table)
                    .param("many", AT_ONCE)
                    .query(Long.class)
                    .list());
        }
        return drawn.remove();
    }
}
