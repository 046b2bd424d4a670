package org.centrallobby.letters.joint;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.mails.Correspondence;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.CoSignatories.Untold;
import org.centrallobby.letters.store.JointRows.CoSigned;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.letters.store.LetterLists.Bundle;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.outbox.Outbox;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Puts a joint letter into the outbox, and what its co-signatories are told. */
@Component
class JointPost {
    private final Outbox outbox;
    private final JointMails mails;
    private final JointWordings wordings;
    private final LetterFacts facts;
    private final Confirmations confirmations;
    private final Tasks tasks;

    JointPost(
            Outbox outbox,
            JointMails mails,
            JointWordings wordings,
            LetterFacts facts,
            Confirmations confirmations,
            Tasks tasks) {
        this.outbox = outbox;
        this.mails = mails;
        this.wordings = wordings;
        this.facts = facts;
        this.confirmations = confirmations;
        this.tasks = tasks;
    }

    /** Where it goes; if nobody knows, the operator is told. */
    Optional<EmailAddress> findOffice(int memberId) {
        Optional<EmailAddress> office = facts.findOffice(memberId);
        if (office.isEmpty()) {
            tasks.open(
                    TaskKind.LINE_STANDS,
                    "member " + memberId,
                    words("joint.task.no-address", Integer.toString(memberId)));
        }
        return office;
    }

    /** Whether nothing has happened that the writers of such letters ought to hear of before they go. */
    boolean mayGo(Bundle bundle, Instant now) {
        return facts.whatHappened(bundle, now).isEmpty();
    }

    void send(Joint joint, List<CoSigned> carried, EmailAddress office) {
        send(Long.toString(joint.id()), joint, carried, office);
    }

    /** Sends it anew without a letter that was in it: one reference is queued once. */
    void sendWithout(long letterId, Joint joint, List<CoSigned> carried, EmailAddress office) {
        send(joint.id() + "." + letterId, joint, carried, office);
    }

    private void send(String reference, Joint joint, List<CoSigned> carried, EmailAddress office) {
        Correspondence first = facts.correspondence(
                carried.getFirst().letter(), carried.getFirst().text());
        Roll roll =
                new Roll(carried.stream().map(one -> CoSignatory.of(one.text())).toList());
        boolean queued = outbox.queue(mails.joint(
                reference,
                new JointMails.Matter(
                        joint.reference(),
                        first.addressee(),
                        first.matter().topic(),
                        wordings.get(joint.wordingId()),
                        first.matter().motion()),
                roll,
                office));
        if (!queued) {
            throw new IllegalStateException("The mail of joint letter " + joint.id() + " was queued before.");
        }
    }

    /** Takes its mail back; false if it is in the hands of a mail server just now, or has ended. */
    boolean recall(Joint joint) {
        return outbox.recall(JointMails.JOINT, Long.toString(joint.id()));
    }

    /**
     * Tells one of its co-signatories what became of it; once, however often it is asked for.
     *
     * @param others how many more it carries
     */
    void tell(Joint joint, Untold person, int others) {
        LetterText text = person.text();
        if (text == null) {
            return;
        }
        Letter letter = person.letter();
        String reference = letter.id() + "." + joint.id();
        String server = Objects.requireNonNullElse(joint.server(), "");
        String answer = Objects.requireNonNullElse(joint.answer(), "");
        Correspondence sent = correspondence(letter, text, wordings.get(joint.wordingId()));
        OutgoingMail mail = switch (joint.state()) {
            case ACCEPTED -> mails.receipt(reference, sent, others, server, Objects.requireNonNull(joint.endedAt()));
            case REFUSED ->
                mails.returned(
                        reference, sent, toPrint(letter), server, answer, Objects.requireNonNull(joint.endedAt()));
            case BOUNCED ->
                mails.cameBack(reference, sent, toPrint(letter), answer, Objects.requireNonNull(joint.endedAt()));
            case GIVEN_UP -> mails.givenUp(reference, sent, toPrint(letter));
            case POSTED, TAKEN_BACK -> throw new IllegalStateException("There is nothing to tell yet.");
        };
        outbox.queue(mail);
    }

    private Correspondence correspondence(Letter letter, LetterText text, String wording) {
        Correspondence own = facts.correspondence(letter, text);
        return new Correspondence(
                own.id(),
                own.reference(),
                own.author(),
                own.addressee(),
                own.matter(),
                JointWordings.copy(own.addressee().name(), wording, text));
    }

    /** A link behind which what did not arrive is ready to print. */
    private String toPrint(Letter letter) {
        return confirmations.issue(Purpose.LETTER, letter.id()).token();
    }
}
