package org.centrallobby.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period in which the Commons do not sit, as its source gives it: weekends beside it are not part of it.
 *
 * @param name such as "Christmas recess"; null where the source gives none
 * @param firstDay of prorogation the day on which Parliament was prorogued, on which it mostly still sat
 * @param lastDay the period's own last day; the House comes back later if a weekend follows
 * @param source who says so
 */
public record NonSitting(Kind kind, @Nullable String name, LocalDate firstDay, LocalDate lastDay, String source) {
    /** Longer than any period away since the war, so that a year mistyped is noticed. */
    private static final int LONGEST_DAYS = 200;

    /** What it is; {@code OTHER} where the source's word for it is new to us. */
    public enum Kind {
        RECESS,
        PROROGATION,
        DISSOLUTION,
        NON_SITTING_FRIDAY,
        OTHER;

        /** Whether the House goes away and comes back, other than for a Friday or a bank holiday. */
        public boolean isBreak() {
            return this == RECESS || this == PROROGATION || this == DISSOLUTION;
        }
    }

    /** @throws IllegalArgumentException with a reason a person understands */
    public NonSitting {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("it ends on " + lastDay + ", before it starts on " + firstDay);
        }
        if (kind.isBreak() && firstDay.getYear() > 1950 && ChronoUnit.DAYS.between(firstDay, lastDay) > LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "it lasts from " + firstDay + " to " + lastDay + ", longer than any did");
        }
    }

    /** Whether a day lies in it, the first and the last included. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** Whether they share a day. */
    public boolean overlaps(NonSitting other) {
        return !lastDay.isBefore(other.firstDay) && !other.lastDay.isBefore(firstDay);
    }

    /** Whether both tell the same, whoever says so. */
    public boolean isSameAs(NonSitting other) {
        return kind == other.kind
                && Objects.equals(name, other.name)
                && firstDay.equals(other.firstDay)
                && lastDay.equals(other.lastDay);
    }
}
