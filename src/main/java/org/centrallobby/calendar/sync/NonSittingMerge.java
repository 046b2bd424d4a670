package org.centrallobby.calendar.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.SyncRefused;

/**
 * What changes when What's On is believed: what it names replaces what overlaps it; what it no longer names goes only if
 * it lies ahead and came from there. Names it does not give are kept from files that do.
 */
final class NonSittingMerge {
    /** Fewer of the known recesses ahead than one in so many: that is a fault, not a change of plan. */
    private static final int PROBABLE = 2;

    private final Set<NonSitting> removed = new LinkedHashSet<>();
    private final List<NonSitting> added = new ArrayList<>();

    /**
     * Works it out.
     *
     * @param lastDay up to which What's On was asked
     * @throws SyncRefused if it leaves out what it cannot well leave out, and nobody has said that this is so
     */
    NonSittingMerge(
            Collection<NonSitting> known, List<NonSitting> told, LocalDate today, LocalDate lastDay, Reading reading)
            throws SyncRefused {
        refuseImprobable(known, told, today, lastDay, reading);
        for (NonSitting period : told) {
            take(period, known);
        }
        for (NonSitting period : known) {
            boolean ahead =
                    period.firstDay().isAfter(today) && !period.firstDay().isAfter(lastDay);
            if (ahead && !removed.contains(period) && told.stream().noneMatch(other -> isSame(other, period))) {
                drop(period, reading);
            }
        }
    }

    Set<NonSitting> removed() {
        return removed;
    }

    List<NonSitting> added() {
        return added;
    }

    private static void refuseImprobable(
            Collection<NonSitting> known, List<NonSitting> told, LocalDate today, LocalDate lastDay, Reading reading)
            throws SyncRefused {
        long knownAhead = known.stream()
                .filter(period -> period.kind().isBreak()
                        && period.firstDay().isAfter(today)
                        && !period.firstDay().isAfter(lastDay))
                .count();
        long toldAhead = told.stream()
                .filter(period -> period.kind().isBreak() && period.firstDay().isAfter(today))
                .count();
        boolean nothing = told.stream().noneMatch(period -> period.kind().isBreak());
        if (!reading.acceptShrink() && (nothing || toldAhead * PROBABLE < knownAhead)) {
            throw new SyncRefused(
                    nothing
                            ? "What’s On names no recess at all, behind or ahead."
                            : "What’s On names %d recesses ahead, where %d are known.".formatted(toldAhead, knownAhead),
                    "Look at Parliament’s own calendar; if it is so, run bin/lobby sync calendar --accept-shrink.");
        }
    }

    private void take(NonSitting told, Collection<NonSitting> known) {
        List<NonSitting> before = known.stream()
                .filter(period -> period.kind() == told.kind() && period.overlaps(told))
                .toList();
        NonSitting period = named(told, before);
        if (before.size() == 1 && isSame(before.getFirst(), period)) {
            return;
        }
        removed.addAll(before);
        added.add(period);
    }

    private static NonSitting named(NonSitting told, List<NonSitting> before) {
        return told.name() != null
                ? told
                : before.stream()
                        .filter(period -> period.name() != null)
                        .findFirst()
                        .map(period -> new NonSitting(
                                told.kind(), period.name(), told.firstDay(), told.lastDay(), told.source()))
                        .orElse(told);
    }

    /** Prorogations and dissolutions are no plans that fade: whether What's On lists them all is not known. */
    private void drop(NonSitting period, Reading reading) {
        boolean plan = period.kind() != Kind.PROROGATION && period.kind() != Kind.DISSOLUTION;
        boolean theirs = period.source().equals(NonSittingShape.SOURCE);
        if (theirs || (plan && reading.acceptShrink())) {
            removed.add(period);
            if (period.kind().isBreak()) {
                reading.remark("What’s On no longer names the period from %s to %s."
                        .formatted(period.firstDay(), period.lastDay()));
            }
        } else {
            reading.remark("What’s On does not name the period from %s to %s, which %s does; it is kept."
                    .formatted(period.firstDay(), period.lastDay(), period.source()));
        }
    }

    private static boolean isSame(NonSitting one, NonSitting other) {
        return one.kind() == other.kind()
                && one.firstDay().equals(other.firstDay())
                && one.lastDay().equals(other.lastDay())
                && (one.name() == null || other.name() == null || one.name().equals(other.name()));
    }
}
