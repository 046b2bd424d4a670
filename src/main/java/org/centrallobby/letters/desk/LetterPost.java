package org.centrallobby.letters.desk;

import static org.centrallobby.letters.mails.LetterMails.CONFIRMATION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.mails.Correspondence;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.letters.mails.Correspondence.Matter;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.letters.mails.LetterMails.Asked;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Outbox;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the mails of a letter into the outbox, and knows whom they are for. */
@Component
final class LetterPost {
    private final Outbox outbox;
    private final LetterMails mails;
    private final Confirmations confirmations;
    private final Members members;
    private final Motions motions;
    private final Constituencies seats;

    LetterPost(
            Outbox outbox,
            LetterMails mails,
            Confirmations confirmations,
            Members members,
            Motions motions,
            Constituencies seats) {
        this.outbox = outbox;
        this.mails = mails;
        this.confirmations = confirmations;
        this.members = members;
        this.motions = motions;
        this.seats = seats;
    }

    /** The Member's hold on the seat; empty if somebody else, or nobody, sits for it then. */
    Optional<Membership> findSitting(int memberId, int constituencyId, Instant now) {
        LocalDate today = now.atZone(LondonTime.LONDON).toLocalDate();
        return members.findSitting(constituencyId, today)
                .filter(sitting -> sitting.member().mnisId() == memberId);
    }

    /** Where the Member's office reads mail; empty if no usable address is known. */
    Optional<EmailAddress> findOffice(int memberId) {
        return members.findContact(memberId)
                .map(Contact::email)
                .map(EmailAddress::parse)
                .flatMap(parsed ->
                        parsed instanceof EmailAddress.Valid valid ? Optional.of(valid.address()) : Optional.empty());
    }

    /** Sends a new link to the writer. */
    void askToConfirm(Letter letter, EmailAddress writer, Instant now) {
        Confirmations.Issued link = confirmations.issue(Purpose.LETTER, letter.id());
        Asked asked = new Asked(
                letter.reference(), member(letter).name(), seat(letter).name(), motion(letter));
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
        outbox.queue(mails.letter(correspondence(letter, text), office, now));
    }

    void sendReceipt(Letter letter, LetterText text, String server, Instant at) {
        outbox.queue(mails.receipt(correspondence(letter, text), server, at));
    }

    void sendReturned(Letter letter, LetterText text, String server, String answer, Instant at) {
        outbox.queue(mails.returned(correspondence(letter, text), server, answer, at));
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
                new Addressee(member(letter).name(), seat(letter).name()),
                new Matter(text.topic(), text.organiser(), motion(letter)),
                text.text());
    }

    private Member member(Letter letter) {
        return members.findMember(letter.memberId()).orElseThrow();
    }

    private Constituency seat(Letter letter) {
        return seats.findByMnisId(letter.constituencyId()).orElseThrow();
    }

    private @Nullable Motion motion(Letter letter) {
        Long id = letter.motionId();
        return id == null ? null : motions.findById(id).orElse(null);
    }
}
