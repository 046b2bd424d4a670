package org.centrallobby.letters.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How letters to one Member follow each other. No hour has more of them than the cap; a few may go at once while nobody
 * waits, and those that wait go one by one.
 *
 * <p>The hour is cut into windows of equal shares: with 60 letters an hour, ten in any ten minutes, of which those in line
 * take one a minute. It is reckoned from the times of the last letters alone, which stand with the letters themselves.
 */
final class Pace {
    /** How often somebody looks after the line; a letter is not late by less. */
    static final Duration TURN = Duration.ofSeconds(10);

    private static final Duration HOUR = Duration.ofHours(1);

    private record Share(int letters, Duration time) {
        Instant next(List<Instant> latest) {
            return latest.size() < letters
                    ? Instant.MIN
                    : latest.get(letters - 1).plus(time);
        }
    }

    private final Duration step;
    private final Share window;
    private final Share inLine;

    Pace(int perHour) {
        if (perHour < 1) {
            throw new IllegalArgumentException("At least one letter an hour.");
        }
        step = Duration.ofNanos((HOUR.toNanos() + perHour - 1) / perHour);
        int share = shareOf(perHour);
        window = new Share(share, step.multipliedBy(share));
        int each = Math.toIntExact(Math.max(1, -Math.floorDiv(-2 * TURN.toNanos(), step.toNanos())));
        inLine = new Share(each, step.multipliedBy(each).minus(TURN));
    }

    /** The largest share of at most a sixth of the cap into which an hour can be cut without a rest. */
    private static int shareOf(int perHour) {
        int share = Math.max(1, perHour / 6);
        while (perHour % share != 0) {
            share--;
        }
        return share;
    }

    /** How many of the last letters' times it takes to reckon. */
    int remembered() {
        return Math.max(window.letters(), inLine.letters());
    }

    /**
     * When a letter may go that finds nobody in line.
     *
     * @param latest times of letters that went, the latest first
     */
    Instant nextAtOnce(List<Instant> latest) {
        return window.next(latest);
    }

    /** When the first of the line may go. */
    Instant nextInLine(List<Instant> latest) {
        Instant share = window.next(latest);
        Instant turn = inLine.next(latest);
        return share.isAfter(turn) ? share : turn;
    }

    /** When a letter with so many before it in line is likely to go. */
    Instant expect(List<Instant> latest, int before, Instant now) {
        List<Instant> times = new ArrayList<>(latest.reversed());
        Instant at = now;
        int reckoned = Math.min(before, window.letters());
        for (int i = 0; i <= reckoned; i++) {
            if (!times.isEmpty() && times.getLast().plus(step).isAfter(at)) {
                at = times.getLast().plus(step);
            }
            Instant share = window.next(times.reversed());
            at = share.isAfter(at) ? share : at;
            times.add(at);
        }
        return at.plus(step.multipliedBy(before - reckoned));
    }
}
