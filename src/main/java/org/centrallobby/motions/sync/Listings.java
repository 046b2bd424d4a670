package org.centrallobby.motions.sync;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.database.Columns;
import org.centrallobby.kit.http.Validator;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.time.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Parliament's lists told, and which details were read since. Work that was cut off goes on from here. */
@Component
class Listings {
    /** A round older than this is begun anew. */
    private static final Duration ROUND = Duration.ofDays(2);

    /**
     * A detail to be read.
     *
     * @param validator what to ask with whether it has changed; null to have it whole
     */
    record Wanted(
            int edmId,
            String session,
            LocalDate tabledOn,
            String fingerprint,
            @Nullable Validator validator) {}

    /**
     * How a Session's list stands.
     *
     * @param listed motions in the list when it was read last; null if it never was
     * @param isListed whether the list was read since the round began
     */
    record Round(@Nullable Integer listed, boolean isListed) {}

    /** What became of a detail; trouble null if it was taken. */
    record Mark(
            Wanted wanted,
            @Nullable Validator validator,
            @Nullable String trouble) {}

    private final JdbcClient database;

    Listings(JdbcClient database) {
        this.database = database;
    }

    /** Begins to read a Session's motions, or goes on where that was cut off. */
    Round begin(String session, Instant now) {
        return database.sql("""
                        insert into motion_window (session, round_since) values (:session, :now)
                        on conflict (session) do update
                        set round_since = case when motion_window.round_since > :stale
                                               then motion_window.round_since else excluded.round_since end
                        returning case when listed_at is not null then listed end,
                                  coalesce(listed_at >= round_since, false)
                        """)
                .param("session", session)
                .param("now", sql(now))
                .param("stale", sql(now.minus(ROUND)))
                .query((row, number) -> new Round(row.getObject(1, Integer.class), row.getBoolean(2)))
                .single();
    }

    /** A Session's motions are read; the first time, what comes after is news. */
    void end(String session, Instant now) {
        database.sql("""
                        update motion_window set round_since = null,
                            baseline_at = coalesce(baseline_at, case when not exists (
                                select from motion_listing unread
                                where unread.session = motion_window.session and read_at is null and trouble is null)
                                then cast(:now as timestamptz) end)
                        where session = :session
                        """).param("session", session).param("now", sql(now)).update();
    }

    /** How many motions are held, the invented ones apart. */
    long countMotions() {
        return database.sql("select count(*) from motion where not demonstration")
                .query(Long.class)
                .single();
    }

    /** How many names stand on them. */
    long countNames() {
        return database.sql("select coalesce(sum(name_count), 0) from motion where not demonstration")
                .query(Long.class)
                .single();
    }

    /** How many motions with Parliament's id we hold of a Session. */
    int countHeld(String session) {
        return database.sql(
                        "select count(*) from motion where session = ? and edm_id is not null and not demonstration")
                .param(session)
                .query(Integer.class)
                .single();
    }

    /**
     * Keeps a whole list in place of the one before; to be called in a transaction.
     *
     * @return Parliament's ids of motions that were in the list before and are gone
     */
    List<Integer> keep(String session, Collection<WindowReading.Listed> motions, Instant now) {
        Columns rows = new Columns();
        motions.forEach(motion -> rows.add(motion.edmId(), session, motion.tabledOn(), motion.fingerprint(), now));
        if (!rows.isEmpty()) {
            database.sql("""
                            insert into motion_listing (edm_id, session, tabled_on, fingerprint, listed_at)
                            select * from unnest(cast(? as int[]), cast(? as text[]), cast(? as date[]),
                                                 cast(? as text[]), cast(? as timestamptz[]))
                            on conflict (edm_id) do update
                            set session = excluded.session, tabled_on = excluded.tabled_on,
                                fingerprint = excluded.fingerprint, listed_at = excluded.listed_at
                            """).params(rows.arrays()).update();
        }
        List<Integer> gone = database.sql("""
                        delete from motion_listing where session = ? and edm_id <> all (?) returning edm_id
                        """)
                .param(session)
                .param(motions.stream().map(WindowReading.Listed::edmId).toArray(Integer[]::new))
                .query(Integer.class)
                .list();
        database.sql("update motion_window set listed = ?, listed_at = ? where session = ?")
                .param(motions.size())
                .param(sql(now))
                .param(session)
                .update();
        return gone;
    }

