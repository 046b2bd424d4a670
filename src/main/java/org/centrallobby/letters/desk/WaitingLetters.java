package org.centrallobby.letters.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.centrallobby.confirmation.Confirmation;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.members.Membership;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Letters whose Member left the seat before they were sent. They wait, and go to nobody without their writer, who is told
 * at once, and once more when the seat has a new Member who can be written to.
 */
@Component
public class WaitingLetters {
    /** Longer than a vacancy lasts. */
    static final Duration LONGEST_VACANT = Duration.ofDays(180);

    /** For the writer to decide, once there is somebody to send it to. */
    static final Duration TO_DECIDE = Duration.ofDays(30);

    private static final String HOUSE = "house";
    private static final String WRITER = "writer";
    private final LetterRows rows;
    private final LetterPost post;
    private final Addressees addressees;
    private final Confirmations confirmations;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    WaitingLetters(
            LetterRows rows,
            LetterPost post,
            Addressees addressees,
            Confirmations confirmations,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.post = post;
        this.addressees = addressees;
        this.confirmations = confirmations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Holds back what is on its way to somebody who left, tells writers of new Members, and lets go what is too old. */
    void runOnce() {
        Instant now = clock.instant();
        for (Letter letter : rows.listInState(LetterState.READY)) {
            if (!addressees.isTheirMember(letter, now)) {
                transaction.executeWithoutResult(status -> {
                    if (!holdBack(letter.id(), now)) {
                        status.setRollbackOnly();
                    }
                });
            }
        }
        for (Letter letter : rows.listInState(LetterState.WAITING)) {
            transaction.executeWithoutResult(status -> tellOrLapse(letter, now));
        }
    }

    /**
     * The mail first, the letter second: the dispatcher locks them in that order too.
     *
     * @return false if nothing is to be changed: the mail is in a server's hands just now, or has ended
     */
    private boolean holdBack(long letterId, Instant now) {
        if (!post.recall(letterId)) {
            return false;
        }
        Letter letter = rows.getLocked(letterId);
        if (addressees.isTheirMember(letter, now) || !rows.apply(LetterEvent.MEMBER_LEFT, letter, HOUSE, now)) {
            return false;
        }
        Optional<Membership> successor = findReachable(letter, now);
        successor.ifPresent(next -> rows.claimTelling(letterId, next.member().mnisId()));
        ask(letter, successor, now);
        return true;
    }

    private void tellOrLapse(Letter listed, Instant now) {
        Optional<Membership> successor = findReachable(listed, now);
        if (successor.isPresent()
                && rows.claimTelling(listed.id(), successor.get().member().mnisId())) {
            Letter letter = rows.getLocked(listed.id());
            if (rows.apply(LetterEvent.NEW_MEMBER, letter, HOUSE, now)) {
                ask(letter, successor, now);
            }
        } else if (rows.isOverdue(listed.id(), now.minus(LONGEST_VACANT), now.minus(TO_DECIDE))) {
            Letter letter = rows.getLocked(listed.id());
            if (rows.apply(LetterEvent.LAPSE, letter, HOUSE, now)) {
                post.cancelWaiting(letter);
            }
        }
    }

    private void ask(Letter letter, Optional<Membership> successor, Instant now) {
        post.askWhatNow(
                letter,
                rows.findText(letter.id()).orElseThrow(),
                successor.orElse(null),
                now,
                now.plus(successor.isPresent() ? TO_DECIDE : LONGEST_VACANT));
    }

    private Optional<Membership> findReachable(Letter letter, Instant now) {
        return addressees
                .findSitting(letter.constituencyId(), now)
                .filter(sitting ->
                        addressees.findOffice(sitting.member().mnisId()).isPresent());
    }

    /** What a link leads to. */
    public Awaited look(String token) {
        return find(token)
                .map(link -> judge(link, rows.find(link.subject()).orElseThrow()))
                .orElseGet(Awaited.Unknown::new);
    }

    private Optional<Confirmation> find(String token) {
        return confirmations.find(token).filter(link -> link.purpose() == Purpose.WAITING_LETTER);
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
                Optional<Membership> successor = addressees.findSitting(letter.constituencyId(), now);
                yield new Awaited.Asked(
                        letter,
                        successor.orElse(null),
                        successor.isPresent() && findReachable(letter, now).isPresent());
            }
            default -> link.hasLapsed(now) ? new Awaited.Lapsed() : new Awaited.Decided(letter);
        };
    }

    /**
     * Sends the letter, as it is, to the Member whom its writer saw on the page; to nobody else.
     *
     * @return {@link Awaited.Asked} if that Member does not hold the seat any more, or cannot be reached
     */
    public Awaited sendOn(String token, int memberId) {
        return decide(token, asked -> {
            Membership successor = asked.successor();
            Instant now = clock.instant();
            Optional<EmailAddress> office = addressees.findOffice(memberId);
            if (successor == null
                    || successor.member().mnisId() != memberId
                    || office.isEmpty()
                    || !rows.apply(LetterEvent.SEND_TO_SUCCESSOR, asked.letter(), WRITER, now)) {
                return asked;
            }
            Letter letter = rows.readdress(asked.letter().id(), memberId);
            post.cancelWaiting(letter);
            post.sendOn(
                    letter,
                    rows.findText(letter.id()).orElseThrow(),
                    office.get(),
                    rows.listSteps(letter.id()).size(),
                    now);
            return new Awaited.Decided(letter);
        });
    }

    /** Destroys the letter. */
    public Awaited withdraw(String token) {
        return decide(token, asked -> {
            if (!rows.apply(LetterEvent.WITHDRAW, asked.letter(), WRITER, clock.instant())) {
                return asked;
            }
            post.cancelWaiting(asked.letter());
            return new Awaited.Withdrawn();
        });
    }

    private interface Decision {
        Awaited make(Awaited.Asked asked);
    }

    private Awaited decide(String token, Decision decision) {
        return inTransaction(() -> {
            Optional<Confirmation> link = find(token);
            if (link.isEmpty()) {
                return new Awaited.Unknown();
            }
            Awaited judged = judge(link.get(), rows.getLocked(link.get().subject()));
            Awaited done = judged instanceof Awaited.Asked asked ? decision.make(asked) : judged;
            if (judged instanceof Awaited.Asked && !(done instanceof Awaited.Asked)) {
                confirmations.use(link.get());
            }
            return done;
        });
    }

    private Awaited inTransaction(Supplier<Awaited> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
