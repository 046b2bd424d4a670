package org.centrallobby.mail.outbox;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.mail.OutgoingMail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How mails come into the ledger: those of one moment by one statement. */
@Component
final class Additions {
    private static final String ADD = """
            insert into outgoing_mail (kind, reference, message_id, wrapped_key, sealed, recipient_hash,
                                       priority, queued_at, next_attempt_at)
            select kind, reference, message_id, wrapped_key, sealed, recipient_hash, priority, :now, :now
            from unnest(:kinds, :references, :messageIds, :wrappedKeys, :contents, :recipientHashes, :priorities)
                with ordinality
                as added (kind, reference, message_id, wrapped_key, sealed, recipient_hash, priority, place)
            where %s
            on conflict (kind, reference) do nothing
            """.formatted(Volley.STAYS);

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient database;
    private final Sealer sealer;

    Additions(JdbcClient database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    SealedMail seal(OutgoingMail mail, String messageId) {
        return new SealedMail(
                mail.kind(),
                mail.reference(),
                mail.nature().urgency().rank(),
                messageId,
                sealer.seal(json.writeValueAsBytes(mail), Ledger.CONTEXT),
                sealer.hash("recipient", mail.route().to().address().key()));
    }

    /** How many of them were not there before. */
    int add(List<SealedMail> mails, Instant now) {
        return database.sql(ADD).params(parameters(mails, now)).update();
    }

    void add(List<SealedMail> mails, Instant now, Volley volley) {
        volley.add(ADD, parameters(mails, now));
    }

    private static Map<String, Object> parameters(List<SealedMail> mails, Instant now) {
        return Map.of(
                "kinds", mails.stream().map(SealedMail::kind).toArray(String[]::new),
                "references", mails.stream().map(SealedMail::reference).toArray(String[]::new),
                "messageIds", mails.stream().map(SealedMail::messageId).toArray(String[]::new),
                "wrappedKeys",
                        mails.stream().map(mail -> mail.content().wrappedKey()).toArray(byte[][]::new),
                "contents", mails.stream().map(mail -> mail.content().sealed()).toArray(byte[][]::new),
                "recipientHashes", mails.stream().map(SealedMail::recipientHash).toArray(byte[][]::new),
                "priorities", mails.stream().mapToInt(SealedMail::priority).toArray(),
                "now", sql(now));
    }
}
