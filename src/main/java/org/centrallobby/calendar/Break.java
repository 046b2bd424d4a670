package org.centrallobby.calendar;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.calendar.NonSitting.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The House away and back again: one recess, or several periods with no sitting day between, such as prorogation and the
 * dissolution after it.
 *
 * @param periods from the earliest on, at least one
 * @param rises the last sitting day before it; null where that is not known
 * @param returns the first sitting day after it
 */
public record Break(List<NonSitting> periods, @Nullable LocalDate rises, LocalDate returns) {
    public Break {
        periods = List.copyOf(periods);
    }

    /** The first day on which the House is away, weekends before it included where {@link #rises} is known. */
    public LocalDate firstDay() {
        return rises == null ? periods.getFirst().firstDay() : rises.plusDays(1);
    }

    /** Whether the House is away on a day, on the weekends beside the periods too. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay()) && day.isBefore(returns);
    }

    /** What it is on a day: the period of that day, or the one that a weekend follows or precedes. */
    public Kind kindOn(LocalDate day) {
        Kind kind = periods.getFirst().kind();
        for (NonSitting period : periods) {
            if (!period.firstDay().isAfter(day)) {
                kind = period.kind();
            }
        }
        return kind;
    }

    /** Whether it holds a period of a kind. */
    public boolean has(Kind kind) {
        return periods.stream().anyMatch(period -> period.kind() == kind);
    }

    /** Such as "Christmas recess", the first that has a name; null if none has. */
    public @Nullable String name() {
        return periods.stream()
                .map(NonSitting::name)
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
    }
}
