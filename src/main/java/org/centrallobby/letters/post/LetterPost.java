package org.centrallobby.letters.post;

import static org.centrallobby.letters.mails.LetterMails.CONFIRMATION;
import static org.centrallobby.letters.mails.LetterMails.LETTER;
import static org.centrallobby.letters.mails.LetterMails.REMINDER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.confirmation.Confirmation;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.outbox.Outbox;
import org.centrallobby.mail.outbox.SealedMail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts a letter into the outbox, and before it the mails that ask its writer to confirm it. */
@Component
public final class LetterPost {
    private final Outbox outbox;
    private final LetterMails mails;
    private final Confirmations confirmations;
    private final LetterFacts facts;
    private final ObjectProvider<SentTogether> together;

    LetterPost(
            Outbox outbox,
            LetterMails mails,
            Confirmations confirmations,
            LetterFacts facts,
            ObjectProvider<SentTogether> together) {
        this.together = together;
        this.outbox = outbox;
        this.mails = mails;
        this.confirmations = confirmations;
        this.facts = facts;
    }

    /** Sends a new link to the writer. */
    public void askToConfirm(Letter letter, EmailAddress writer, Instant now) {
        Confirmations.Issued link = confirmations.issue(Purpose.LETTER, letter.id());
        outbox.queue(confirmation(letter, writer, link, now));
    }

    /** A link and the mail that brings it to its writer, both ready to be kept. */
    public record Asking(Confirmations.Drawn link, SealedMail mail) {}

    /** Makes all ready that a letter which is not there yet will need to be confirmed. */
    public Asking prepare(Letter letter, EmailAddress writer, Instant now) {
        Confirmations.Drawn link = confirmations.draw(Purpose.LETTER, letter.id(), Confirmations.VALID);
        return new Asking(link, outbox.seal(confirmation(letter, writer, link.issued(), now)));
    }

    /** Sends each writer the link made ready, at the moment when the letters are kept. */
    public void askToConfirm(List<Asking> askings, Volley volley) {
        confirmations.keep(askings.stream().map(Asking::link).toList(), volley);
        outbox.queue(askings.stream().map(Asking::mail).toList(), volley);
    }

    private OutgoingMail confirmation(Letter letter, EmailAddress writer, Confirmations.Issued link, Instant now) {
        return mails.confirmation(
                reference(letter, link.id()), writer, facts.asked(letter), link.token(), now.plus(Confirmations.VALID));
    }

    /** Reminds the writer, with another link that is good for as long as the letter is kept. */
    public void remind(Letter letter, EmailAddress writer, Instant now) {
        Instant until = letter.stateSince().plus(Confirmations.VALID);
        Confirmations.Issued link = confirmations.issue(Purpose.LETTER, letter.id(), Duration.between(now, until));
        outbox.queue(mails.reminder(reference(letter, link.id()), writer, facts.asked(letter), link.token(), until));
    }

    /** The link of a mail that asked for confirmation. */
    public Optional<Confirmation> findLink(String token) {
        return confirmations.find(token).filter(link -> link.purpose() == Purpose.LETTER);
    }

    /** The writer has confirmed: mails that ask again do not leave. */
    public void confirmed(Confirmation link, Letter letter) {
        confirmations.use(link);
        noteArrived(link, letter);
        cancelAsking(letter);
    }

    /** Whoever reads the address has not written it. */
    public void denied(Confirmation link, Letter letter) {
        confirmations.deny(link);
        noteArrived(link, letter);
        cancelAsking(letter);
    }

    /** The link stands in one mail and nowhere else. */
    private void noteArrived(Confirmation link, Letter letter) {
        outbox.arrived(CONFIRMATION, reference(letter, link.id()));
        outbox.arrived(REMINDER, reference(letter, link.id()));
    }

    private static String reference(Letter letter, long link) {
        return letter.id() + "." + link;
    }

    /** Takes back the mails with links that have not left yet, and makes the links worthless if they have. */
    public void withdrawLinks(Letter letter) {
        cancelAsking(letter);
        confirmations.withdraw(Purpose.LETTER, letter.id());
    }

    /** Takes back the mails with links that have not left yet. */
    public void cancelAsking(Letter letter) {
        outbox.cancel(CONFIRMATION, Long.toString(letter.id()));
        outbox.cancel(REMINDER, Long.toString(letter.id()));
    }

    /** Sends it to its Member's office. */
    public void send(Letter letter, LetterText text, EmailAddress office, Instant now) {
        outbox.queue(mails.letter(Long.toString(letter.id()), facts.correspondence(letter, text), office, now));
    }

    /**
     * Once more, or to another Member than before.
     *
     * @param sequel another number for every time a letter is sent on
     */
    public void sendOn(Letter letter, LetterText text, EmailAddress office, int sequel, Instant now) {
        outbox.queue(mails.letter(letter.id() + "." + sequel, facts.correspondence(letter, text), office, now));
    }

    /** Takes the mail of a letter of somebody's own back; false if it is in a mail server's hands just now, or has ended. */
    public boolean recall(long letterId) {
        return outbox.recall(LETTER, Long.toString(letterId));
    }

    /** The same of any letter that is posted: where it goes together with others, these go on without it. */
    public boolean takeBack(Letter letter) {
        return letter.joint()
                ? together.stream().allMatch(carrier -> carrier.takeOut(letter.id()))
                : recall(letter.id());
    }
}
