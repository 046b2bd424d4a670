package org.centrallobby.letters.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.centrallobby.confirmation.Confirmation;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.Confirmed.Reason;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.store.LetterRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the link of a confirmation mail can do: send the letter, or erase it. */
@Component
public class Confirming {
    private static final String WRITER = "writer";
    private final LetterRows rows;
    private final LetterFacts facts;
    private final LetterPost post;
    private final Onward onward;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Confirming(
            LetterRows rows,
            LetterFacts facts,
            LetterPost post,
            Onward onward,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.facts = facts;
        this.post = post;
        this.onward = onward;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What following a link would do now; {@link Confirmed.Ready} where the button would send the letter. */
    public Confirmed look(String token) {
        return post.findLink(token)
                .map(link -> judge(link, rows.find(link.subject()).orElseThrow()))
                .orElseGet(Confirmed.Unknown::new);
    }

    /**
     * Confirms a letter, once, however often and from wherever it is asked: in the same transaction its mail to the
     * Member is put into the outbox, or it takes its place in line, or it is held;
     * one that co-signs the joint letter is gathered in that letter's hour.
     */
    public Confirmed confirm(String token) {
        Confirmed before = look(token);
        if (!(before instanceof Confirmed.Ready(Letter counted))) {
            return before;
        }
        boolean often = !onward.count(counted);
        boolean confirmed = false;
        try {
            Confirmed after = inTransaction(() -> confirm(token, often));
            confirmed = after instanceof Confirmed.Ready || after instanceof Confirmed.Held;
            return after;
        } finally {
            if (!confirmed && !often) {
                onward.uncount(counted);
            }
        }
    }

    private Confirmed confirm(String token, boolean often) {
        Optional<Confirmation> link = post.findLink(token);
        if (link.isEmpty()) {
            return new Confirmed.Unknown();
        }
        Confirmed judged = judge(link.get(), rows.getLocked(link.get().subject()));
        if (!(judged instanceof Confirmed.Ready(Letter letter))) {
            return judged;
        }
        post.confirmed(link.get(), letter);
        return onward.confirm(letter, often);
    }

    private Confirmed judge(Confirmation link, Letter letter) {
        Instant now = clock.instant();
        return switch (letter.state()) {
            case HELD, READY, WAITING, ACCEPTED, RETURNED, FAILED, REFUSED, ANSWERED -> new Confirmed.Already(letter);
            case DENIED -> new Confirmed.Denied();
            case LAPSED -> new Confirmed.Lapsed(letter);
            case WITHDRAWN -> new Confirmed.Withdrawn();
            case DESTROYED -> new Confirmed.Destroyed();
            case UNCONFIRMED -> {
                if (link.hasLapsed(now)) {
                    yield new Confirmed.Lapsed(letter);
                }
                if (facts.findSitting(letter.memberId(), letter.constituencyId(), now)
                        .isEmpty()) {
                    yield new Confirmed.NotNow(letter, Reason.NOT_THEIR_MEMBER);
                }
                if (facts.hasNothingToAsk(letter, letter.memberId())) {
                    yield new Confirmed.NotNow(letter, Reason.NOTHING_TO_ASK);
                }
                yield facts.findOffice(letter.memberId()).isEmpty()
                        ? new Confirmed.NotNow(letter, Reason.NO_ADDRESS)
                        : new Confirmed.Ready(letter);
            }
        };
    }

    /**
     * Takes a confirmed letter back: one of somebody's own as long as nothing of it has been put into the outbox; a name under
     * a joint letter also from there, while no mail server has it.
     *
     * @return false if there is no such link, or it is too late
     */
    public boolean withdraw(String token) {
        return inTransaction(() -> post.findLink(token)
                .map(link -> rows.find(link.subject()).orElseThrow())
                .filter(this::withdraw)
                .isPresent());
    }

    /** The mail first, the letter second: the dispatcher locks them in that order too. */
    private boolean withdraw(Letter found) {
        if (isOnItsWay(found) && !(found.joint() && post.takeBack(found))) {
            return false;
        }
        Letter letter = rows.getLocked(found.id());
        boolean withdrawn = !isOnItsWay(letter)
                && letter.state() != LetterState.WAITING
                && rows.apply(LetterEvent.WITHDRAW, letter, WRITER, clock.instant());
        if (withdrawn) {
            onward.withdrawn(letter);
        }
        return withdrawn;
    }

    private static boolean isOnItsWay(Letter letter) {
        return letter.state() == LetterState.READY && letter.postedAt() != null;
    }

    /**
     * "This wasn't me": destroys the letter at once.
     *
     * @return false if there is no such link, or the letter was confirmed before
     */
    public boolean deny(String token) {
        return inTransaction(() -> {
            Optional<Confirmation> link = post.findLink(token);
            if (link.isEmpty()) {
                return false;
            }
            Letter letter = rows.getLocked(link.get().subject());
            if (rows.apply(LetterEvent.DENY, letter, WRITER, clock.instant())) {
                post.denied(link.get(), letter);
                return true;
            }
            return letter.state().isDestroyed();
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
