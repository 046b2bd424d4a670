package org.centrallobby.letters.post;

import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.mails.HeldMails;
import org.centrallobby.mail.outbox.Outbox;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who hears of a held letter: its writer by mail, the operator by a task. */
@Component
public final class HeldNews {
    /** One task for all of them: a list with as many lines as letters would hide everything else. */
    private static final String TASK = "held";

    private final Outbox outbox;
    private final HeldMails mails;
    private final LetterFacts facts;
    private final Tasks tasks;

    HeldNews(Outbox outbox, HeldMails mails, LetterFacts facts, Tasks tasks) {
        this.outbox = outbox;
        this.mails = mails;
        this.facts = facts;
        this.tasks = tasks;
    }

    /**
     * Makes work for the operator.
     *
     * @param note names of the rules
     */
    public void tellOperator(Letter letter, String note) {
        tasks.open(
                TaskKind.LETTER_HELD,
                TASK,
                "Letter " + letter.reference() + " to " + facts.memberName(letter) + " is held: "
                        + note.replace(",", ", ") + ".");
    }

    /** No letter is held any more. */
    public void nothingIsHeld() {
        tasks.close(TaskKind.LETTER_HELD, TASK);
    }

    /**
     * Tells the writer that it is looked at.
     *
     * @param sequel another number for every time
     */
    public void sendHeld(Letter letter, LetterText text, int sequel) {
        outbox.queue(mails.held(reference(letter, sequel), facts.correspondence(letter, text)));
    }

    /**
     * Tells the writer that it goes on.
     *
     * @param sequel another number for every time
     */
    public void sendReleased(Letter letter, LetterText text, int sequel) {
        outbox.queue(mails.released(reference(letter, sequel), facts.correspondence(letter, text)));
    }

    /**
     * Tells the writer that it is not sent.
     *
     * @param reason name of the operator's reason
     */
    public void sendRefused(Letter letter, LetterText text, int sequel, String reason) {
        outbox.queue(mails.refused(reference(letter, sequel), facts.correspondence(letter, text), reason));
    }

    private static String reference(Letter letter, int sequel) {
        return letter.id() + "." + sequel;
    }
}
