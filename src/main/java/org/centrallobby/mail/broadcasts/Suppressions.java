package org.centrallobby.mail.broadcasts;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.mail.MailId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who gets no mail that people subscribe to, and why: kept by keyed hash, so that a row tells nobody's address. What still
 * waits for them is ended. A Member's office is never here: letters ask nobody's suppression.
 */
@Component
public final class Suppressions {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    public Suppressions(JdbcClient database, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Why somebody gets no more. */
    public enum Reason {
        /** The address is dead: nothing more to it, whatever the list. */
        BOUNCED,
        /** They called it spam: nothing more of that list. */
        COMPLAINED,
        /** They left: nothing more of that list. */
        UNSUBSCRIBED
    }

    /** The list a mail to a subscriber belonged to, by its name for people; empty if it was no such mail. */
    public Optional<String> findList(MailId mail) {
        return mail.broadcast()
                ? database.sql("""
                                select coalesce(b.list_name, b.list) from broadcast_recipient r
                                join broadcast b on b.id = r.broadcast_id
                                where r.id = :id
                                """)
                        .param("id", mail.number())
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    /** Whether they get this list no more. */
    public boolean isSuppressed(MailId mail) {
        return mail.broadcast()
                && database.sql("""
                                select exists (
                                    select from suppression s
                                    join broadcast_recipient r on r.recipient_hash = s.recipient_hash
                                    join broadcast b on b.id = r.broadcast_id
                                    where r.id = :id and (s.list is null or s.list = b.list))
                                """)
                        .param("id", mail.number())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Suppresses whoever got this mail; twice is as good as once.
     *
     * @return false if the mail was no broadcast's, and nothing is suppressed
     */
    public boolean suppress(MailId mail, Reason reason) {
        if (!mail.broadcast()) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = clock.instant();
            boolean known = database.sql("""
                            with who as (
                                select r.recipient_hash, case when :reason = 'BOUNCED' then null else b.list end as list
                                from broadcast_recipient r join broadcast b on b.id = r.broadcast_id
                                where r.id = :id),
                            added as (
                                insert into suppression (recipient_hash, list, reason, since)
                                select recipient_hash, list, :reason, :now from who on conflict do nothing)
                            select count(*) from who
                            """)
                            .param("id", mail.number())
                            .param("reason", reason.name())
                            .param("now", sql(now))
                            .query(Long.class)
                            .single()
                    > 0;
            endWhatWaits(mail, now);
            return known;
        }));
    }

    /** Lets a list reach them again, as they ask; false if it was not they who left it. */
    public boolean resubscribe(MailId mail) {
        return mail.broadcast() && database.sql("""
                                delete from suppression s using broadcast_recipient r, broadcast b
                                where r.id = :id and b.id = r.broadcast_id and s.recipient_hash = r.recipient_hash
                                  and s.list = b.list and s.reason = 'UNSUBSCRIBED'
                                """).param("id", mail.number()).update() > 0;
    }

    private void endWhatWaits(MailId mail, Instant now) {
        database.sql("""
                        with gone as (
                            delete from broadcast_todo d using broadcast_recipient r, broadcast b, suppression s
                            where r.recipient_hash = (select recipient_hash from broadcast_recipient where id = :id)
                              and d.recipient_id = r.id and b.id = r.broadcast_id
                              and s.recipient_hash = r.recipient_hash and (s.list is null or s.list = b.list)
                              and (d.leased_until is null or d.leased_until <= :now)
                            returning d.recipient_id, d.broadcast_id),
                        tally as (
                            insert into broadcast_tally (broadcast_id, at, ending, number)
                            select broadcast_id, :now, 'CANCELLED', count(*) from gone group by broadcast_id)
                        insert into broadcast_attempt (recipient_id, at, outcome, ending, answer)
                        select recipient_id, :now, 'SUPPRESSED', 'CANCELLED', '' from gone
                        """).param("id", mail.number()).param("now", sql(now)).update();
    }
}
