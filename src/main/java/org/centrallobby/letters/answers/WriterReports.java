package org.centrallobby.letters.answers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.confirmation.Confirmation;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.answers.AnswerRows.Teller;
import org.centrallobby.letters.answers.AnswerRows.Told;
import org.centrallobby.letters.store.LetterRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What writers say became of their letters. */
@Component
public class WriterReports {
    private final LetterRows letters;
    private final AnswerRows answers;
    private final Confirmations confirmations;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    WriterReports(
            LetterRows letters,
            AnswerRows answers,
            Confirmations confirmations,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.letters = letters;
        this.answers = answers;
        this.confirmations = confirmations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a link leads to; looking changes nothing, however often. */
    public Question look(String token) {
        return find(token)
                .map(link -> judge(link, letters.find(link.subject())))
                .orElseGet(Question.Unknown::new);
    }

    /** Records what the writer says, in place of what they said before. The same said twice is said once. */
    public Question tell(String token, Outcome outcome) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Confirmation> link = find(token);
            if (link.isEmpty()) {
                return new Question.Unknown();
            }
            Optional<Letter> letter = letters.find(link.get().subject()).map(found -> letters.getLocked(found.id()));
            Question judged = judge(link.get(), letter);
            if (!(judged instanceof Question.Open open) || open.told() == outcome) {
                return judged;
            }
            Instant now = clock.instant();
            if (!letters.apply(outcome.event(), open.letter(), "writer", now)) {
                return judged;
            }
            answers.tell(open.letter().id(), outcome, Teller.WRITER, now);
            confirmations.use(link.get());
            return new Question.Open(open.letter(), open.acceptedOn(), outcome);
        }));
    }

    private Optional<Confirmation> find(String token) {
        return confirmations.find(token).filter(link -> link.purpose() == Purpose.ANSWER);
    }

    private Question judge(Confirmation link, Optional<Letter> letter) {
        if (link.hasLapsed(clock.instant())) {
            return new Question.Lapsed();
        }
        Optional<Told> told = letter.flatMap(found -> answers.findTold(found.id()));
        if (letter.isEmpty() || told.isEmpty()) {
            return new Question.Over();
        }
        return switch (letter.get().state()) {
            case ACCEPTED, ANSWERED ->
                told.get().by() == Teller.OFFICE
                        ? new Question.AnsweredByOffice(letter.get())
                        : new Question.Open(
                                letter.get(),
                                told.get().acceptedOn(),
                                told.get().outcome());
            default -> new Question.Over();
        };
    }
}
