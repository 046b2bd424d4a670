package org.centrallobby.mail.incoming;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.incoming.Subject.Single;
import org.centrallobby.mail.incoming.Subject.Subscriber;
import org.centrallobby.mail.returns.Inbound;
import org.centrallobby.mail.returns.Inbound.Bounced;
import org.centrallobby.mail.returns.Inbound.Delayed;
import org.centrallobby.mail.returns.Inbound.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what came back, and the look into the ledgers. */
@Component
final class IncomingRows {
    private final JdbcClient database;
    private final Sealer sealer;
    private final InstantSource clock;

    IncomingRows(JdbcClient database, Sealer sealer, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The mail in its ledger; empty if that row is gone. */
    Optional<Subject> find(MailId mail) {
        return mail.broadcast()
                ? database.sql("select id from broadcast_recipient where id = :id")
                        .param("id", mail.number())
                        .query((row, number) -> (Subject) new Subscriber(mail))
                        .optional()
                : database.sql("select kind, reference, state from outgoing_mail where id = :id")
                        .param("id", mail.number())
                        .query((row, number) -> (Subject) new Single(
                                mail,
                                row.getString("kind"),
                                row.getString("reference"),
                                row.getString("state").equals("CANCELLED")))
                        .optional();
    }

    /** The mail that a message is about which is kept to be read; empty if it is about none, or is gone. */
    Optional<Subject> findAbout(long parkedId) {
        return database.sql("""
                        select c.broadcast, c.number from parked_mail p join came_back c on c.id = p.came_back_id
                        where p.id = :id and c.number is not null
                        """)
                .param("id", parkedId)
                .query((row, number) -> new MailId(row.getBoolean("broadcast"), row.getLong("number")))
                .optional()
                .flatMap(this::find);
    }

    /**
     * Records a message within the caller's transaction; whoever brings the same one meanwhile waits here for its end.
     *
     * @return its number; empty if it was recorded before
     */
    Optional<Long> add(byte[] message, String envelopeRecipient, Inbound inbound, @Nullable Subject about) {
        String whole =
                envelopeRecipient.toLowerCase(Locale.ROOT) + "\n" + new String(message, StandardCharsets.ISO_8859_1);
        MailId mail = about == null ? null : about.mail();
        Report report = report(inbound);
        Answer answer = report == null ? null : report.answer();
        return database.sql("""
                        insert into came_back (message_hash, at, kind, broadcast, number, recipient_hash,
                                               verdict, code, enhanced, answer)
                        values (:hash, :now, :kind, :broadcast, :number,
                                (select recipient_hash from broadcast_recipient where :broadcast and id = :number),
                                :verdict, :code, :enhanced, :answer)
                        on conflict (message_hash) do nothing
                        returning id
                        """)
                .param("hash", sealer.hash("came-back", whole))
                .param("now", sql(clock.instant()))
                .param("kind", inbound.getClass().getSimpleName().toUpperCase(Locale.ROOT))
                .param("broadcast", mail == null ? null : mail.broadcast(), Types.BOOLEAN)
                .param("number", mail == null ? null : mail.number(), Types.BIGINT)
                .param(
                        "verdict",
                        inbound instanceof Bounced bounced ? bounced.verdict().name() : null,
                        Types.VARCHAR)
                .param("code", answer == null ? null : answer.code(), Types.INTEGER)
                .param("enhanced", answer == null ? null : answer.enhanced(), Types.VARCHAR)
                .param("answer", answer == null ? null : answer.text(), Types.VARCHAR)
                .query(Long.class)
                .optional();
    }

    private static @Nullable Report report(Inbound inbound) {
        List<Report> reports = switch (inbound) {
            case Bounced bounced -> bounced.failures();
            case Delayed delayed -> delayed.reports();
            default -> List.of();
        };
        return reports.isEmpty() ? null : reports.getFirst();
    }

    /**
     * How many mails to whoever got this one came back without proof that the address is dead. Whoever counts for the same
     * person meanwhile waits until the caller's transaction ends, and so sees what it added: one of them sees the last.
     */
    int countWeakBounces(MailId mail, Duration within) {
        database.sql("""
                        select pg_advisory_xact_lock(hashtextextended('weak-bounces ' || encode(recipient_hash, 'hex'), 0))
                        from broadcast_recipient where id = :id
                        """)
                .param("id", mail.number())
                .query((row, number) -> true)
                .list();
        return database.sql("""
                        select count(distinct c.number) from came_back c
                        join broadcast_recipient r on r.recipient_hash = c.recipient_hash
                        where r.id = :id and c.at >= :since and c.verdict in ('SOFT', 'UNCLEAR')
                        """)
                .param("id", mail.number())
                .param("since", sql(clock.instant().minus(within)))
                .query(Integer.class)
                .single();
    }

    /** Forgets messages about none of our mails. */
    int forgetStrays(Duration after) {
        return database.sql("delete from came_back where number is null and at < :before")
                .param("before", sql(clock.instant().minus(after)))
                .update();
    }
}
