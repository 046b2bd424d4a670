package org.centrallobby.mail.broadcasts;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.PersonalRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the ledger of broadcasts knows of a person: which they got. That somebody wants no more of a list is kept when the
 * rest is erased, as a hash: without it they would be written to again.
 */
@Component
public final class SubscriberRecords implements PersonalRecords {
    private final JdbcClient database;
    private final Sealer sealer;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SubscriberRecords(JdbcClient database, Sealer sealer, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String holds() {
        return "broadcasts";
    }

    @Override
    public long count(EmailAddress person) {
        return database.sql("select count(*) from broadcast_recipient where recipient_hash = :hash")
                .param("hash", hash(person))
                .query(Long.class)
                .single();
    }

    @Override
    public List<Map<String, Object>> export(EmailAddress person) {
        return database.sql("""
                        select coalesce(b.list_name, b.list) as list, b.kind, b.created_at, b.started_at, s.reason, s.since
                        from broadcast_recipient r join broadcast b on b.id = r.broadcast_id
                        left join lateral (
                            select reason, since from suppression s
                            where s.recipient_hash = r.recipient_hash and (s.list is null or s.list = b.list)
                            order by since limit 1) s on true
                        where r.recipient_hash = :hash order by r.id
                        """)
                .param("hash", hash(person))
                .query(SubscriberRecords::told)
                .list();
    }

    private static Map<String, Object> told(ResultSet row, int number) throws SQLException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("list", Objects.requireNonNull(row.getString("list")));
        told.put("kind", Objects.requireNonNull(row.getString("kind")));
        told.put("madeAt", SqlTime.instant(row, "created_at").toString());
        Optional.ofNullable(SqlTime.instantOrNull(row, "started_at"))
                .ifPresent(at -> told.put("startedAt", at.toString()));
        Optional.ofNullable(row.getString("reason")).ifPresent(reason -> told.put("noMoreBecause", reason));
        Optional.ofNullable(SqlTime.instantOrNull(row, "since"))
                .ifPresent(at -> told.put("noMoreSince", at.toString()));
        return told;
    }

    @Override
    public Erased erase(EmailAddress person) {
        return Objects.requireNonNull(transaction.execute(status -> {
            byte[] hash = hash(person);
            long lent = endWhatWaits(hash);
            database.sql("update came_back set recipient_hash = null where recipient_hash = :hash")
                    .param("hash", hash)
                    .update();
            // A row stays for each message, so that the ledger's totals stay true; nothing leads from it to anybody.
            int gone = database.sql("""
                            update broadcast_recipient set recipient_hash = uuid_send(gen_random_uuid())
                            where recipient_hash = :hash
                            """).param("hash", hash).update();
            return new Erased(
                    gone,
                    lent == 0
                            ? List.of()
                            : List.of("A mail server had " + lent
                                    + " mails of broadcasts to them in its hands just then; they may arrive."));
        }));
    }

    /** How many of them were lent to a node that sends them. */
    private long endWhatWaits(byte[] hash) {
        return database.sql("""
                        with gone as (
                            delete from broadcast_todo d using broadcast_recipient r
                            where r.recipient_hash = :hash and d.recipient_id = r.id
                            returning d.recipient_id, d.broadcast_id, d.leased_until),
                        tally as (
                            insert into broadcast_tally (broadcast_id, at, ending, number)
                            select broadcast_id, :now, 'CANCELLED', count(*) from gone group by broadcast_id),
                        noted as (
                            insert into broadcast_attempt (recipient_id, at, outcome, ending, answer)
                            select recipient_id, :now, 'ERASED', 'CANCELLED', '' from gone)
                        select count(*) from gone where leased_until > :now
                        """)
                .param("hash", hash)
                .param("now", sql(clock.instant()))
                .query(Long.class)
                .single();
    }

    private byte[] hash(EmailAddress person) {
        return sealer.hash("recipient", person.key());
    }
}
