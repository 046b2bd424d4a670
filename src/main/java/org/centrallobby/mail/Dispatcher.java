package org.centrallobby.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.MailListener.MailEnd;
import org.centrallobby.mail.Outcome.Accepted;
import org.centrallobby.mail.Outcome.Deferred;
import org.centrallobby.mail.Outcome.Refused;
import org.centrallobby.mail.Outcome.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. A mail is lent to one node at a time; whoever loses his life between the server's 250
 * and the record of it leaves the mail to be sent again, under the same Message-ID, after the lease.
 */
@Component
public class Dispatcher {
    /** Longer than the slowest conversation with a server, see {@code SmtpCarrier}. */
    static final Duration LEASE = Duration.ofMinutes(12);

    private static final int BATCH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private final Ledger ledger;
    private final Carrier carrier;
    private final List<MailListener> listeners;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Set<Ledger.Loan> onLoan = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private volatile boolean stopped;

    Dispatcher(
            Ledger ledger,
            Carrier carrier,
            List<MailListener> listeners,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.ledger = ledger;
        this.carrier = carrier;
        this.listeners = listeners;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends all that is due.
     *
     * @return how many attempts were made
     */
    public int runOnce() {
        whileRunning(() -> {
            ledger.listUnreported(100).forEach(this::report);
            return List.of();
        });
        int attempts = 0;
        List<Ledger.Loan> batch = lend();
        while (!batch.isEmpty()) {
            attempts += send(batch);
            batch = lend();
        }
        return attempts;
    }

    private List<Ledger.Loan> lend() {
        return whileRunning(() -> {
            List<Ledger.Loan> loans = ledger.lend(BATCH, clock.instant(), leaseEnd());
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

    private int send(List<Ledger.Loan> batch) {
        int attempts = 0;
        try (Carrier.Round round = carrier.open()) {
            for (int i = 0; i < batch.size(); i++) {
                List<Outcome> outcome = attempt(batch.get(i), round);
                attempts += outcome.size();
                if (outcome.stream().anyMatch(Unreachable.class::isInstance)) {
                    List<Ledger.Loan> rest = batch.subList(i + 1, batch.size());
                    rest.forEach(onLoan::remove);
                    ledger.giveBack(rest, clock.instant().plus(Duration.ofMinutes(1)));
                    break;
                }
            }
        }
        return attempts;
    }

    /** Sends and records as one piece; nothing if the mail was cancelled, or is another node's by now. */
    private List<Outcome> attempt(Ledger.Loan loan, Carrier.Round round) {
        return whileRunning(() -> Stream.of(loan)
                .filter(onLoan::remove)
                .flatMap(ours -> renew(ours).stream())
                .filter(this::mayLeave)
                .map(due -> {
                    Outcome outcome = round.send(due);
                    record(due, outcome);
                    return outcome;
                })
                .toList());
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

    private boolean mayLeave(DueMail due) {
        OutgoingMail mail = due.mail();
        boolean may = listeners.stream().allMatch(listener -> listener.mayLeave(mail.kind(), mail.reference()));
        if (!may) {
            ledger.giveBack(due, clock.instant().plus(Duration.ofMinutes(1)));
        }
        return may;
    }

    private Optional<DueMail> renew(Ledger.Loan loan) {
        try {
            return ledger.renew(loan, leaseEnd());
        } catch (IllegalStateException e) {
            LOG.error("Mail {} cannot be opened and waits: {}", loan.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private void record(DueMail mail, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Accepted accepted -> end(mail, Ending.ACCEPTED, accepted, now);
            case Refused refused -> end(mail, Ending.REFUSED, refused, now);
            case Deferred deferred -> postpone(mail, deferred, now);
            case Unreachable unreachable -> postpone(mail, unreachable, now);
        }
    }

    private void postpone(DueMail mail, Outcome outcome, Instant now) {
        Optional<Instant> next = RetrySchedule.next(mail.attempts() + 1, mail.queuedAt(), now);
        if (next.isEmpty()) {
            end(mail, Ending.GIVEN_UP, outcome, now);
            return;
        }
        transaction.executeWithoutResult(status -> {
            ledger.addAttempt(mail, outcome, now);
            ledger.postpone(mail, next.get());
        });
    }

    private void end(DueMail mail, Ending ending, Outcome outcome, Instant now) {
        String kind = mail.mail().kind();
        MailEnd end = new MailEnd(
                kind,
                mail.mail().reference(),
                ending,
                outcome.server(),
                outcome.answer().text(),
                now);
        try {
            transaction.executeWithoutResult(status -> {
                if (keep(mail, end, outcome)) {
                    tell(mail.id(), end);
                }
            });
        } catch (RuntimeException e) {
            // The server has it or has refused it: that must be on record, or it would be sent again.
            LOG.error("The end of mail {} ({}) could not be told and will be told again.", mail.id(), kind, e);
            transaction.executeWithoutResult(status -> keep(mail, end, outcome));
        }
    }

    private boolean keep(DueMail mail, MailEnd end, Outcome outcome) {
        ledger.addAttempt(mail, outcome, end.at());
        return ledger.end(mail, end);
    }

    private void report(long id, MailEnd end) {
        try {
            transaction.executeWithoutResult(status -> tell(id, end));
        } catch (RuntimeException e) {
            LOG.error("The end of mail {} ({}) could not be told and will be told again.", id, end.kind(), e);
        }
    }

    private void tell(long id, MailEnd end) {
        if (ledger.markReported(id, end.at())) {
            listeners.forEach(listener -> listener.onEnd(end));
        }
    }

    private Instant leaseEnd() {
        return clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    }
}
