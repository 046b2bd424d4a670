package org.centrallobby.mail.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.centrallobby.mail.broadcasts.Broadcast.State;
import org.centrallobby.mail.broadcasts.BroadcastRows;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Press;
import org.centrallobby.mail.pace.Gates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Claims what is due from the ledger, a stock for this node at a time, and gives back what it does not get to. */
@Component
final class Claims {
    /** Longer than a full stock takes over the slowest line, so that nobody else sends what is in it. */
    static final Duration LEASE = Duration.ofMinutes(12);

    /** Less of its lease than this is left: the conversation might outlast it. */
    private static final Duration LONGEST_CONVERSATION = Duration.ofMinutes(6);

    private static final int FULL = 400;
    private static final int LOW = 200;
    private static final int FEW = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private final Map<Long, Press> presses = new ConcurrentHashMap<>();
    private final ReentrantLock claiming = new ReentrantLock();
    private final BroadcastRows rows;
    private final Broadcasts broadcasts;
    private final Stock stock;
    private final InstantSource clock;

    Claims(BroadcastRows rows, Broadcasts broadcasts, Gates gates, InstantSource clock) {
        this.rows = rows;
        this.broadcasts = broadcasts;
        this.stock = new Stock(gates);
        this.clock = clock;
    }

    /** What a line is to do next. */
    sealed interface Next {
        record Send(Stock.Item item) implements Next {}

        /** Something is there, or may be, but not now. */
        record Wait() implements Next {}

        /** Nothing is due. */
        record Nothing() implements Next {}
    }

    /** The next one that may go. */
    Next next() {
        Optional<Stock.Item> item = take();
        if (item.isPresent()) {
            if (stock.size() < LOW && claiming.tryLock()) {
                fillLater();
            }
            return new Next.Send(item.get());
        }
        if (!claiming.tryLock()) {
            return new Next.Wait();
        }
        int claimed = fill();
        item = take();
        if (item.isPresent()) {
            return new Next.Send(item.get());
        }
        if (claimed == 0 && stock.size() >= FULL) {
            rows.giveBack(stock.shed(FEW), clock.instant().plusSeconds(60));
        }
        return claimed == 0 && stock.size() == 0 ? new Next.Nothing() : new Next.Wait();
    }

    private Optional<Stock.Item> take() {
        Map<Instant, List<BroadcastRows.Loan>> later = Stock.noneLater();
        Optional<Stock.Item> taken = stock.take(later);
        try {
            later.forEach((at, loans) -> rows.giveBack(loans, at));
        } catch (RuntimeException e) {
            // Their leases end by themselves; what was taken has entered its gate and must be sent.
            LOG.warn("What a domain will not have for now could not be given back: {}", e.getMessage());
        }
        return taken;
    }

    /** Whoever has one to send is not held up by a database that is away. */
    private void fillLater() {
        try {
            fill();
        } catch (RuntimeException e) {
            LOG.warn("No more could be claimed just now: {}", e.getMessage());
        }
    }

    /** Whether there is time enough to send it under its lease. */
    boolean isFresh(Stock.Item item) {
        return clock.instant().isBefore(item.loan().leasedUntil().minus(LONGEST_CONVERSATION));
    }

    /** Claims; the lock is held and let go. */
    private int fill() {
        try {
            int claimed = 0;
            List<Long> running = rows.listRunning();
            for (long broadcast : running) {
                int room = FULL - stock.size();
                if (room > 0) {
                    claimed += fill(broadcast, Math.max(FEW, room / running.size()));
                }
            }
            return claimed;
        } finally {
            claiming.unlock();
        }
    }

    private int fill(long broadcast, int atMost) {
        Press press = press(broadcast);
        if (press == null) {
            return 0;
        }
        Instant now = clock.instant();
        List<BroadcastRows.Loan> loans =
                rows.lend(broadcast, atMost, now, now.plus(LEASE).truncatedTo(ChronoUnit.MICROS));
        for (BroadcastRows.Loan loan : loans) {
            try {
                stock.add(new Stock.Item(loan, press.open(loan), press));
            } catch (IllegalStateException e) {
                // Left to its lease: parked for whoever mends the key, never dropped.
                LOG.error("Recipient {} of broadcast {} cannot be opened and waits.", loan.recipient(), broadcast, e);
            }
        }
        return loans.size();
    }

    private @Nullable Press press(long broadcast) {
        Press known = presses.get(broadcast);
        if (known != null) {
            return known;
        }
        Press press = broadcasts.findPress(broadcast).orElse(null);
        if (press != null) {
            presses.put(broadcast, press);
        }
        return press;
    }

    /** Lets go of what was paused or cancelled since it was claimed. A claim on its way is waited for, and let go too. */
    void dropWhatStopped() {
        claiming.lock();
        try {
            for (long broadcast : List.copyOf(presses.keySet())) {
                if (rows.getState(broadcast) != State.RUNNING) {
                    presses.remove(broadcast);
                    rows.giveBack(stock.remove(broadcast), clock.instant());
                }
            }
        } finally {
            claiming.unlock();
        }
    }

    /** Gives everything back that was not begun. */
    void giveBackAll(Duration pause) {
        presses.clear();
        rows.giveBack(stock.empty(), clock.instant().plus(pause));
    }
}
