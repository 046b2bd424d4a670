package org.centrallobby.letters.waiting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.centrallobby.confirmation.Confirmation;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.line.Line;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.post.WriterPost;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.members.Membership;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the writer of a letter that waits decides: that it goes to whoever holds the seat now, or to nobody. */
@Component
public class WaitingLetters {
    private static final String WRITER = "writer";
    private final LetterRows rows;
    private final LetterFacts facts;
    private final Line line;
    private final WriterPost writers;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    WaitingLetters(
            LetterRows rows,
            LetterFacts facts,
            Line line,
            WriterPost writers,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.facts = facts;
        this.line = line;
        this.writers = writers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a link leads to. */
    public Awaited look(String token) {
        return writers.findWaiting(token)
                .map(link -> judge(link, rows.find(link.subject()).orElseThrow()))
                .orElseGet(Awaited.Unknown::new);
    }

    private Awaited judge(Confirmation link, Letter letter) {
        Instant now = clock.instant();
        return switch (letter.state()) {
            case WITHDRAWN -> new Awaited.Withdrawn();
            case LAPSED -> new Awaited.Lapsed();
            case WAITING -> {
                if (link.hasLapsed(now)) {
                    yield new Awaited.Lapsed();
                }
                Optional<Membership> sitting = facts.findSitting(letter.constituencyId(), now);
                yield new Awaited.Asked(
                        letter,
                        sitting.orElse(null),
                        sitting.filter(next ->
                                        facts.findOffice(next.member().mnisId()).isPresent())
                                .isPresent(),
                        sitting.filter(next -> facts.hasNothingToAsk(
                                        letter, next.member().mnisId()))
                                .isPresent());
            }
            default -> link.hasLapsed(now) ? new Awaited.Lapsed() : new Awaited.Decided(letter);
        };
    }

    /**
     * Sends the letter, as it is, to the Member whom its writer saw on the page; to nobody else.
     *
     * @return {@link Awaited.Asked} if that Member does not hold the seat any more, cannot be reached, or is asked for nothing
     */
    public Awaited sendOn(String token, int memberId) {
        return decide(token, asked -> {
            Membership sitting = asked.successor();
            Instant now = clock.instant();
            Optional<EmailAddress> office = facts.findOffice(memberId);
            LetterEvent event =
                    asked.letter().memberId() == memberId ? LetterEvent.SEND_ANYWAY : LetterEvent.SEND_TO_SUCCESSOR;
            if (asked.settled()
                    || sitting == null
                    || sitting.member().mnisId() != memberId
                    || office.isEmpty()
                    || !rows.apply(event, asked.letter(), WRITER, now)) {
                return asked;
            }
            rows.show(asked.letter().id(), facts.standing(asked.letter().motionId(), memberId));
            Letter letter = rows.readdress(asked.letter().id(), memberId);
            line.rejoin(letter, WRITER);
            return new Awaited.Decided(letter);
        });
    }

    /** Destroys the letter. */
    public Awaited withdraw(String token) {
        return decide(token, asked -> {
            if (!rows.apply(LetterEvent.WITHDRAW, asked.letter(), WRITER, clock.instant())) {
                return asked;
            }
            return new Awaited.Withdrawn();
        });
    }

    private interface Decision {
        Awaited make(Awaited.Asked asked);
    }

    private Awaited decide(String token, Decision decision) {
        return inTransaction(() -> {
            Optional<Confirmation> link = writers.findWaiting(token);
            if (link.isEmpty()) {
                return new Awaited.Unknown();
            }
            Awaited judged = judge(link.get(), rows.getLocked(link.get().subject()));
            if (!(judged instanceof Awaited.Asked asked)) {
                return judged;
            }
            Awaited done = decision.make(asked);
            if (!(done instanceof Awaited.Asked)) {
                writers.decided(link.get(), asked.letter());
            }
            return done;
        });
    }

    private Awaited inTransaction(Supplier<Awaited> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
