package org.centrallobby.kit.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Virtual threads, as many as are needed at once, each used again if it is wanted within a minute. A new thread for every
 * piece of work would be simpler, but ciphers and random numbers are kept by thread, in Tink as in Java, and making them
 * anew for each letter took longer than using them.
 */
public final class ReusedThreads {
    private static final int IDLE_SECONDS = 60;

    private ReusedThreads() {}

    /** An executor without a queue, whose threads keep no program from ending. */
    public static ExecutorService named(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofVirtual().name(name, 0).factory());
    }
}
