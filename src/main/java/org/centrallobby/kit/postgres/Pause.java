package org.centrallobby.kit.postgres;

import java.time.Duration;

/** Looks again, a little later each time, until patience is at its end. */
public final class Pause {
    private final long deadline;
    private long millis = 5;

    private Pause(long deadline) {
        this.deadline = deadline;
    }

    public static Pause atMost(Duration patience) {
        return new Pause(System.nanoTime() + patience.toNanos());
    }

    /** Waits a moment; false once the time is over. */
    public boolean go() {
        if (System.nanoTime() >= deadline) {
            return false;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        millis = Math.min(250, millis * 2);
        return true;
    }
}
