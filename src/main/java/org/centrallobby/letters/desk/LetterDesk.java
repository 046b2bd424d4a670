package org.centrallobby.letters.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.line.Line;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.LetterLists;
import org.centrallobby.letters.store.LetterRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator can see of letters and do for them; never a letter's text. */
@Component
public class LetterDesk {
    private final LetterRows rows;
    private final LetterLists lists;
    private final LetterFacts facts;
    private final Line line;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    LetterDesk(
            LetterRows rows,
            LetterLists lists,
            LetterFacts facts,
            Line line,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.lists = lists;
        this.facts = facts;
        this.line = line;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of an operator's wish. */
    public sealed interface Moved {
        /** Done. */
        record Done(LetterState state) implements Moved {}

        /** That cannot happen to a letter that stands there. */
        record NotFrom(LetterState state) implements Moved {}

        /** No address of the Member's office is known. */
        record NoAddress() implements Moved {}

        /** The Member does not sit for the writer's seat any more. */
        record NotTheirMember() implements Moved {}

        /** There is no such letter. */
        record Unknown() implements Moved {}
    }

    public Map<LetterState, Long> countByState() {
        return lists.countByState();
    }

    public Optional<Letter> find(String reference) {
        return rows.findByReference(reference);
    }

    public List<Step> listSteps(Letter letter) {
        return rows.listSteps(letter.id());
    }

    /** Sends a letter that came back, or that no server took, once more: to the same Member's office. */
    public Moved retry(String reference, String actor) {
        return move(reference, letter -> {
            Instant now = clock.instant();
            // What came back after its text was forgotten has nothing to send.
            if (!LetterEvent.RETRY.from().contains(letter.state())
                    || rows.findText(letter.id()).isEmpty()) {
                return new Moved.NotFrom(letter.state());
            }
            if (!facts.isTheirMember(letter, now)) {
                return new Moved.NotTheirMember();
            }
            if (facts.findOffice(letter.memberId()).isEmpty()) {
                return new Moved.NoAddress();
            }
            rows.apply(LetterEvent.RETRY, letter, actor, now);
            Letter ready = rows.find(letter.id()).orElseThrow();
            line.rejoin(ready, actor);
            return new Moved.Done(LetterState.READY);
        });
    }

    private Moved move(String reference, Function<Letter, Moved> how) {
        return Objects.requireNonNull(transaction.execute(status -> rows.findByReference(reference)
                .map(letter -> how.apply(rows.getLocked(letter.id())))
                .orElseGet(Moved.Unknown::new)));
    }
}
