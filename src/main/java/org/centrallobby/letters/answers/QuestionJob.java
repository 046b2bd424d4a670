package org.centrallobby.letters.answers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.store.LetterTexts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks writers whether they got an answer: two weeks after a server took the letter, and a week later once more whoever
 * has not said yes. Two nodes at once ask once: each question is noted in the transaction that queues its mail.
 */
@Component
public final class QuestionJob implements RecurringJob {
    /** After that the first question is asked. */
    static final Duration FIRST = Duration.ofDays(14);

    /** After that the second is asked, counted from the first. */
    static final Duration SECOND = Duration.ofDays(7);

    /** How late a question may come, as after a long standstill; then it is not asked any more. */
    static final Duration TOO_LATE = Duration.ofDays(14);

    private static final int BATCH = 200;

    /** In one turn of each question: the day after a great day must not fill the outbox. */
    private static final int MOST = 5_000;

    private final LetterRows letters;
    private final LetterTexts texts;
    private final AnswerRows answers;
    private final QuestionPost post;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    QuestionJob(
            LetterRows letters,
            LetterTexts texts,
            AnswerRows answers,
            QuestionPost post,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.letters = letters;
        this.texts = texts;
        this.answers = answers;
        this.post = post;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void runOnce() {
        Instant now = clock.instant();
        Instant due = now.minus(FIRST);
        inBatches(after -> answers.listToAsk(due.minus(TOO_LATE), due, after, BATCH), false, now);
        Instant dueAgain = now.minus(SECOND);
        inBatches(after -> answers.listToAskAgain(dueAgain.minus(TOO_LATE), dueAgain, after, BATCH), true, now);
    }

    private interface Batch {
        List<Long> list(long after);
    }

    private void inBatches(Batch batch, boolean again, Instant now) {
        List<Long> due = batch.list(0);
        int asked = 0;
        while (!due.isEmpty() && asked < MOST) {
            for (long id : due) {
                boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean queued = ask(id, again, now);
                    if (!queued) {
                        status.setRollbackOnly();
                    }
                    return queued;
                }));
                asked += done ? 1 : 0;
            }
            due = batch.list(due.getLast());
        }
    }

    /** @return false if nothing is to be changed */
    private boolean ask(long letterId, boolean again, Instant now) {
        Letter letter = letters.getLocked(letterId);
        if (letter.state() != LetterState.ACCEPTED || !post.isWorthAsking(letter, now)) {
            return false;
        }
        boolean noted = again ? answers.askAgain(letterId, now) : answers.ask(letterId, now);
        Optional<LetterContact> writer = texts.findContact(letterId);
        if (!noted
                || writer.isEmpty()
                || !letters.apply(LetterEvent.ASK_ANSWER, letter, "house", now, again ? "second" : "first")) {
            return false;
        }
        post.ask(letter, writer.get(), answers.findTold(letterId).orElseThrow().acceptedOn(), again, now);
        return true;
    }
}