    private static final String WANTED = """
            select edm_id, motion_listing.session, tabled_on, fingerprint, etag, last_modified,
                   trouble is null and read_as = fingerprint as settled
            from motion_listing
            """;

    /** What is unread or changed, of all Sessions; the earliest first. */
    List<Wanted> listChanged() {
        return database.sql(WANTED + """
                        where read_as is distinct from fingerprint or trouble is not null
                        order by tabled_on, edm_id
                        """).query((row, number) -> wanted(row)).list();
    }

    /** What of a Session is unread or changed. */
    List<Wanted> listChanged(String session) {
        return database.sql(WANTED + """
                        where session = ? and (read_as is distinct from fingerprint or trouble is not null)
                        order by tabled_on, edm_id
                        """)
                .param(session)
                .query((row, number) -> wanted(row))
                .list();
    }

    /** What of a Session was not read in its present round. */
    List<Wanted> listRound(String session) {
        return database.sql(WANTED + """
                        join motion_window using (session)
                        where motion_listing.session = ?
                          and (read_as is distinct from fingerprint or trouble is not null or read_at < round_since)
                        order by tabled_on, edm_id
                        """)
                .param(session)
                .query((row, number) -> wanted(row))
                .list();
    }

    /** What was read longest ago, of Sessions that are over. */
    List<Wanted> listReadBefore(Instant then, Collection<String> sessions, int limit) {
        return database.sql(WANTED + "where read_at < ? and session = any (?) order by read_at, edm_id limit ?")
                .param(sql(then))
                .param(sessions.toArray(String[]::new))
                .param(limit)
                .query((row, number) -> wanted(row))
                .list();
    }

    /** What is known of one motion's readings. */
    Optional<Wanted> find(int edmId) {
        return database.sql(WANTED + "where edm_id = ?")
                .param(edmId)
                .query((row, number) -> wanted(row))
                .optional();
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        String etag = row.getString("etag");
        String lastModified = row.getString("last_modified");
        boolean ask = row.getBoolean("settled") && (etag != null || lastModified != null);
        return new Wanted(
                row.getInt("edm_id"),
                row.getString("session"),
                row.getObject("tabled_on", LocalDate.class),
                row.getString("fingerprint"),
                ask ? new Validator(etag, lastModified) : null);
    }

    /** What became of details; in the transaction that stores them. A validator is kept only with what it validates. */
    void mark(Collection<Mark> marks, Instant now) {
        Columns rows = new Columns();
        for (Mark mark : marks) {
            Wanted wanted = mark.wanted();
            Validator validator = mark.trouble() == null ? mark.validator() : null;
            rows.add(
                    wanted.edmId(),
                    wanted.session(),
                    wanted.tabledOn(),
                    wanted.fingerprint(),
                    now,
                    validator == null ? null : validator.etag(),
                    validator == null ? null : validator.lastModified(),
                    mark.trouble());
        }
        if (!rows.isEmpty()) {
            database.sql("""
                            insert into motion_listing (edm_id, session, tabled_on, fingerprint, listed_at, etag,
                                                        last_modified, trouble, read_at, read_as)
                            select *, case when trouble is null then seen_at end,
                                   case when trouble is null then fingerprint end
                            from unnest(cast(? as int[]), cast(? as text[]), cast(? as date[]), cast(? as text[]),
                                        cast(? as timestamptz[]), cast(? as text[]), cast(? as text[]),
                                        cast(? as text[]))
                                 as told (edm_id, session, tabled_on, fingerprint, seen_at, etag, last_modified, trouble)
                            on conflict (edm_id) do update
                            set etag = excluded.etag, last_modified = excluded.last_modified,
                                trouble = excluded.trouble,
                                read_at = coalesce(excluded.read_at, motion_listing.read_at),
                                read_as = coalesce(excluded.read_as, motion_listing.read_as)
                            """).params(rows.arrays()).update();
        }
    }

    /** From which day on a motion new to us is news, whatever its Session; empty before the first list was read whole. */
    Optional<LocalDate> findNewsDay() {
        return database.sql("select min(baseline_at) as first from motion_window")
                .query((row, number) -> Optional.ofNullable(SqlTime.instantOrNull(row, "first")))
                .single()
                .map(first -> first.atZone(LondonTime.LONDON).toLocalDate());
    }

    /** The Sessions of which every motion was read once. */
    List<String> listKnown() {
        return database.sql("select session from motion_window where baseline_at is not null")
                .query(String.class)
                .list();
    }
}
