package org.centrallobby.mail.outbox;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.mail.OutgoingMail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where mail is left to be sent: if the transaction that leaves it commits, it goes out; if not, it never was. */
@Component
public final class Outbox {
    private final Ledger ledger;
    private final Additions additions;
    private final Changes changes;
    private final InstantSource clock;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    Outbox(Ledger ledger, Additions additions, Changes changes, InstantSource clock, Settings settings) {
        this.ledger = ledger;
        this.additions = additions;
        this.changes = changes;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Queues a mail within the caller's transaction.
     *
     * @return false if this kind was queued for this reference before; that one stands
     */
    public boolean queue(OutgoingMail mail) {
        return queue(List.of(mail)) == 1;
    }

    /**
     * Queues several mails within the caller's transaction.
     *
     * @return how many of them were not queued before
     */
    public int queue(List<OutgoingMail> mails) {
        requireTransaction();
        int queued = additions.add(mails.stream().map(this::seal).toList(), clock.instant());
        if (queued > 0) {
            changes.announce(Changes.Topic.MAIL);
        }
        return queued;
    }

    /** Makes a mail ready to be queued, outside the transaction that wants it sent. */
    public SealedMail seal(OutgoingMail mail) {
        return additions.seal(mail, "<" + new BigInteger(130, random).toString(36) + "@" + settings.mailDomain() + ">");
    }

    /** Queues mails, each at its place and but those that are left out, together with what else a volley does. */
    public void queue(List<SealedMail> mails, Volley volley) {
        additions.add(mails, clock.instant(), volley);
        changes.announce(Changes.Topic.MAIL, volley);
    }

    /**
     * Takes back and destroys what waits under a reference or under a numbered sequel of it ({@code 17}, {@code 17.2},
     * {@code 17.3}). What a server has taken already is beyond recall.
     */
    public void cancel(String kind, String reference) {
        requireTransaction();
        ledger.cancel(kind, reference, clock.instant());
    }

    /**
     * Notes that a mail has come: its reader has followed what stands in it alone. If the program was killed between the
     * server's answer and the record of it, this is the record.
     */
    public void arrived(String kind, String reference) {
        requireTransaction();
        ledger.arrived(kind, reference, clock.instant());
    }

    /**
     * Takes back and destroys what waits under a reference or under a numbered sequel of it, and says whether that was
     * all: what is lent to a dispatcher is not touched, since a server may have it already.
     *
     * @return false if nothing was taken back, or something is lent or has ended without its end being told
     */
    public boolean recall(String kind, String reference) {
        requireTransaction();
        return ledger.recall(kind, reference, clock.instant());
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Mail is queued within the transaction that wants it sent.");
        }
    }
}
