package org.centrallobby.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long to wait before the next attempt: pauses that grow, for five days in all. */
public final class RetrySchedule {
    /** Five days are what RFC 5321 (4.5.4.1) asks of a sender before it gives up. */
    public static final Duration PATIENCE = Duration.ofDays(5);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    private RetrySchedule() {}

    /**
     * When to try again; empty when it is time to give up. The last attempt is made when the five days end.
     *
     * @param attempts how many were made, this one included
     */
    public static Optional<Instant> next(int attempts, Instant queuedAt, Instant now) {
        Instant end = queuedAt.plus(PATIENCE);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant next = now.plus(PAUSES.get(Math.clamp(attempts - 1L, 0, PAUSES.size() - 1)));
        return Optional.of(next.isAfter(end) ? end : next);
    }
}
