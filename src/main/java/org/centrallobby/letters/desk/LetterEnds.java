package org.centrallobby.letters.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.post.WriterPost;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.waiting.HouseWatch;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.MailReturn;
import org.centrallobby.mail.MailReturn.Answered;
import org.centrallobby.mail.MailReturn.Complained;
import org.centrallobby.mail.MailReturn.Failed;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Hears what became of a letter's mail, moves the letter on and writes to its writer. */
@Component
final class LetterEnds implements MailListener {
    private static final String ACTOR = "mail";
    private final LetterRows rows;
    private final LetterPost post;
    private final WriterPost writers;
    private final LetterFacts facts;
    private final Tasks tasks;
    private final InstantSource clock;

    LetterEnds(
            LetterRows rows, LetterPost post, WriterPost writers, LetterFacts facts, Tasks tasks, InstantSource clock) {
        this.rows = rows;
        this.post = post;
        this.writers = writers;
        this.facts = facts;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A letter around which something happened a moment ago stays here, until {@link HouseWatch} has looked after it. */
    @Override
    public boolean mayLeave(String kind, String reference) {
        return !kind.equals(LetterMails.LETTER)
                || rows.find(MailListener.stem(reference))
                        .filter(letter ->
                                facts.whatHappened(letter, clock.instant()).isEmpty())
                        .isPresent();
    }

    @Override
    public void onEnd(MailEnd end) {
        if (!end.kind().equals(LetterMails.LETTER)) {
            return;
        }
        Letter letter = rows.getLocked(MailListener.stem(end.reference()));
        Instant at = end.at();
        switch (end.ending()) {
            case ACCEPTED -> {
                if (rows.accept(letter, ACTOR, end.server(), at)) {
                    writers.sendReceipt(letter, text(letter), end.server(), at);
                }
            }
            case REFUSED -> {
                if (rows.apply(LetterEvent.RETURN, letter, ACTOR, at)) {
                    writers.sendReturned(letter, text(letter), end.server(), end.answer(), at);
                }
            }
            case GIVEN_UP -> {
                if (rows.apply(LetterEvent.GIVE_UP, letter, ACTOR, at)) {
                    writers.sendGivenUp(letter, text(letter));
                }
            }
        }
    }

    /** What an office's mail server says moves a letter and makes work for the operator; it never ends mail to the office. */
    @Override
    public void onReturn(MailReturn back) {
        if (!back.kind().equals(LetterMails.LETTER)
                || rows.find(MailListener.stem(back.reference())).isEmpty()) {
            return;
        }
        Letter letter = rows.getLocked(MailListener.stem(back.reference()));
        Optional<LetterText> text = rows.findText(letter.id());
        switch (back.news()) {
            case Failed(String answer) -> {
                if (rows.apply(LetterEvent.BOUNCE, letter, ACTOR, back.at())) {
                    post.recall(letter.id());
                    text.ifPresent(kept -> writers.sendCameBack(letter, kept, answer, back.at()));
                }
                openTask(TaskKind.OFFICE_BOUNCED, letter, "A letter to %s came back: " + answer);
            }
            case Answered(String answer) -> text.ifPresent(kept -> writers.sendAutoReply(letter, kept, answer));
            case Complained() -> {
                text.ifPresent(kept -> writers.sendComplained(letter, kept));
                openTask(
                        TaskKind.OFFICE_COMPLAINED,
                        letter,
                        "The office of %s called letter " + letter.reference() + " spam.");
            }
        }
    }

    private void openTask(TaskKind kind, Letter letter, String sentence) {
        tasks.open(kind, "member " + letter.memberId(), sentence.replace("%s", facts.memberName(letter)));
    }

    private LetterText text(Letter letter) {
        return rows.findText(letter.id()).orElseThrow();
    }
}
