package org.centrallobby.mail.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How fast one receiving domain is served from this node, as Postfix does it: two messages at once at first, more as they
 * succeed, half as many when it says 450 or 451, and a pause when there is less than one left or it says 421. Not thread-safe; {@link Gates} locks it.
 */
final class Gate {
    private static final int FIRST = 2;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private final String domain;
    private double window = FIRST;
    private int inside;
    private int troubles;
    private Instant closedUntil = Instant.MIN;
    private Instant hour = Instant.MIN;
    private int allowance;
    private long booked;

    Gate(String domain) {
        this.domain = domain;
    }

    /** Whether one more may go in now, is to come back soon, or is to come back at a time. */
    Turn enter(Limits limits, int widest, Instant now) {
        Limits.Limit limit = limits.find(domain);
        if (limit != null && limit.paused()) {
            return new Turn.Later(now.plus(SHORTEST_PAUSE));
        }
        if (now.isBefore(closedUntil)) {
            return new Turn.Later(closedUntil.plusMillis(spread()));
        }
        Integer atOnce = limit == null ? null : limit.atOnce();
        if (inside >= Math.min(window, atOnce == null ? widest : atOnce)) {
            return new Turn.Soon();
        }
        if (limit != null && limit.perHour() != null && !isAllowed(limits, limit, now)) {
            return new Turn.Later(nextHour(now, limit.perHour()));
        }
        inside++;
        return new Turn.Go();
    }

    private boolean isAllowed(Limits limits, Limits.Limit limit, Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        if (!current.equals(hour)) {
            hour = current;
            allowance = 0;
            booked = 0;
        }
        if (allowance == 0) {
            allowance = limits.take(limit, now);
        }
        if (allowance == 0) {
            return false;
        }
        allowance--;
        return true;
    }

    /** Books a place in an hour to come, so that what waits is put off once and not once an hour. */
    private Instant nextHour(Instant now, @Nullable Integer perHour) {
        long hours = 1 + (perHour == null ? 0 : booked++ / perHour);
        return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours)).plusMillis(spread());
    }

    /** Not all at the same moment. */
    private long spread() {
        return (booked * 7919 + inside * 104_729L) % 20_000;
    }

    /** One has come out: what the domain said of it. */
    void leave(Verdict verdict, int widest, Instant now) {
        inside--;
        switch (verdict) {
            case SERVED -> {
                troubles = 0;
                window = Math.min(widest, window + 1);
            }
            case TROUBLED -> {
                window /= 2;
                if (window < 1 && !now.isBefore(closedUntil)) {
                    // One mailbox that is busy is no busy domain: only trouble upon trouble closes it.
                    closedUntil = now.plus(pause(troubles++));
                    booked = 0;
                }
                window = Math.max(1, window);
            }
            case CLOSING -> {
                window = 1;
                if (!now.isBefore(closedUntil)) {
                    closedUntil = now.plus(pause(troubles++));
                    booked = 0;
                }
            }
            case NEITHER -> {}
        }
    }

    private static Duration pause(int troubles) {
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(troubles, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Whether it is as it was made, and can be forgotten. */
    boolean isIdle(Instant now) {
        return inside == 0 && !now.isBefore(closedUntil);
    }
}
