package org.centrallobby.kit.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps requests to a host apart, whichever threads make them. */
final class Pace {
    private static final double SECOND = 1e9;
    private final long gap;
    private final Map<String, Long> next = new ConcurrentHashMap<>();

    /** @param perSecond requests at most; 0 for no limit */
    Pace(double perSecond) {
        this.gap = perSecond == 0 ? 0 : (long) (SECOND / perSecond);
    }

    /**
     * Takes the next turn.
     *
     * @param now on the clock of {@link System#nanoTime()}
     * @return nanoseconds to wait until it comes
     */
    long take(String host, long now) {
        if (gap == 0) {
            return 0;
        }
        long after = next.merge(host, now + gap, (before, first) -> Math.max(before, now) + gap);
        return after - gap - now;
    }

    /** Nobody asks the host for a while: it has told one of us to wait. */
    void hold(String host, long until) {
        if (gap > 0) {
            next.merge(host, until, Math::max);
        }
    }
}
