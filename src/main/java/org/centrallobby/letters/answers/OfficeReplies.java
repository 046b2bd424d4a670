package org.centrallobby.letters.answers;

import java.time.Instant;
import java.util.Objects;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.answers.AnswerRows.Teller;
import org.centrallobby.letters.mails.AnswerMails;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers that offices send through us count like those that writers tell of, and nobody is asked about them. */
@Component
public class OfficeReplies {
    private final LetterRows letters;
    private final AnswerRows answers;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    OfficeReplies(LetterRows letters, AnswerRows answers, Outbox outbox, TransactionTemplate transaction) {
        this.letters = letters;
        this.answers = answers;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Records that an office answered a letter, once, however often it is told; in the caller's transaction if there is
     * one. To be called when the answer was handed to the writer, not when it was typed.
     *
     * @param at when it was
     * @return false if no mail server ever took that letter, it came back, or it is erased
     */
    public boolean record(long letterId, Instant at) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (letters.find(letterId).isEmpty()) {
                return false;
            }
            Letter letter = letters.getLocked(letterId);
            boolean answered =
                    letter.state() == LetterState.ANSWERED || letters.apply(LetterEvent.ANSWER, letter, "office", at);
            if (answered) {
                answers.begin(letterId);
                answers.tell(letterId, Outcome.ANSWERED, Teller.OFFICE, at);
                outbox.cancel(AnswerMails.QUESTION, Long.toString(letterId));
            }
            return answered;
        }));
    }
}
