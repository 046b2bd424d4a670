package org.centrallobby.mail.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.centrallobby.mail.broadcasts.BroadcastRows;
import org.centrallobby.mail.broadcasts.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the ledger for all lines of this node, many attempts in one transaction. A batch waits a few milliseconds for
 * others: their fsync is the same.
 */
final class Recorder implements AutoCloseable {
    private static final int MOST = 200;
    private static final Duration LINGER = Duration.ofMillis(20);
    private static final Duration LOOK_UP = Duration.ofMillis(200);
    private static final Duration WHILE_RUNNING = Duration.ofMinutes(10);
    private static final Duration AT_A_STOP = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private final BlockingQueue<Trial> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final BroadcastRows rows;
    private final BooleanSupplier stopping;
    private final Thread writer;
    private volatile boolean closing;

    /**
     * Begins to write.
     *
     * @param most how many attempts may be on their way into the ledger
     * @param stopping whether the program ends, so that a database that is away is not waited for as long
     */
    Recorder(BroadcastRows rows, int most, BooleanSupplier stopping) {
        this.rows = rows;
        this.room = new Semaphore(most);
        this.stopping = stopping;
        this.writer = Thread.ofVirtual().name("ledger of broadcasts").start(this::run);
    }

    /** Brings an attempt. Where as many as may be are not durable yet, it waits until some are. */
    void bring(Trial trial) {
        room.acquireUninterruptibly();
        queue.add(trial);
    }

    private void run() {
        while (!closing || !queue.isEmpty()) {
            List<Trial> batch = gather();
            if (!batch.isEmpty()) {
                write(batch);
            }
        }
    }

    private List<Trial> gather() {
        List<Trial> batch = new ArrayList<>();
        try {
            Trial first = queue.poll(LOOK_UP.toNanos(), TimeUnit.NANOSECONDS);
            if (first == null) {
                return batch;
            }
            batch.add(first);
            long until = System.nanoTime() + LINGER.toNanos();
            while (room.availablePermits() > 0 && !closing) {
                Trial next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
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

    private void write(List<Trial> batch) {
        long began = System.nanoTime();
        while (true) {
            try {
                rows.record(batch);
                room.release(batch.size());
                return;
            } catch (RuntimeException e) {
                // What a server has taken must be on record; a database that is away comes back.
                if (System.nanoTime() - began > (stopping.getAsBoolean() ? AT_A_STOP : WHILE_RUNNING).toNanos()) {
                    LOG.error("{} attempts could not be written; they will be made again.", batch.size(), e);
                    room.release(batch.size());
                    return;
                }
                LOG.warn("{} attempts could not be written yet: {}", batch.size(), e.getMessage());
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
