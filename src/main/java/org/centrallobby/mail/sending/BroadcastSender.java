package org.centrallobby.mail.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Accepted;
import org.centrallobby.mail.Outcome.Refused;
import org.centrallobby.mail.Outcome.Unreachable;
import org.centrallobby.mail.RetrySchedule;
import org.centrallobby.mail.broadcasts.BroadcastRows;
import org.centrallobby.mail.broadcasts.Trial;
import org.centrallobby.mail.pace.Gates;
import org.centrallobby.mail.pace.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends broadcasts over many lines at once. What a crash can repeat, under the same Message-ID, is what servers have taken
 * and the ledger does not know yet: three messages a line at the most.
 */
@Component
public class BroadcastSender {
    /** For each line, how many messages servers have answered and the ledger does not know yet, at the most. */
    private static final int UNRECORDED = 2;

    /** A relay that is away is left alone for a while, whatever news of other mail comes meanwhile. */
    private static final Duration REST = Duration.ofSeconds(30);

    private static final Duration A_MOMENT = Duration.ofMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastSender.class);
    private final ReentrantLock running = new ReentrantLock();
    private final BroadcastRows rows;
    private final Claims claims;
    private final Carrier carrier;
    private final Printer printer;
    private final Gates gates;
    private final InstantSource clock;
    private volatile boolean stopped;
    private volatile boolean away;
    private Instant restsUntil = Instant.MIN;

    BroadcastSender(
            BroadcastRows rows, Claims claims, Carrier carrier, Printer printer, Gates gates, InstantSource clock) {
        this.rows = rows;
        this.claims = claims;
        this.carrier = carrier;
        this.printer = printer;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * Sends all that is due, and ends what was cancelled.
     *
     * @return how many attempts were made; 0 if another thread of this node is at it
     */
    public int runOnce() {
        if (!running.tryLock()) {
            return 0;
        }
        try {
            away = clock.instant().isBefore(restsUntil);
            int attempts = rows.listRunning().isEmpty() || isShut() ? 0 : send();
            while (!stopped && rows.cancelSome(1000, clock.instant()) > 0) {
                LOG.debug("More of what was cancelled is ended.");
            }
            rows.finish(clock.instant());
            return attempts;
        } finally {
            running.unlock();
        }
    }

    private int send() {
        AtomicInteger attempts = new AtomicInteger();
        try (Recorder recorder = new Recorder(rows, UNRECORDED * carrier.lines(), () -> stopped);
                ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < carrier.lines(); i++) {
                lines.execute(() -> {
                    try {
                        line(recorder, attempts);
                    } catch (RuntimeException e) {
                        LOG.warn("A line was left; what it had is sent later.", e);
                    }
                });
            }
        }
        if (away) {
            restsUntil = clock.instant().plus(REST);
        }
        claims.giveBackAll(Duration.ZERO);
        return attempts.get();
    }

    private void line(Recorder recorder, AtomicInteger attempts) {
        try (Carrier.Round round = carrier.open()) {
            while (!isShut()) {
                switch (claims.next()) {
                    case Claims.Next.Nothing() -> {
                        return;
                    }
                    case Claims.Next.Wait() -> LockSupport.parkNanos(A_MOMENT.toNanos());
                    case Claims.Next.Send(Stock.Item item) -> {
                        Optional<Outcome> outcome = attempt(item, round);
                        if (outcome.isPresent()) {
                            attempts.incrementAndGet();
                            recorder.bring(trial(item, outcome.get()));
                        }
                    }
                }
            }
        }
    }

    /** Its gate was entered, and is left whatever happens. */
    private Optional<Outcome> attempt(Stock.Item item, Carrier.Round round) {
        Verdict verdict = Verdict.NEITHER;
        try {
            if (!claims.isFresh(item)) {
                return Optional.empty();
            }
            Outcome outcome = round.send(printer.print(item));
            verdict = Verdict.of(outcome.answer().code());
            if (outcome instanceof Unreachable) {
                away = true;
            }
            return Optional.of(outcome);
        } finally {
            gates.leave(item.domain(), verdict);
        }
    }

    private Trial trial(Stock.Item item, Outcome outcome) {
        Instant now = clock.instant();
        return switch (outcome) {
            case Accepted accepted -> new Trial(item.loan(), accepted, now, Ending.ACCEPTED, null);
            case Refused refused -> new Trial(item.loan(), refused, now, Ending.REFUSED, null);
            default ->
                RetrySchedule.next(item.loan().attempts() + 1, item.press().startedAt(), now)
                        .map(next -> new Trial(item.loan(), outcome, now, null, next))
                        .orElseGet(() -> new Trial(item.loan(), outcome, now, Ending.GIVEN_UP, null));
        };
    }

    private boolean isShut() {
        return stopped || away || gates.areShut();
    }

    /** Begins no more messages, and waits until what servers have taken is on record; false if that took too long. */
    boolean stop(Duration atMost) throws InterruptedException {
        stopped = true;
        boolean quiet = running.tryLock(atMost.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        if (quiet) {
            running.unlock();
        }
        return quiet;
    }

    /** What was paused or cancelled is not begun any more. */
    void dropWhatStopped() {
        claims.dropWhatStopped();
    }

    /** For a node that starts and knows itself to be the only one. */
    int endLeases() {
        return rows.endLeases();
    }
}
