package org.centrallobby.motions.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Signature;

/**
 * How the names on a motion grew, day by day, as far as days are known.
 *
 * @param days the earliest first; only those on which something changed
 * @param undated names that stand without a day: they are in no day's figure
 * @param undatedLeft names taken off of which a day is not known: their coming and going is in no day's figure
 */
public record NameHistory(List<Day> days, int undated, int undatedLeft) {
    public NameHistory {
        days = List.copyOf(days);
    }

    /**
     * A day on which names came or went.
     *
     * @param standing how many of the dated names stood at its end
     */
    public record Day(LocalDate date, int added, int taken, int standing) {}

    private static final class Change {
        private int added;
        private int taken;
    }

    /** What the dates of the names tell. */
    public static NameHistory of(Motion motion) {
        Map<LocalDate, Change> changes = new TreeMap<>();
        int undated = 0;
        int undatedLeft = 0;
        for (Signature signature : motion.signatures()) {
            LocalDate came = signature.signedOn();
            LocalDate left = signature.withdrawnOn();
            if (came == null && !signature.withdrawn()) {
                undated++;
            } else if (came == null || (signature.withdrawn() && left == null)) {
                undatedLeft++;
            } else {
                changes.computeIfAbsent(came, day -> new Change()).added++;
                if (left != null) {
                    changes.computeIfAbsent(left, day -> new Change()).taken++;
                }
            }
        }
        List<Day> days = new ArrayList<>();
        int standing = 0;
        for (Map.Entry<LocalDate, Change> one : changes.entrySet()) {
            Change change = one.getValue();
            standing += change.added - change.taken;
            days.add(new Day(one.getKey(), change.added, change.taken, standing));
        }
        return new NameHistory(days, undated, undatedLeft);
    }

    /** The most names that stood on one of the days. */
    public int highest() {
        return days.stream().mapToInt(Day::standing).max().orElse(0);
    }
}
