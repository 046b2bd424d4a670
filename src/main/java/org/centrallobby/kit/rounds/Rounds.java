package org.centrallobby.kit.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.centrallobby.kit.threads.ReusedThreads;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;

/**
 * Work that many ask the database for at the same moment, done for all of them in one go. While one round is there the next
 * one gathers: the more there are the less each costs. Who comes alone goes at once; a round that follows another may wait
 * for a moment, so that in a crowd few large ones go and not many small ones.
 *
 * @param <T> what is asked for
 * @param <R> what comes of it
 */
public final class Rounds<T, R> {
    private static final Executor THREADS = ReusedThreads.named("round-");
    /** The moment that a round waits for company at the most. */
    private static final long MOMENT_NANOS = 2_000_000;

    private final int most;
    private final int company;
    private final Function<List<T>, List<R>> work;
    private final Queue<Asked<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger there = new AtomicInteger();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Thread runner;

    /**
     * Rounds of one kind of work, none of which waits.
     *
     * @param most to be asked for in one round
     * @param work one answer for each, in their order; where it throws it has changed nothing
     */
    public Rounds(int most, Function<List<T>, List<R>> work) {
        this(most, 1, work);
    }

    /**
     * Rounds of one kind of work.
     *
     * @param most to be asked for in one round
     * @param company as many as a round that follows another waits for, two milliseconds at the most
     * @param work one answer for each, in their order; where it throws it has changed nothing
     */
    public Rounds(int most, int company, Function<List<T>, List<R>> work) {
        this.most = most;
        this.company = company;
        this.work = work;
    }

    private record Asked<T, R>(T item, CompletableFuture<R> answer) {}

    /** Has it done in the next round. */
    public CompletableFuture<R> ask(T item) {
        Asked<T, R> asked = new Asked<>(item, new CompletableFuture<>());
        waiting.add(asked);
        if (there.incrementAndGet() == company) {
            LockSupport.unpark(runner);
        }
        start();
        return asked.answer();
    }

    /** The same, and waits for it. */
    public R get(T item) {
        return await(ask(item));
    }

    /** Waits for what was asked, and throws what went wrong as if it had gone wrong here. */
    public static <R> R await(CompletableFuture<R> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            THREADS.execute(this::run);
        }
    }

    private void run() {
        runner = Thread.currentThread();
        try {
            for (List<Asked<T, R>> round = gather(); !round.isEmpty(); round = gather()) {
                answer(round);
                if (there.get() < company) {
                    LockSupport.parkNanos(MOMENT_NANOS);
                }
            }
        } finally {
            runner = null;
            running.set(false);
        }
        // Whoever came after the last look and before this line found somebody at work, and started nobody.
        if (!waiting.isEmpty()) {
            start();
        }
    }

    private List<Asked<T, R>> gather() {
        List<Asked<T, R>> round = new ArrayList<>();
        for (Asked<T, R> asked = waiting.poll(); asked != null; asked = round.size() < most ? waiting.poll() : null) {
            round.add(asked);
        }
        there.addAndGet(-round.size());
        return round;
    }

    private void answer(List<Asked<T, R>> round) {
        try {
            List<R> answers = work.apply(round.stream().map(Asked::item).toList());
            for (int i = 0; i < round.size(); i++) {
                round.get(i).answer().complete(answers.get(i));
            }
        } catch (NonTransientDataAccessException e) {
            // What is wrong with one is not to be paid for by the others.
            if (round.size() > 1) {
                round.forEach(asked -> answer(List.of(asked)));
            } else {
                round.getFirst().answer().completeExceptionally(e);
            }
        } catch (Throwable e) {
            round.forEach(asked -> asked.answer().completeExceptionally(e));
        }
    }
}
