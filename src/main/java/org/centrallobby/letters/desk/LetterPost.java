package org.centrallobby.letters.desk;

import static org.centrallobby.letters.mails.LetterMails.CONFIRMATION;
import static org.centrallobby.letters.mails.LetterMails.LETTER;
import static org.centrallobby.letters.mails.LetterMails.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.mails.Correspondence;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.letters.mails.Correspondence.Matter;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.letters.mails.LetterMails.Asked;
import org.centrallobby.letters.mails.LetterMails.Wait;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.outbox.Outbox;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the mails of a letter into the outbox, and knows whom they are for. */
@Component
final class LetterPost {
    private final Outbox outbox;
    private final LetterMails mails;
    private final Confirmations confirmations;
    private final Addressees addressees;
    private final Motions motions;

    LetterPost(Outbox outbox, LetterMails mails, Confirmations confirmations, Addressees addressees, Motions motions) {
        this.outbox = outbox;
        this.mails = mails;
        this.confirmations = confirmations;
        this.addressees = addressees;
        this.motions = motions;
    }

    /** The Member's hold on the seat; empty if somebody else, or nobody, sits for it then. */
    Optional<Membership> findSitting(int memberId, int constituencyId, Instant now) {
        return addressees.findSitting(memberId, constituencyId, now);
    }

    /** Where the Member's office reads mail; empty if no usable address is known. */
    Optional<EmailAddress> findOffice(int memberId) {
        return addressees.findOffice(memberId);
    }

    /** Sends a new link to the writer. */
    void askToConfirm(Letter letter, EmailAddress writer, Instant now) {
        Confirmations.Issued link = confirmations.issue(Purpose.LETTER, letter.id());
        Asked asked = new Asked(
                letter.reference(),
                addressees.member(letter).name(),
                addressees.seat(letter).name(),
                motion(letter));
        outbox.queue(mails.confirmation(
                letter.id() + "." + link.id(), writer, asked, link.token(), now.plus(Confirmations.VALID)));
    }

    /** Takes back the mails with links that have not left yet, and makes the links worthless if they have. */
    void withdrawLinks(Letter letter) {
        cancelAsking(letter);
        confirmations.withdraw(Purpose.LETTER, letter.id());
    }

    /** Takes back the mails with links that have not left yet. */
    void cancelAsking(Letter letter) {
        outbox.cancel(CONFIRMATION, Long.toString(letter.id()));
    }

    void send(Letter letter, LetterText text, EmailAddress office, Instant now) {
        outbox.queue(mails.letter(Long.toString(letter.id()), correspondence(letter, text), office, now));
    }

    /**
     * To another Member than before.
     *
     * @param sequel another number for every time a letter is sent on
     */
    void sendOn(Letter letter, LetterText text, EmailAddress office, int sequel, Instant now) {
        outbox.queue(mails.letter(letter.id() + "." + sequel, correspondence(letter, text), office, now));
    }

    /** Takes the letter's mail back; false if it is in the hands of a mail server just now, or has ended. */
    boolean recall(long letterId) {
        return outbox.recall(LETTER, Long.toString(letterId));
    }

    /** Asks the writer of a letter that waits what is to become of it. */
    void askWhatNow(Letter letter, LetterText text, @Nullable Membership successor, Instant now, Instant until) {
        cancelWaiting(letter);
        Confirmations.Issued link =
                confirmations.issue(Purpose.WAITING_LETTER, letter.id(), Duration.between(now, until));
        outbox.queue(mails.waiting(
                letter.id() + "." + link.id(),
                correspondence(letter, text),
                new Wait(
                        successor == null ? null : successor.member().name(),
                        addressees.isDissolved(now),
                        link.token(),
                        until)));
    }

    /** Takes back the mails that ask what is to become of a letter and have not left yet. */
    void cancelWaiting(Letter letter) {
        outbox.cancel(WAITING, Long.toString(letter.id()));
    }

    void sendReceipt(Letter letter, LetterText text, String server, Instant at) {
        outbox.queue(mails.receipt(correspondence(letter, text), server, at));
    }

    void sendReturned(Letter letter, LetterText text, String server, String answer, Instant at) {
        outbox.queue(mails.returned(correspondence(letter, text), server, answer, at));
    }

    void sendCameBack(Letter letter, LetterText text, String answer, Instant at) {
        outbox.queue(mails.cameBack(correspondence(letter, text), answer, at));
    }

    /** Once for each letter: what a machine says a second time is no news. */
    void sendAutoReply(Letter letter, LetterText text, String answer) {
        outbox.queue(mails.autoReply(correspondence(letter, text), answer));
    }

    void sendGivenUp(Letter letter, LetterText text) {
        outbox.queue(mails.givenUp(correspondence(letter, text)));
    }

    private Correspondence correspondence(Letter letter, LetterText text) {
        Writer writer = text.writer();
        return new Correspondence(
                letter.id(),
                letter.reference(),
                new Author(writer.name(), writer.address(), writer.postcode(), text.writerAddress()),
                new Addressee(
                        addressees.member(letter).name(),
                        addressees.seat(letter).name()),
                new Matter(text.topic(), text.organiser(), motion(letter)),
                text.text());
    }

    private @Nullable Motion motion(Letter letter) {
        Long id = letter.motionId();
        return id == null ? null : motions.findById(id).orElse(null);
    }
}
