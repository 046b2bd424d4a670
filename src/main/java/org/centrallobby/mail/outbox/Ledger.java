package org.centrallobby.mail.outbox;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.crypto.KeyedTables;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.MailListener.MailEnd;
import org.centrallobby.mail.Nature.Urgency;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The durable record: one row for each message and recipient, and one for each attempt. */
@Component
final class Ledger implements KeyedTables {
    static final String CONTEXT = "mail";
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient database;
    private final Sealer sealer;

    Ledger(JdbcClient database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public List<KeyColumn> listKeyColumns() {
        return List.of(new KeyColumn("outgoing_mail", "id", "wrapped_key", CONTEXT));
    }

    void cancel(String kind, String reference, Instant now) {
        database.sql("""
                        update outgoing_mail
                        set state = 'CANCELLED', finished_at = :now, reported_at = :now, wrapped_key = null, sealed = null
                        where kind = :kind and is_under(reference, :reference)
                          and state = 'QUEUED'
                        """)
                .param("kind", kind)
                .param("reference", reference)
                .param("now", sql(now))
                .update();
    }

    /** Ends as accepted what its reader has shown to have come, whoever was killed before it could be recorded. */
    void arrived(String kind, String reference, Instant now) {
        database.sql("""
                        update outgoing_mail
                        set state = 'ACCEPTED', finished_at = :now, reported_at = :now, leased_until = null,
                            next_attempt_at = null, wrapped_key = null, sealed = null
                        where kind = :kind and reference = :reference and state = 'QUEUED'
                        """)
                .param("kind", kind)
                .param("reference", reference)
                .param("now", sql(now))
                .update();
    }

    /** Like {@link #cancel}, of what nobody is sending just now; false unless that is all there was. */
    boolean recall(String kind, String reference, Instant now) {
        int recalled = database.sql("""
                        update outgoing_mail
                        set state = 'CANCELLED', finished_at = :now, reported_at = :now, wrapped_key = null, sealed = null
                        where kind = :kind and is_under(reference, :reference)
                          and state = 'QUEUED' and (leased_until is null or leased_until <= :now)
                        """)
                .param("kind", kind)
                .param("reference", reference)
                .param("now", sql(now))
                .update();
        return recalled > 0
                && database.sql("""
                                select not exists (
                                    select from outgoing_mail
                                    where kind = :kind and is_under(reference, :reference)
                                      and (state = 'QUEUED' or reported_at is null))
                                """)
                        .param("kind", kind)
                        .param("reference", reference)
                        .query(Boolean.class)
                        .single();
    }

    /** The urgencies that one dispatching thread looks after. */
    record Lane(Urgency first, Urgency last) {
        static final Lane ALL = new Lane(Urgency.WAITED_FOR, Urgency.BULK);
        /** Nobody who sits before a screen waits behind letters. */
        static final Lane WAITED_FOR = new Lane(Urgency.WAITED_FOR, Urgency.WAITED_FOR);

        static final Lane REST = new Lane(Urgency.PERSONAL, Urgency.BULK);
    }

    /** A mail lent to this node, still sealed. */
    record Loan(long id, int attempts, Instant queuedAt, Instant leasedUntil, String messageId, Sealed content) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Loan loan && loan.id == id && loan.leasedUntil.equals(leasedUntil);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(id);
        }
    }

    /** Lends out the next mails; two nodes that ask at once get different ones. */
    List<Loan> lend(Lane lane, int atMost, Instant now, Instant until) {
        return database.sql("""
                        with due as (
                            select id from outgoing_mail
                            where state = 'QUEUED' and priority between :first and :last and next_attempt_at <= :now
                              and (leased_until is null or leased_until <= :now)
                            order by priority, next_attempt_at, id
                            limit :atMost
                            for update skip locked),
                        lent as (
                            update outgoing_mail m set leased_until = :until from due where m.id = due.id
                            returning m.*)
                        select * from lent order by priority, next_attempt_at, id
                        """)
                .param("first", lane.first().rank())
                .param("last", lane.last().rank())
                .param("now", sql(now))
                .param("until", sql(until))
                .param("atMost", atMost)
                .query((row, number) -> new Loan(
                        row.getLong("id"),
                        row.getInt("attempts"),
                        SqlTime.instant(row, "queued_at"),
                        SqlTime.instant(row, "leased_until"),
                        row.getString("message_id"),
                        new Sealed(row.getBytes("wrapped_key"), row.getBytes("sealed"))))
                .list();
    }

    /** Begins the lease anew, just before sending; empty if the mail was cancelled or is another node's by now. */
    Optional<DueMail> renew(Loan loan, Instant until) {
        boolean ours = database.sql("""
                        update outgoing_mail set leased_until = :until
                        where id = :id and state = 'QUEUED' and leased_until = :lease
                        """)
                        .param("id", loan.id())
                        .param("lease", sql(loan.leasedUntil()))
                        .param("until", sql(until))
                        .update()
                == 1;
        return ours
                ? Optional.of(new DueMail(
                        loan.id(), loan.attempts(), loan.queuedAt(), until, loan.messageId(), open(loan.content())))
                : Optional.empty();
    }

    /** Gives mails back untried. */
    void giveBack(List<Loan> loans, Instant nextAttempt) {
        for (Loan loan : loans) {
            database.sql("""
                            update outgoing_mail set leased_until = null, next_attempt_at = :next
                            where id = :id and state = 'QUEUED' and leased_until = :lease
                            """)
                    .param("id", loan.id())
                    .param("lease", sql(loan.leasedUntil()))
                    .param("next", sql(nextAttempt))
                    .update();
        }
    }

    /** Gives back untried what may not leave now. */
    void giveBack(DueMail mail, Instant nextAttempt) {
        database.sql("""
                        update outgoing_mail set leased_until = null, next_attempt_at = :next
                        where id = :id and state = 'QUEUED' and leased_until = :lease
                        """)
                .param("id", mail.id())
                .param("lease", sql(mail.leasedUntil()))
                .param("next", sql(nextAttempt))
                .update();
    }

    /** Ends all leases: for a node that starts and knows itself to be the only one. */
    int endLeases() {
        return database.sql(
                        "update outgoing_mail set leased_until = null where state = 'QUEUED' and leased_until is not null")
                .update();
    }

    void addAttempt(DueMail mail, Outcome outcome, Instant now) {
        database.sql("""
                        insert into attempt (mail_id, at, server, outcome, code, enhanced, answer)
                        values (:mail, :now, :server, :outcome, :code, :enhanced, :answer)
                        """)
                .param("mail", mail.id())
                .param("now", sql(now))
                .param("server", outcome.server())
                .param("outcome", outcome.label())
                .param("code", outcome.answer().code())
                .param("enhanced", outcome.answer().enhanced())
                .param("answer", outcome.answer().text())
                .update();
    }

    void postpone(DueMail mail, Instant nextAttempt) {
        database.sql("""
                        update outgoing_mail
                        set attempts = attempts + 1, leased_until = null, next_attempt_at = :next
                        where id = :id and state = 'QUEUED' and leased_until = :lease
                        """)
                .param("id", mail.id())
                .param("lease", sql(mail.leasedUntil()))
                .param("next", sql(nextAttempt))
                .update();
    }

    /**
     * Ends a mail and destroys its content. An acceptance counts even if the lease ran out meanwhile, or the mail was
     * taken back while a server had it in its hands: what was taken was taken.
     *
     * @return false if it had ended already
     */
    boolean end(DueMail mail, MailEnd end) {
        return database.sql("""
                        update outgoing_mail
                        set state = :state, attempts = attempts + 1, leased_until = null, next_attempt_at = null,
                            finished_at = :now, last_server = :server, last_answer = :answer,
                            wrapped_key = null, sealed = null
                        where id = :id and (state = 'QUEUED' and leased_until = :lease
                              or :state = 'ACCEPTED' and state in ('QUEUED', 'CANCELLED'))
                        """)
                        .param("id", mail.id())
                        .param("lease", sql(mail.leasedUntil()))
                        .param("state", end.ending().name())
                        .param("server", end.server())
                        .param("answer", end.answer())
                        .param("now", sql(end.at()))
                        .update()
                == 1;
    }

    /** Claims the telling of an end; false if another node has told it. */
    boolean markReported(long id, Instant now) {
        return database.sql("update outgoing_mail set reported_at = :now where id = :id and reported_at is null")
                        .param("id", id)
                        .param("now", sql(now))
                        .update()
                == 1;
    }

    /** Mails whose end nobody could be told of yet, by id. */
    Map<Long, MailEnd> listUnreported(int atMost) {
        Map<Long, MailEnd> ends = new LinkedHashMap<>();
        database.sql("""
                        select id, kind, reference, state, last_server, last_answer, finished_at from outgoing_mail
                        where reported_at is null and state in ('ACCEPTED', 'REFUSED', 'GIVEN_UP')
                        order by finished_at limit :atMost
                        """).param("atMost", atMost).query(row -> {
            ends.put(
                    row.getLong("id"),
                    new MailEnd(
                            row.getString("kind"),
                            row.getString("reference"),
                            Ending.valueOf(row.getString("state")),
                            row.getString("last_server"),
                            row.getString("last_answer"),
                            SqlTime.instant(row, "finished_at")));
        });
        return ends;
    }

    /** Throws {@link IllegalStateException} if it was altered, or written by a program that wrote otherwise. */
    private OutgoingMail open(Sealed content) {
        byte[] plain = sealer.open(content.wrappedKey(), content.sealed(), CONTEXT);
        try {
            return json.readValue(plain, OutgoingMail.class);
        } catch (JacksonException e) {
            // Its message may quote what the mail says.
            throw new IllegalStateException("it is not written as this program writes mails");
        }
    }
}
