package org.centrallobby.letters.answers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.mails.AnswerMails;
import org.centrallobby.letters.mails.AnswerMails.About;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.outbox.Outbox;
import org.centrallobby.places.Constituencies;
import org.springframework.stereotype.Component;

/** Puts the mails that ask into the outbox. */
@Component
class QuestionPost {
    /** How long the link of a question can be followed. */
    static final Duration VALID = Duration.ofDays(60);

    private final Outbox outbox;
    private final AnswerMails mails;
    private final Confirmations confirmations;
    private final LetterFacts facts;
    private final Constituencies seats;

    QuestionPost(
            Outbox outbox, AnswerMails mails, Confirmations confirmations, LetterFacts facts, Constituencies seats) {
        this.outbox = outbox;
        this.mails = mails;
        this.confirmations = confirmations;
        this.facts = facts;
        this.seats = seats;
    }

    /**
     * Whether an answer can still come: from a Member who left, or from anybody while there is no House, none can, and
     * what was counted then would be unfair.
     */
    boolean isWorthAsking(Letter letter, Instant now) {
        return facts.isTheirMember(letter, now);
    }

    /** Within the transaction that notes the question. */
    void ask(Letter letter, LetterContact writer, LocalDate acceptedOn, boolean again, Instant now) {
        Confirmations.Issued link = confirmations.issue(Purpose.ANSWER, letter.id(), VALID);
        About about = new About(
                letter.reference(),
                facts.memberName(letter),
                seats.findByMnisId(letter.constituencyId()).orElseThrow().name(),
                letter.joint(),
                acceptedOn,
                again);
        outbox.queue(mails.question(
                letter.id() + "." + link.id(),
                new Mailbox(writer.name(), writer.email()),
                about,
                link.token(),
                now.plus(VALID)));
    }
}
