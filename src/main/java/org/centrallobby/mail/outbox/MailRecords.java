package org.centrallobby.mail.outbox;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger of single mails knows of a person: that mail went to them, and when. A mail's words are destroyed when it
 * has ended; the keyed hash of its recipient goes 90 days later.
 */
@Component
public final class MailRecords implements PersonalRecords, RecurringJob {
    static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 5_000;
    private final JdbcClient database;
    private final Sealer sealer;
    private final InstantSource clock;

    MailRecords(JdbcClient database, Sealer sealer, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** What was forgotten, and how many of them a mail server had in its hands just then. */
    private record Forgotten(long mails, long lent) {}

    /**
     * Within the caller's transaction: takes back and destroys what waits of some kinds under a reference or a numbered
     * sequel of it, and forgets whom the others went to.
     *
     * @return how many of them a mail server had in its hands just then: those may arrive all the same
     */
    public long forget(List<String> kinds, String reference) {
        return forget(
                        "kind in (:kinds) and is_under(reference, :reference)",
                        Map.of("kinds", kinds, "reference", reference))
                .lent();
    }

    /** @param which a condition of ours on the ledger */
    private Forgotten forget(String which, Map<String, Object> parameters) {
        return database.sql("""
                        with theirs as (
                            select id, state, leased_until from outgoing_mail where %s for update),
                        forgotten as (
                            update outgoing_mail m
                            set recipient_hash = '', wrapped_key = null, sealed = null,
                                finished_at = coalesce(m.finished_at, :now), reported_at = coalesce(m.reported_at, :now),
                                state = case m.state when 'QUEUED' then 'CANCELLED' else m.state end
                            from theirs where m.id = theirs.id)
                        select count(*) as gone,
                               count(*) filter (where state = 'QUEUED' and leased_until > :now) as lent from theirs
                        """.formatted(which))
                .params(parameters)
                .param("now", sql(clock.instant()))
                .query((row, number) -> new Forgotten(row.getLong("gone"), row.getLong("lent")))
                .single();
    }

    @Override
    public String holds() {
        return "mails";
    }

    @Override
    public long count(EmailAddress person) {
        return database.sql("select count(*) from outgoing_mail where recipient_hash = :hash")
                .param("hash", hash(person))
                .query(Long.class)
                .single();
    }

    @Override
    public List<Map<String, Object>> export(EmailAddress person) {
        return database.sql("""
                        select kind, state, queued_at, finished_at, last_server from outgoing_mail
                        where recipient_hash = :hash order by id
                        """)
                .param("hash", hash(person))
                .query(MailRecords::told)
                .list();
    }

    private static Map<String, Object> told(ResultSet row, int number) throws SQLException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("kind", row.getString("kind"));
        told.put("state", row.getString("state"));
        told.put("queuedAt", SqlTime.instant(row, "queued_at").toString());
        Optional.ofNullable(SqlTime.instantOrNull(row, "finished_at"))
                .ifPresent(at -> told.put("endedAt", at.toString()));
        Optional.ofNullable(row.getString("last_server")).ifPresent(server -> told.put("server", server));
        return told;
    }

    @Override
    public Erased erase(EmailAddress person) {
        Forgotten forgotten = forget("recipient_hash = :hash", Map.of("hash", hash(person)));
        return new Erased(
                forgotten.mails(),
                forgotten.lent() == 0
                        ? List.of()
                        : List.of("A mail server had " + forgotten.lent()
                                + " of the mails to them in its hands just then; they may arrive."));
    }

    @Override
    public String name() {
        return "mail-records";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    @Override
    public Optional<LocalTime> dailyAt() {
        return Optional.of(LocalTime.of(3, 10));
    }

    @Override
    public void runOnce() {
        Instant before = clock.instant().minus(KEPT);
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            last = forgetSome(last.get(), before);
        }
    }

    /** Goes up the ledger, the numbers of which grow with time, and stops where it is young. */
    private Optional<Long> forgetSome(long after, Instant before) {
        return database.sql("""
                        with old as (
                            select id from outgoing_mail
                            where id > :after and finished_at < :before and recipient_hash <> ''
                            order by id limit :batch),
                        forgotten as (
                            update outgoing_mail m set recipient_hash = '' from old where m.id = old.id)
                        select max(id) from old having count(*) > 0
                        """)
                .param("after", after)
                .param("before", sql(before))
                .param("batch", BATCH)
                .query(Long.class)
                .optional();
    }

    private byte[] hash(EmailAddress person) {
        return sealer.hash("recipient", person.key());
    }
}
