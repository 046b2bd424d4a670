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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the ledger for all lines of this node, many attempts in one transaction: whoever brings one is told when it is
 * durable. A batch waits a few milliseconds for others, since one fsync costs as much as fifty rows.
 */
final class Recorder implements AutoCloseable {
    private static final int MOST = 200;
    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final Duration WHILE_RUNNING = Duration.ofMinutes(10);
    private static final Duration AT_A_STOP = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final BroadcastRows rows;
    private final int enough;
    private final long lingerNanos;
    private final Thread writer;
    private volatile boolean closing;

    /**
     * Begins to write.
     *
     * @param enough how many attempts are not worth waiting longer for
     */
    Recorder(BroadcastRows rows, int enough, Duration linger) {
        this.rows = rows;
        this.enough = enough;
        this.lingerNanos = linger.toNanos();
        this.writer = Thread.ofVirtual().name("ledger of broadcasts").start(this::run);
    }

    private record Entry(Trial trial, CompletableFuture<@Nullable Void> durable) {}

    /** Brings an attempt; what comes back completes when it is in the ledger, or fails if it could not be written. */
    CompletableFuture<@Nullable Void> bring(Trial trial) {
        Entry entry = new Entry(trial, new CompletableFuture<>());
        queue.add(entry);
        return entry.durable();
    }

    private void run() {
        while (!closing || !queue.isEmpty()) {
            List<Entry> batch = gather();
            if (!batch.isEmpty()) {
                write(batch);
            }
        }
    }

    private List<Entry> gather() {
        List<Entry> batch = new ArrayList<>();
        try {
            Entry first = queue.poll(LOOK_UP.toNanos(), TimeUnit.NANOSECONDS);
            if (first == null) {
                return batch;
            }
            batch.add(first);
            long until = System.nanoTime() + lingerNanos;
            while (batch.size() < enough && !closing) {
                Entry next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                batch.add(next);
            }
        } catch (InterruptedException e) {
            LOG.warn("The writer of the ledger was woken by mistake, and goes on.");
        }
        queue.drainTo(batch, MOST - batch.size());
        return batch;
    }

    private void write(List<Entry> batch) {
        List<Trial> trials = batch.stream().map(Entry::trial).toList();
        long began = System.nanoTime();
        while (true) {
            try {
                rows.record(trials);
                batch.forEach(entry -> entry.durable().complete(null));
                return;
            } catch (RuntimeException e) {
                // What a server has taken must be on record; a database that is away comes back.
                LOG.warn("{} attempts could not be written and are tried again: {}", batch.size(), e.getMessage());
                if (System.nanoTime() - began > (closing ? AT_A_STOP : WHILE_RUNNING).toNanos()) {
                    batch.forEach(entry -> entry.durable().completeExceptionally(e));
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Waits until all that was brought is written. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
