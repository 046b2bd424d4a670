package org.centrallobby.mail.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.Nature.Urgency;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Unreachable;
import org.centrallobby.mail.mime.MimeComposer;
import org.centrallobby.mail.outbox.Ledger.Lane;
import org.centrallobby.mail.outbox.Ledger.Loan;
import org.centrallobby.mail.pace.Gates;
import org.centrallobby.mail.pace.Turn;
import org.centrallobby.mail.pace.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox. A mail is lent to one node at a time; whoever loses his life between the server's 250
 * and the record of it leaves the mail to be sent again, under the same Message-ID, after the lease.
 */
@Component
public class Dispatcher {
    /** Longer than the slowest conversation with a server, see {@code SmtpCarrier}. */
    static final Duration LEASE = Duration.ofMinutes(12);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int BATCH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private final Ledger ledger;
    private final Ends ends;
    private final Carrier carrier;
    private final MimeComposer composer;
    private final Gates gates;
    private final InstantSource clock;
    private final Set<Loan> onLoan = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private volatile boolean stopped;

    Dispatcher(Ledger ledger, Ends ends, Carrier carrier, MimeComposer composer, Gates gates, InstantSource clock) {
        this.ledger = ledger;
        this.ends = ends;
        this.carrier = carrier;
        this.composer = composer;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * Sends all that is due, over one line.
     *
     * @return how many attempts were made
     */
    public int runOnce() {
        return runOnce(Lane.ALL);
    }

    /** Sends what is due in one lane. Ends that are still to be told are not looked for by the lane of the rest. */
    int runOnce(Lane lane) {
        if (!lane.equals(Lane.REST)) {
            whileRunning(() -> {
                ends.reportAgain();
                return List.of();
            });
        }
        int attempts = 0;
        List<Loan> batch = lend(lane);
        while (!batch.isEmpty()) {
            attempts += send(batch);
            batch = lend(lane);
        }
        return attempts;
    }

    private List<Loan> lend(Lane lane) {
        return whileRunning(() -> {
            List<Loan> loans = gates.areShut() ? List.of() : ledger.lend(lane, BATCH, clock.instant(), leaseEnd());
            onLoan.addAll(loans);
            return loans;
        });
    }

    /** Does a piece of work that a stop waits for; nothing once stopped. */
    private <T> List<T> whileRunning(Supplier<List<T>> work) {
        if (stopped || !running.readLock().tryLock()) {
            return List.of();
        }
        try {
            return work.get();
        } finally {
            running.readLock().unlock();
        }
    }

    private int send(List<Loan> batch) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Carrier.Round round = carrier.open()) {
            for (int i = 0; i < batch.size(); i++) {
                if (gates.areShut()) {
                    giveBack(batch.subList(i, batch.size()), clock.instant());
                    break;
                }
                List<Outcome> outcome = attempt(batch.get(i), round);
                outcomes.addAll(outcome);
                if (outcome.stream().anyMatch(Unreachable.class::isInstance)) {
                    giveBack(batch.subList(i + 1, batch.size()), clock.instant().plus(PAUSE));
                    break;
                }
            }
        }
        return outcomes.size();
    }

    private void giveBack(List<Loan> loans, Instant next) {
        loans.forEach(onLoan::remove);
        ledger.giveBack(loans, next);
    }

    /** Sends and records as one piece; nothing if it may not leave, was cancelled, or is another node's by now. */
    private List<Outcome> attempt(Loan loan, Carrier.Round round) {
        return whileRunning(() -> Stream.of(loan)
                .filter(onLoan::remove)
                .flatMap(ours -> renew(ours).stream())
                .filter(this::mayLeave)
                .flatMap(due -> pass(due, round).stream())
                .toList());
    }

    private Optional<Outcome> pass(DueMail due, Carrier.Round round) {
        String domain = due.mail().route().to().address().domain();
        Turn turn = gates.enter(domain);
        // Whoever sits before a screen does not wait for what the many have done to a domain.
        boolean waitedFor = due.mail().nature().urgency() == Urgency.WAITED_FOR;
        if (!waitedFor && !(turn instanceof Turn.Go)) {
            Instant later = turn instanceof Turn.Later(Instant at)
                    ? at
                    : clock.instant().plusSeconds(5);
            ledger.giveBack(due, later);
            return Optional.empty();
        }
        Verdict verdict = Verdict.NEITHER;
        try {
            Outcome outcome = round.send(composer.compose(due.sheet()));
            verdict = Verdict.of(outcome.answer().code());
            ends.record(due, outcome);
            return Optional.of(outcome);
        } finally {
            if (turn instanceof Turn.Go) {
                gates.leave(domain, verdict);
            }
        }
    }

    private boolean mayLeave(DueMail due) {
        boolean may = ends.mayLeave(due);
        if (!may) {
            ledger.giveBack(due, clock.instant().plus(PAUSE));
        }
        return may;
    }

    private Optional<DueMail> renew(Loan loan) {
        try {
            return ledger.renew(loan, leaseEnd());
        } catch (IllegalStateException e) {
            LOG.error("Mail {} cannot be opened and waits: {}", loan.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Closes lines to the relay that nobody has used for a while. */
    void tidy() {
        carrier.tidy();
    }

    /**
     * Sends no more from now on, waits until what a server has taken meanwhile is on record, and gives the rest back.
     *
     * @return false if that took longer than the time given
     */
    boolean stop(Duration atMost) throws InterruptedException {
        stopped = true;
        boolean quiet = running.writeLock().tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS);
        ledger.giveBack(List.copyOf(onLoan), clock.instant());
        return quiet;
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    }
}
