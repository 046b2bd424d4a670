package org.centrallobby.mail.incoming;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.MailReturn.Answered;
import org.centrallobby.mail.MailReturn.Complained;
import org.centrallobby.mail.incoming.Subject.Single;
import org.centrallobby.mail.incoming.Subject.Subscriber;
import org.centrallobby.mail.incoming.Taken.Ignored;
import org.centrallobby.mail.incoming.Taken.Told;
import org.centrallobby.mail.incoming.Taken.Why;
import org.centrallobby.mail.returns.Inbound;
import org.centrallobby.mail.returns.Inbound.AutoReply;
import org.centrallobby.mail.returns.Inbound.Bounced;
import org.centrallobby.mail.returns.Inbound.Complaint;
import org.centrallobby.mail.returns.Inbound.Delayed;
import org.centrallobby.mail.returns.Inbound.Human;
import org.centrallobby.mail.returns.Inbound.Notice;
import org.centrallobby.mail.returns.Inbound.Origin;
import org.centrallobby.mail.returns.Inbound.Unreadable;
import org.centrallobby.mail.returns.Inbound.UnsubscribeRequest;
import org.centrallobby.mail.returns.Inbound.Wording;
import org.centrallobby.mail.returns.InboundReader;
import org.centrallobby.mail.tokens.MailTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a message that came to one of our addresses: what it is about, its record and its effect, in one transaction. Which
 * mail it is about follows from the MAC in an address alone; all else in it is the sender's word.
 */
@Component
public final class Incoming {
    private final MailTokens tokens;
    private final IncomingRows rows;
    private final SingleReturns singles;
    private final SubscriberReturns subscribers;
    private final ParkedMails parking;
    private final TransactionTemplate transaction;

    Incoming(
            MailTokens tokens,
            IncomingRows rows,
            SingleReturns singles,
            SubscriberReturns subscribers,
            ParkedMails parking,
            TransactionTemplate transaction) {
        this.tokens = tokens;
        this.rows = rows;
        this.singles = singles;
        this.subscribers = subscribers;
        this.parking = parking;
        this.transaction = transaction;
    }

    /**
     * Takes a message. What this throws has left no trace: the message may be brought again.
     *
     * @param message as it came; more than {@link InboundReader#MOST_BYTES} need not be brought
     * @param envelopeRecipient the address it was sent to, where the mail server tells
     */
    public Taken take(byte[] message, @Nullable String envelopeRecipient) {
        String envelope = envelopeRecipient == null ? "" : envelopeRecipient.strip();
        Optional<EmailAddress> to = EmailAddress.parse(envelope) instanceof EmailAddress.Valid valid
                ? Optional.of(valid.address())
                : Optional.empty();
        Inbound inbound = InboundReader.read(message, to);
        return Objects.requireNonNull(transaction.execute(status -> {
            Subject about = about(inbound).orElse(null);
            Optional<Long> id = rows.add(message, envelope, inbound, about);
            if (id.isEmpty()) {
                return new Ignored(Why.SEEN_BEFORE);
            }
            return effect(inbound, about)
                    .<Taken>map(taken -> taken)
                    .orElseGet(() -> parking.park(id.get(), message, inbound));
        }));
    }

    private Optional<Subject> about(Inbound inbound) {
        return switch (inbound) {
            case Bounced bounce -> returned(bounce.origin());
            case Delayed delay -> returned(delay.origin());
            case Notice notice -> returned(notice.origin());
            case AutoReply answer -> returned(answer.origin());
            case Complaint complaint -> returned(complaint.origin());
            case UnsubscribeRequest(Origin origin) -> leaving(origin).or(() -> returned(origin));
            case Human human -> returned(human.origin());
            case Unreadable unreadable -> Optional.empty();
        };
    }

    private Optional<Subject> returned(Origin origin) {
        return Stream.concat(origin.addressedTo().stream(), Stream.ofNullable(origin.envelopeSender()))
                .flatMap(address -> tokens.findReturned(address.value()).stream())
                .findFirst()
                .or(() -> answered(origin))
                .flatMap(rows::find);
    }

    private Optional<MailId> answered(Origin origin) {
        return origin.addressedTo().stream()
                .flatMap(address -> tokens.findAnswered(address.value()).stream())
                .findFirst();
    }

    private Optional<Subject> leaving(Origin origin) {
        return origin.addressedTo().stream()
                .flatMap(address -> tokens.findUnsubscribing(address.value()).stream())
                .findFirst()
                .flatMap(rows::find);
    }

    /** Empty where a person has to read it. */
    private Optional<Taken> effect(Inbound inbound, @Nullable Subject about) {
        return switch (inbound) {
            case Notice notice -> ignored(Why.NOTHING_TO_DO);
            case Delayed delay -> about == null ? ignored(Why.NOT_OURS) : told();
            case Bounced bounce ->
                switch (about) {
                    case Single single -> told(() -> singles.bounced(single, bounce));
                    case Subscriber subscriber -> told(() -> subscribers.bounced(subscriber, bounce));
                    case null -> ignored(Why.NOT_OURS);
                };
            case AutoReply answer ->
                switch (about) {
                    case Single single ->
                        told(() -> singles.tell(
                                single, new Answered(answer.wording().text())));
                    case Subscriber subscriber -> ignored(Why.NOTHING_TO_DO);
                    case null -> ignored(Why.NOT_OURS);
                };
            case Complaint complaint when !complaint.feedback().complains() -> ignored(Why.NOTHING_TO_DO);
            case Complaint complaint ->
                switch (about) {
                    case Single single -> told(() -> singles.tell(single, new Complained()));
                    case Subscriber subscriber -> told(() -> subscribers.complained(subscriber));
                    case null -> Optional.empty();
                };
            case UnsubscribeRequest request ->
                about instanceof Subscriber subscriber
                        ? told(() -> subscribers.unsubscribed(subscriber))
                        : Optional.empty();
            case Human(Wording words, Origin origin) ->
                about instanceof Single single && answered(origin).isPresent() && singles.replied(single, words, false)
                        ? told()
                        : Optional.empty();
            case Unreadable _ -> Optional.empty();
        };
    }

    /**
     * Lets a message that was kept to be read be taken after all, as the answer that it is: an operator has read it.
     *
     * @return false if there is none, or it is no answer that anybody can be given
     */
    public boolean passOn(long parkedId) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean taken = parking.find(parkedId)
                    .map(message -> InboundReader.read(message, Optional.empty()))
                    .filter(inbound -> inbound instanceof Human(Wording words, Origin _)
                            && rows.findAbout(parkedId).orElse(null) instanceof Single single
                            && singles.replied(single, words, true))
                    .isPresent();
            return taken && parking.destroy(parkedId);
        }));
    }

    private static Optional<Taken> ignored(Why why) {
        return Optional.of(new Ignored(why));
    }

    private static Optional<Taken> told() {
        return Optional.of(new Told());
    }

    private static Optional<Taken> told(Runnable effect) {
        effect.run();
        return told();
    }
}
