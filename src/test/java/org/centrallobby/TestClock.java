package org.centrallobby;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that the test turns. It stands still until then. */
public final class TestClock implements InstantSource {
    private volatile Instant now;

    public TestClock(Instant now) {
        this.now = now;
    }

    /**
     * Stands at a time.
     *
     * @param now such as {@code 2026-12-04T14:05:00Z}
     */
    public static TestClock at(String now) {
        return new TestClock(Instant.parse(now));
    }

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void set(Instant instant) {
        now = instant;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }
}
