package org.centrallobby.mail.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.centrallobby.mail.broadcasts.BroadcastRows;
import org.centrallobby.mail.broadcasts.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the ledger for all lines of this node, many attempts in one transaction: whoever brings one is told when it is
 * durable. A batch waits a few milliseconds for others, since one fsync costs as much as fifty rows.
 */
final class Recorder {
    private static final int MOST = 200;
    private static final Duration WHILE_RUNNING = Duration.ofMinutes(10);
    private static final Duration AT_A_STOP = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final BroadcastRows rows;
    private final int enough;
    private final long lingerNanos;

    /** @param enough how many attempts are not worth waiting longer for */
    Recorder(BroadcastRows rows, int enough, long lingerMillis) {
        this.rows = rows;
        this.enough = enough;
        this.lingerNanos = TimeUnit.MILLISECONDS.toNanos(lingerMillis);
    }

    private record Entry(Trial trial, CompletableFuture<Void> durable) {}

    /** Brings an attempt; what comes back completes when it is in the ledger, or fails if it could not be written. */
    CompletableFuture<Void> bring(Trial trial) {
        Entry entry = new Entry(trial, new CompletableFuture<>());
        queue.add(entry);
        return entry.durable();
    }

    /** Writes until interrupted, and then what was brought by then. */
    void run() {
        boolean interrupted = false;
        while (!interrupted || !queue.isEmpty()) {
            try {
                write(interrupted ? drained() : gather(), interrupted);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private List<Entry> gather() throws InterruptedException {
        List<Entry> batch = new ArrayList<>();
        batch.add(queue.take());
        long until = System.nanoTime() + lingerNanos;
        try {
            while (batch.size() < enough) {
                Entry next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                batch.add(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.drainTo(batch, MOST - batch.size());
        return batch;
    }

    private List<Entry> drained() {
        List<Entry> batch = new ArrayList<>();
        queue.drainTo(batch, MOST);
        return batch;
    }

    private void write(List<Entry> batch, boolean interrupted) {
        if (batch.isEmpty()) {
            return;
        }
        List<Trial> trials = batch.stream().map(Entry::trial).toList();
        long giveUp = System.nanoTime() + (interrupted ? AT_A_STOP : WHILE_RUNNING).toNanos();
        RuntimeException trouble = null;
        do {
            try {
                rows.record(trials);
                batch.forEach(entry -> entry.durable().complete(null));
                return;
            } catch (RuntimeException e) {
                // What a server has taken must be on record; a database that is away comes back.
                trouble = e;
                LOG.warn("{} attempts could not be written and are tried again: {}", batch.size(), e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } while (System.nanoTime() < giveUp);
        for (Entry entry : batch) {
            entry.durable().completeExceptionally(trouble);
        }
    }
}
