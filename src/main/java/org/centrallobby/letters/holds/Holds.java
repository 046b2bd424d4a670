package org.centrallobby.letters.holds;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.post.HeldNews;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.privacy.LetterRemains;
import org.centrallobby.letters.store.HeldRows;
import org.centrallobby.letters.store.LetterRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that are held for a person to look at, and what that person decides. */
@Component
public class Holds implements LetterRemains {
    /** The note of a letter that an operator holds, rather than a rule. */
    public static final String BY_OPERATOR = "OPERATOR";

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
    private static final int MOST_LISTED = 1_000;
    private final LetterRows rows;
    private final HeldRows held;
    private final LetterPost post;
    private final HeldNews news;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Holds(
            LetterRows rows,
            HeldRows held,
            LetterPost post,
            HeldNews news,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.held = held;
        this.post = post;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Holds a letter that its writer has just confirmed, within the caller's transaction.
     *
     * @param rules that want it looked at, at least one
     * @return false if the letter is no longer where it was when it was read
     */
    public boolean holdBack(Letter letter, List<HoldRule> rules, String actor) {
        String note = rules.stream().map(HoldRule::name).collect(Collectors.joining(","));
        boolean moved = rows.apply(LetterEvent.HOLD, letter, actor, clock.instant(), note);
        if (moved) {
            news.tellOperator(letter, note);
        }
        return moved;
    }

    /** Held letters, the oldest first, a thousand at most; each with the names of its rules. */
    public List<HeldRows.Held> listHeld() {
        return held.listHeld(MOST_LISTED);
    }

    /**
     * The words of a held letter, for whoever has to decide about it. That it was read is logged.
     *
     * @param actor who reads it
     */
    public Optional<LetterText> read(String reference, String actor) {
        return rows.findByReference(reference)
                .filter(letter -> letter.state() == LetterState.HELD)
                .flatMap(letter -> {
                    LOG.info("Held letter {} was read by {}.", letter.id(), actor);
                    return rows.findText(letter.id());
                });
    }

    /** What the note of a letter's last hold says; empty if it never was held. */
    public Optional<String> findNote(long letterId) {
        return rows.listSteps(letterId).reversed().stream()
                .filter(step -> step.event() == LetterEvent.HOLD)
                .findFirst()
                .map(Step::note);
    }

    /** Lets a letter go on: it takes its place in line by the time it was confirmed. Its writer is told. */
    public Decided release(String reference, String actor) {
        return decide(
                reference,
                LetterEvent.RELEASE,
                actor,
                null,
                (letter, text) -> news.sendReleased(letter, text, sequel(letter)));
    }

    /** Ends a letter that will not be sent; its writer gets the text back and is told why. */
    public Decided refuse(String reference, RefusalReason reason, String actor) {
        return decide(
                reference,
                LetterEvent.REFUSE,
                actor,
                reason.name(),
                (letter, text) -> news.sendRefused(letter, text, sequel(letter), reason.name()));
    }

    private interface Telling {
        void tell(Letter letter, LetterText text);
    }

    private Decided decide(String reference, LetterEvent event, String actor, @Nullable String note, Telling telling) {
        return inTransaction(reference, found -> {
            Letter letter = rows.getLocked(found.id());
            if (!rows.apply(event, letter, actor, clock.instant(), note)) {
                return new Decided.NotNow(letter.state());
            }
            rows.findText(letter.id()).ifPresent(text -> telling.tell(letter, text));
            forget(List.of(letter.id()));
            return new Decided.Done(rows.find(letter.id()).orElseThrow());
        });
    }

    /** Some letters are held no longer: if they were the last, there is nothing left to look at. */
    @Override
    public void forget(List<Long> letterIds) {
        if (held.listHeld(1).isEmpty()) {
            news.nothingIsHeld();
        }
    }

    /**
     * Holds a confirmed letter that has not gone yet, from the line or from the outbox; its writer is told. If it is carried
     * by a joint letter, that one goes on without it. A letter that is not confirmed is nobody's yet, and goes nowhere by
     * itself.
     */
    public Decided hold(String reference, String actor) {
        return inTransaction(reference, found -> {
            boolean posted = found.postedAt() != null;
            if (found.state() != LetterState.READY) {
                return new Decided.NotNow(found.state());
            }
            // The mail first, the letter second: the dispatcher locks them in that order too.
            if (posted && !post.takeBack(found)) {
                return new Decided.TooLate();
            }
            Letter letter = rows.getLocked(found.id());
            boolean meanwhile = !posted && letter.postedAt() != null;
            if (meanwhile
                    || letter.state() != LetterState.READY
                    || !rows.apply(LetterEvent.HOLD, letter, actor, clock.instant(), BY_OPERATOR)) {
                return new Decided.TooLate();
            }
            news.tellOperator(letter, BY_OPERATOR);
            rows.findText(letter.id()).ifPresent(text -> news.sendHeld(letter, text, sequel(letter)));
            return new Decided.Done(rows.find(letter.id()).orElseThrow());
        });
    }

    /** A number of its own for each mail of one kind. */
    private int sequel(Letter letter) {
        return rows.listSteps(letter.id()).size();
    }

    private Decided inTransaction(String reference, Function<Letter, Decided> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Decided decided = rows.findByReference(reference).map(work).orElseGet(Decided.Unknown::new);
            if (!(decided instanceof Decided.Done)) {
                status.setRollbackOnly();
            }
            return decided;
        }));
    }
}
