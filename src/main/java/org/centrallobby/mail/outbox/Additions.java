package org.centrallobby.mail.outbox;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.List;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.mail.OutgoingMail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How mails come into the ledger: those of one moment by one statement. */
@Component
final class Additions {
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient database;
    private final Sealer sealer;

    Additions(JdbcClient database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /** A mail and the Message-ID that it keeps, however often it is sent. */
    record Entry(OutgoingMail mail, String messageId) {}

    /** How many of them were not there before. */
    int add(List<Entry> entries, Instant now) {
        List<OutgoingMail> mails = entries.stream().map(Entry::mail).toList();
        List<Sealed> contents = mails.stream()
                .map(mail -> sealer.seal(json.writeValueAsBytes(mail), Ledger.CONTEXT))
                .toList();
        return database.sql("""
                        insert into outgoing_mail (kind, reference, message_id, wrapped_key, sealed, recipient_hash,
                                                   priority, queued_at, next_attempt_at)
                        select kind, reference, message_id, wrapped_key, sealed, recipient_hash, priority, :now, :now
                        from unnest(:kinds, :references, :messageIds, :wrappedKeys, :contents, :recipientHashes, :priorities)
                            as added (kind, reference, message_id, wrapped_key, sealed, recipient_hash, priority)
                        on conflict (kind, reference) do nothing
                        """)
                .param("kinds", mails.stream().map(OutgoingMail::kind).toArray(String[]::new))
                .param("references", mails.stream().map(OutgoingMail::reference).toArray(String[]::new))
                .param("messageIds", entries.stream().map(Entry::messageId).toArray(String[]::new))
                .param("wrappedKeys", contents.stream().map(Sealed::wrappedKey).toArray(byte[][]::new))
                .param("contents", contents.stream().map(Sealed::sealed).toArray(byte[][]::new))
                .param(
                        "recipientHashes",
                        mails.stream()
                                .map(mail -> sealer.hash(
                                        "recipient", mail.route().to().address().key()))
                                .toArray(byte[][]::new))
                .param(
                        "priorities",
                        mails.stream()
                                .mapToInt(mail -> mail.nature().urgency().rank())
                                .toArray())
                .param("now", sql(now))
                .update();
    }
}
