package org.centrallobby.calendar.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Session;
import org.centrallobby.kit.sync.Reading;

/**
 * What changes in the Sessions. Motions fall with their Session, so what is known is not contradicted: a Session is added
 * or ended, and every other difference is said and left.
 */
final class SessionMerge {
    /** Between the last day of a Session and the first of the prorogation or dissolution that ended it. */
    private static final int DAYS_APART = 3;

    private final List<Session> known;
    private final List<Session> told;
    private final Collection<NonSitting> periods;
    private final Reading reading;
    private final List<Session> changed = new ArrayList<>();

    /** @param periods known and told, in which prorogations and dissolutions bear out the end of a Session */
    SessionMerge(List<Session> known, List<Session> told, Collection<NonSitting> periods, Reading reading) {
        this.known = known;
        this.told = told;
        this.periods = periods;
        this.reading = reading;
        told.forEach(this::take);
    }

    /** To be saved, those that end first. */
    List<Session> changed() {
        return changed;
    }

    private void take(Session session) {
        Optional<Session> same = find(other -> other.startDate().equals(session.startDate()));
        if (same.isEmpty()) {
            same = find(other -> other.citation().equals(session.citation()));
        }
        if (same.isPresent()) {
            compare(same.get(), session);
        } else {
            add(session);
        }
    }

    private Optional<Session> find(Predicate<Session> which) {
        return known.stream().filter(which).findFirst();
    }

    private void compare(Session ours, Session theirs) {
        if (!ours.citation().equals(theirs.citation())) {
            reading.remark("What’s On calls the Session that began on %s %s, which is %s here; the name is kept."
                    .formatted(ours.startDate(), theirs.citation(), ours.citation()));
        }
        if (!ours.startDate().equals(theirs.startDate())) {
            reading.remark("What’s On says that Session %s began on %s, which began on %s here; that is kept."
                    .formatted(ours.citation(), theirs.startDate(), ours.startDate()));
            return;
        }
        LocalDate end = theirs.endDate();
        if (Objects.equals(ours.endDate(), end)) {
            return;
        }
        if (ours.endDate() != null) {
            reading.remark("What’s On says that Session %s %s, which ended on %s here; that is kept."
                    .formatted(ours.citation(), end == null ? "has not ended" : "ended on " + end, ours.endDate()));
        } else if (end != null && isBorneOut(ours, end)) {
            changed.addFirst(new Session(ours.citation(), ours.startDate(), end));
        } else {
            reading.remark(("What’s On says that Session %s ended on %s, but names neither prorogation nor dissolution"
                            + " then, nor a later Session; it is left open.")
                    .formatted(ours.citation(), end));
        }
    }

    private boolean isBorneOut(Session ours, LocalDate end) {
        return told.stream().anyMatch(other -> other.startDate().isAfter(end))
                || periods.stream()
                        .filter(period -> period.kind() == Kind.PROROGATION || period.kind() == Kind.DISSOLUTION)
                        .anyMatch(period -> !period.firstDay().isBefore(end)
                                && !period.firstDay().isAfter(end.plusDays(DAYS_APART)))
                || known.stream().anyMatch(other -> other.startDate().isAfter(ours.startDate()));
    }

    private void add(Session session) {
        List<Session> others = known.stream()
                .map(other -> changed.stream()
                        .filter(mended -> mended.citation().equals(other.citation()))
                        .findFirst()
                        .orElse(other))
                .toList();
        Optional<Session> clash = others.stream().filter(session::overlaps).findFirst();
        if (clash.isPresent()) {
            reading.remark("What’s On has a Session %s from %s on that overlaps Session %s; it is left out."
                    .formatted(
                            session.citation(), session.startDate(), clash.get().citation()));
        } else {
            changed.add(session);
        }
    }
}
