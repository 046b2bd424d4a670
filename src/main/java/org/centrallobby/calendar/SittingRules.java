package org.centrallobby.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.centrallobby.calendar.NonSitting.Kind;
import org.jspecify.annotations.Nullable;

/** Which days are sitting days, and when the House rises and returns, as far as what we hold says so. */
final class SittingRules {
    /** Days that were asked for as a whole. */
    record Window(String source, LocalDate firstDay, LocalDate lastDay) {}

    /** What a day is. */
    enum Day {
        SITTING,
        NOT_SITTING,
        UNKNOWN
    }

    /** Two known sitting days further apart than any time away say nothing of the days between. */
    private static final int LONGEST_GAP_DAYS = 100;

    private final List<NonSitting> periods;
    private final NavigableSet<LocalDate> sittingDays;
    private final List<Window> windows;
    private final List<Break> breaks;
    private final @Nullable Instant asOf;

    /** @param asOf when periods last changed; null where there are none */
    SittingRules(
            Collection<NonSitting> periods,
            Collection<LocalDate> sittingDays,
            List<Window> windows,
            @Nullable Instant asOf) {
        this.periods = periods.stream()
                .sorted(Comparator.comparing(NonSitting::firstDay).thenComparing(NonSitting::kind))
                .toList();
        this.sittingDays = new TreeSet<>(sittingDays);
        this.windows = List.copyOf(windows);
        this.breaks = findBreaks();
        this.asOf = asOf;
    }

    @Nullable
    Instant asOf() {
        return asOf;
    }

    List<NonSitting> periods() {
        return periods;
    }

    NavigableSet<LocalDate> sittingDays() {
        return sittingDays;
    }

    List<Break> breaks() {
        return breaks;
    }

    Day dayOf(LocalDate day) {
        if (isAway(day)) {
            return Day.NOT_SITTING;
        }
        if (sittingDays.contains(day)) {
            return Day.SITTING;
        }
        if (isBetweenSittingDays(day)) {
            return Day.NOT_SITTING;
        }
        if (!isAnnounced(day)) {
            return Day.UNKNOWN;
        }
        return isWeekend(day) ? Day.NOT_SITTING : isMayDay(day) ? Day.UNKNOWN : Day.SITTING;
    }

    Optional<Break> findBreak(LocalDate day) {
        return breaks.stream().filter(away -> away.covers(day)).findFirst();
    }

    /** The next one that has not begun on that day. */
    Optional<Break> findNext(LocalDate day) {
        return breaks.stream().filter(away -> away.firstDay().isAfter(day)).findFirst();
    }

    Optional<LocalDate> findSittingDayFrom(LocalDate day) {
        Optional<Break> now = findBreak(day);
        if (now.isPresent()) {
            return now.map(Break::returns);
        }
        for (LocalDate next = day; ; next = next.plusDays(1)) {
            Day kind = dayOf(next);
            if (kind != Day.NOT_SITTING) {
                return kind == Day.SITTING ? Optional.of(next) : Optional.empty();
            }
        }
    }

    /** On the day of prorogation itself the House mostly still sits. */
    private boolean isAway(LocalDate day) {
        for (NonSitting period : periods) {
            boolean lastSitting =
                    period.kind() == Kind.PROROGATION && day.equals(period.firstDay()) && sittingDays.contains(day);
            if (period.covers(day) && !lastSitting) {
                return true;
            }
        }
        return false;
    }

    private boolean isBetweenSittingDays(LocalDate day) {
        LocalDate before = sittingDays.lower(day);
        LocalDate after = sittingDays.higher(day);
        return before != null && after != null && ChronoUnit.DAYS.between(before, after) <= LONGEST_GAP_DAYS;
    }

    /** Beyond the last time away that was announced, nothing is known. */
    private boolean isAnnounced(LocalDate day) {
        return !breaks.isEmpty() && !day.isAfter(breaks.getLast().returns()) && isInWindow(day);
    }

    private boolean isInWindow(LocalDate day) {
        return windows.stream().anyMatch(window -> !day.isBefore(window.firstDay()) && !day.isAfter(window.lastDay()));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /**
     * The one bank holiday that falls between recesses, proclaimed anew each year (Banking and Financial Dealings Act 1971).
     * From 1978 to 2025 the House sat on it in 2020 alone, when the holiday was another day.
     */
    private static boolean isMayDay(LocalDate day) {
        return day.getMonth() == Month.MAY && day.getDayOfWeek() == DayOfWeek.MONDAY && day.getDayOfMonth() <= 7;
    }

    /** No day on which the House might sit. */
    private boolean isIdle(LocalDate day) {
        return isAway(day) || (isWeekend(day) && !sittingDays.contains(day));
    }

    private List<Break> findBreaks() {
        List<Break> found = new ArrayList<>();
        List<NonSitting> together = new ArrayList<>();
        LocalDate end = LocalDate.MIN;
        for (NonSitting period : periods) {
            if (!period.kind().isBreak() || firstAway(period).isAfter(period.lastDay())) {
                continue;
            }
            if (!together.isEmpty() && !isIdleBetween(end, firstAway(period))) {
                found.add(asBreak(together, end));
                together.clear();
                end = LocalDate.MIN;
            }
            together.add(period);
            end = period.lastDay().isAfter(end) ? period.lastDay() : end;
        }
        if (!together.isEmpty()) {
            found.add(asBreak(together, end));
        }
        return List.copyOf(found);
    }

    private LocalDate firstAway(NonSitting period) {
        return isAway(period.firstDay()) ? period.firstDay() : period.firstDay().plusDays(1);
    }

    private boolean isIdleBetween(LocalDate last, LocalDate next) {
        return last.plusDays(1)
                .datesUntil(next.isAfter(last) ? next : last.plusDays(1))
                .allMatch(this::isIdle);
    }

    private Break asBreak(List<NonSitting> together, LocalDate end) {
        return new Break(together, findRise(together.getFirst()), findReturn(end));
    }

    private @Nullable LocalDate findRise(NonSitting first) {
        LocalDate away = firstAway(first);
        LocalDate day = away.minusDays(1);
        while (isIdle(day)) {
            day = day.minusDays(1);
        }
        LocalDate known = sittingDays.lower(away);
        if (known != null && (!known.isBefore(day) || isBetweenSittingDays(day))) {
            return known;
        }
        // Without a list of sitting days: a Friday that does not touch the period may have been free, and whether the
        // House sat on the day of prorogation is not to be seen from the period.
        boolean vague = day.getDayOfWeek() == DayOfWeek.FRIDAY && day.isBefore(away.minusDays(1)) && !isInWindow(day);
        return vague || first.kind() == Kind.PROROGATION ? null : day;
    }

    private LocalDate findReturn(LocalDate end) {
        LocalDate day = end.plusDays(1);
        while (isIdle(day)) {
            day = day.plusDays(1);
        }
        LocalDate known = sittingDays.higher(end);
        return known != null && !isAway(known) && (known.isBefore(day) || isBetweenSittingDays(day)) ? known : day;
    }
}
