package org.centrallobby.kit.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks the same about many, a few at once: so a slow server costs less time, and the pace holds for all of them together. */
public final class Abreast {
    private static final int AT_ONCE = 8;

    private Abreast() {}

    /** What is asked about each. */
    public interface Question<A, B> {
        B ask(A about) throws FetchFailed;
    }

    /**
     * The answers, in the order of what was asked about.
     *
     * @throws FetchFailed if one failed; then no more are asked
     */
    public static <A, B> List<B> ask(Collection<A> all, Question<A, B> question) throws FetchFailed {
        ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try {
            List<Future<B>> coming = new ArrayList<>();
            AtomicReference<@Nullable FetchFailed> failure = new AtomicReference<>();
            all.forEach(about -> coming.add(threads.submit(() -> askUnless(failure, about, question))));
            List<B> answers = new ArrayList<>();
            for (Future<B> answer : coming) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("The reading was stopped.");
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private static <A, B> B askUnless(AtomicReference<@Nullable FetchFailed> failure, A about, Question<A, B> question)
            throws FetchFailed {
        FetchFailed before = failure.get();
        if (before != null) {
            throw before;
        }
        try {
            return question.ask(about);
        } catch (FetchFailed failed) {
            failure.compareAndSet(null, failed);
            throw failed;
        }
    }
}
