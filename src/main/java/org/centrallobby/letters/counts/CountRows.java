package org.centrallobby.letters.counts;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.time.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of numbers. Who writes or moves a letter leaves its event in the audit, which is only ever added to, and
 * touches nothing here: numbers are made afterwards, a window of letters at a time.
 */
@Component
class CountRows {
    /** How many letters, in the order they were written, are counted in one go. */
    static final int WINDOW = 10_000;

    private static final String SUMS = """
            coalesce(sum(written), 0) as written, coalesce(sum(confirmed), 0) as confirmed,
            coalesce(sum(cosigned), 0) as cosigned, coalesce(sum(accepted), 0) as accepted,
            coalesce(sum(returned), 0) as returned, coalesce(sum(answered), 0) as answered
            """;

    /** The numbers of one campaign, motion and seat. */
    record Line(
            boolean demonstration,
            @Nullable String campaign,
            @Nullable Long motionId,
            int seatId,
            Figures figures) {}

    private final JdbcClient database;

    CountRows(JdbcClient database) {
        this.database = database;
    }

    /** Keeps every other node from counting until this transaction ends. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtext('letter_count'))")
                .query((row, number) -> true)
                .single();
    }

    Optional<Instant> findGatheredTo() {
        return database.sql("select gathered_to from letter_counting")
                .query((row, number) -> SqlTime.instant(row, "gathered_to"))
                .optional();
    }

    /** When a number changed last; empty before anything was counted. */
    Optional<Instant> findChangedAt() {
        return database.sql("select changed_at from letter_counting")
                .query((row, number) -> SqlTime.instant(row, "changed_at"))
                .optional();
    }

    void noteGathered(Instant to, boolean changed) {
        database.sql("""
                        insert into letter_counting (gathered_to, changed_at) values (:to, :to)
                        on conflict (only_row) do update
                        set gathered_to = excluded.gathered_to,
                            changed_at = case when :changed then excluded.changed_at else letter_counting.changed_at end
                        """).param("to", sql(to)).param("changed", changed).update();
    }

    /** Windows in which something that is counted happened since. */
    List<Long> listWindowsTouched(Instant since) {
        return database.sql("""
                        select distinct letter_id / :window from letter_audit
                        where at >= :since
                          and event in ('WRITE', 'REWRITE', 'CONFIRM', 'ACCEPT', 'RETURN', 'BOUNCE', 'RETRY', 'ANSWER',
                                        'ACKNOWLEDGED', 'NO_ANSWER', 'NO_LONGER_NEEDED')
                        order by 1
                        """)
                .param("since", sql(since))
                .param("window", (long) WINDOW)
                .query(Long.class)
                .list();
    }

    /** Every window that has a letter, or numbers. */
    List<Long> listWindows() {
        return database.sql("""
                        select generate_series(0, max(id) / :window) from letter
                        union select letter_id / :window from letter_kept
                        union select counted_window from letter_count
                        order by 1
                        """)
                .param("window", (long) WINDOW)
                .query(Long.class)
                .list();
    }

    /**
     * Makes the numbers of a window what its letters say.
     *
     * @return how many rows were not so before
     */
    int count(long window) {
        return database.sql("""
                        with fresh as (
                            select demonstration, campaign, motion_id, seat_id,
                                   count(*) as written,
                                   count(*) filter (where confirmed) as confirmed,
                                   count(*) filter (where cosigned) as cosigned,
                                   count(*) filter (where accepted) as accepted,
                                   count(*) filter (where returned) as returned,
                                   count(*) filter (where answered) as answered
                            from letter_fact where letter_id >= :first and letter_id < :past
                            group by demonstration, campaign, motion_id, seat_id),
                        removed as (
                            delete from letter_count
                            where counted_window = :window
                              and (demonstration, coalesce(campaign, ''), coalesce(motion_id, 0), seat_id) not in (
                                  select demonstration, coalesce(campaign, ''), coalesce(motion_id, 0), seat_id from fresh)
                            returning seat_id),
                        changed as (
                            insert into letter_count (counted_window, demonstration, campaign, motion_id, seat_id,
                                                      written, confirmed, cosigned, accepted, returned, answered)
                            select :window, * from fresh
                            on conflict (counted_window, demonstration, campaign, motion_id, seat_id) do update
                            set written = excluded.written, confirmed = excluded.confirmed, cosigned = excluded.cosigned,
                                accepted = excluded.accepted, returned = excluded.returned, answered = excluded.answered
                            where (letter_count.written, letter_count.confirmed, letter_count.cosigned,
                                   letter_count.accepted, letter_count.returned, letter_count.answered)
                                  is distinct from
                                  (excluded.written, excluded.confirmed, excluded.cosigned,
                                   excluded.accepted, excluded.returned, excluded.answered)
                            returning seat_id)
                        select (select count(*) from removed) + (select count(*) from changed)
                        """)
                .param("window", window)
                .param("first", window * WINDOW)
                .param("past", (window + 1) * WINDOW)
                .query(Integer.class)
                .single();
    }

    /** All that is counted in a window. */
    Figures sum(long window) {
        return database.sql("select " + SUMS + " from letter_count where counted_window = :window")
                .param("window", window)
                .query(CountRows::figures)
                .single();
    }

    List<Line> listLines() {
        return database.sql("select demonstration, campaign, motion_id, seat_id, " + SUMS
                        + " from letter_count group by demonstration, campaign, motion_id, seat_id")
                .query((row, number) -> new Line(
                        row.getBoolean("demonstration"),
                        row.getString("campaign"),
                        row.getObject("motion_id", Long.class),
                        row.getInt("seat_id"),
                        figures(row, number)))
                .list();
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        return new Figures(
                row.getLong("written"),
                row.getLong("confirmed"),
                row.getLong("cosigned"),
                row.getLong("accepted"),
                row.getLong("returned"),
                row.getLong("answered"));
    }
}
