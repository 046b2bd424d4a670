package org.centrallobby.letters.post;

import static org.centrallobby.letters.mails.DecisionMails.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.centrallobby.confirmation.Confirmation;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.mails.DecisionMails;
import org.centrallobby.letters.mails.DecisionMails.Wait;
import org.centrallobby.letters.mails.DecisionMails.Why;
import org.centrallobby.letters.mails.EndMails;
import org.centrallobby.mail.outbox.Outbox;
import org.centrallobby.members.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into the outbox what the writer of a letter is told of it. */
@Component
public final class WriterPost {
    private final Outbox outbox;
    private final EndMails ends;
    private final DecisionMails waits;
    private final Confirmations confirmations;
    private final LetterFacts facts;

    WriterPost(Outbox outbox, EndMails ends, DecisionMails waits, Confirmations confirmations, LetterFacts facts) {
        this.outbox = outbox;
        this.ends = ends;
        this.waits = waits;
        this.confirmations = confirmations;
        this.facts = facts;
    }

    /** Asks the writer of a letter that waits what is to become of it. */
    public void askWhatNow(Letter letter, LetterText text, @Nullable Membership successor, Instant now, Instant until) {
        cancelWaiting(letter);
        Confirmations.Issued link =
                confirmations.issue(Purpose.WAITING_LETTER, letter.id(), Duration.between(now, until));
        outbox.queue(waits.waiting(
                letter.id() + "." + link.id(),
                facts.correspondence(letter, text),
                new Wait(
                        successor == null ? null : successor.member().name(),
                        why(letter, now),
                        successor != null
                                && facts.hasNothingToAsk(
                                        letter, successor.member().mnisId()),
                        link.token(),
                        until)));
    }

    private Why why(Letter letter, Instant now) {
        if (facts.isTheirMember(letter, now)) {
            return letter.waitsFor() == LetterEvent.MOTION_ENDED ? Why.MOTION_ENDED : Why.NAME_ADDED;
        }
        return facts.isDissolved(now) ? Why.DISSOLVED : Why.LEFT;
    }

    /** The link of such a mail. */
    public Optional<Confirmation> findWaiting(String token) {
        return confirmations.find(token).filter(link -> link.purpose() == Purpose.WAITING_LETTER);
    }

    /** The writer has decided: the link is used up, and mails that ask again do not leave. */
    public void decided(Confirmation link, Letter letter) {
        confirmations.use(link);
        cancelWaiting(letter);
    }

    /** Takes back the mails that ask what is to become of a letter and have not left yet. */
    public void cancelWaiting(Letter letter) {
        outbox.cancel(WAITING, Long.toString(letter.id()));
    }

    public void sendReceipt(Letter letter, LetterText text, String server, Instant at) {
        outbox.queue(ends.receipt(facts.correspondence(letter, text), server, at));
    }

    public void sendReturned(Letter letter, LetterText text, String server, String answer, Instant at) {
        outbox.queue(ends.returned(facts.correspondence(letter, text), toPrint(letter), server, answer, at));
    }

    public void sendCameBack(Letter letter, LetterText text, String answer, Instant at) {
        outbox.queue(ends.cameBack(facts.correspondence(letter, text), toPrint(letter), answer, at));
    }

    /** Once for each letter: what a machine says a second time is no news. */
    public void sendAutoReply(Letter letter, LetterText text, String answer) {
        outbox.queue(ends.autoReply(facts.correspondence(letter, text), answer));
    }

    /** Once for each letter, whoever at the office marks it again. */
    public void sendComplained(Letter letter, LetterText text) {
        outbox.queue(ends.complained(facts.correspondence(letter, text)));
    }

    public void sendGivenUp(Letter letter, LetterText text) {
        outbox.queue(ends.givenUp(facts.correspondence(letter, text), toPrint(letter)));
    }

    /** A link behind which a letter that did not arrive is ready to print. */
    private String toPrint(Letter letter) {
        return confirmations.issue(Purpose.LETTER, letter.id()).token();
    }
}
