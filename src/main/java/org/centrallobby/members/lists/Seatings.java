package org.centrallobby.members.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.members.House.Seating;

/**
 * How a list of Members changes what is known of who held which seat when. One seat has one Member on a day and one
 * Member one seat; a list adds to the record and corrects it, but takes nobody out who has no successor.
 */
public final class Seatings {
    /** What a row came to. */
    public enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    private final Set<Seating> before;
    private final Set<Seating> now;
    private final Set<Seating> fromThisList = new HashSet<>();

    public Seatings(Collection<Seating> known) {
        this.before = Set.copyOf(known);
        this.now = new LinkedHashSet<>(known);
    }

    /**
     * Takes one row in: the whole of it, or nothing.
     *
     * @throws RowFault if it contradicts another row of the list, or what is known and cannot be mended by ending it
     */
    public Outcome take(Seating row) throws RowFault {
        List<Seating> touched = now.stream()
                .filter(known -> known.seatId() == row.seatId() || known.memberId() == row.memberId())
                .filter(known -> known.overlaps(row))
                .toList();
        for (Seating known : touched) {
            if (fromThisList.contains(known)) {
                throw new RowFault(
                        known.seatId() != row.seatId()
                                ? "another row gives the Member another seat on the same day"
                                : "another row gives the seat to "
                                        + (known.memberId() == row.memberId() ? "the same" : "another")
                                        + " Member on the same day");
            }
        }
        return row.snapshot() ? takeDay(row, touched) : takeSpan(row, touched);
    }

    private Outcome takeDay(Seating row, List<Seating> touched) throws RowFault {
        for (Seating known : touched) {
            if (isSame(known, row) && !known.snapshot()) {
                fromThisList.add(known);
                return Outcome.UNCHANGED;
            }
            if (!isSame(known, row) && !known.snapshot()) {
                throw contradiction(known, row);
            }
        }
        return put(row, touched);
    }

    private Outcome takeSpan(Seating row, List<Seating> touched) throws RowFault {
        Seating span = row;
        Set<Seating> ended = new LinkedHashSet<>();
        for (Seating known : touched) {
            if (isSame(known, row)) {
                continue;
            }
            if (known.snapshot() || (known.to() != null && known.from().isBefore(row.from()))) {
                throw contradiction(known, row);
            }
            if (known.from().isBefore(row.from())) {
                ended.add(known.until(row.from().minusDays(1)));
            } else if (row.to() != null) {
                throw contradiction(known, row);
            } else if (known.from().isAfter(row.from())) {
                // Somebody later is known: the list is older than the record.
                span = endBefore(span, known.from());
            } else if (known.to() != null) {
                throw contradiction(known, row);
            }
        }
        Seating taken = span;
        Outcome outcome = put(
                taken, touched.stream().filter(known -> known.overlaps(taken)).toList());
        now.addAll(ended);
        return outcome;
    }

    /** Puts a seating in the place of those it overlaps. */
    private Outcome put(Seating row, List<Seating> replaced) {
        fromThisList.add(row);
        boolean known = replaced.stream().anyMatch(other -> isSame(other, row));
        List<Seating> pieces = pieces(row, replaced);
        if (replaced.equals(pieces)) {
            fromThisList.addAll(pieces);
            return Outcome.UNCHANGED;
        }
        replaced.forEach(now::remove);
        now.addAll(pieces);
        fromThisList.addAll(pieces);
        return known ? Outcome.CHANGED : Outcome.ADDED;
    }

    /** A membership during which the party changed is kept in pieces: a list tells only the latest party. */
    private static List<Seating> pieces(Seating row, List<Seating> replaced) {
        List<Seating> known = replaced.stream()
                .filter(piece -> !piece.snapshot())
                .sorted(Comparator.comparing(Seating::from))
                .toList();
        if (known.size() < 2
                || !known.stream().allMatch(piece -> isSame(piece, row))
                || !known.getFirst().from().equals(row.from())
                || known.getLast().from().isAfter(row.to() == null ? LocalDate.MAX : row.to())) {
            return List.of(row);
        }
        List<Seating> pieces = new ArrayList<>(known.subList(0, known.size() - 1));
        pieces.add(new Seating(
                row.memberId(), row.seatId(), known.getLast().from(), row.to(), row.party(), row.snapshot()));
        return pieces;
    }

    private static Seating endBefore(Seating span, LocalDate start) {
        LocalDate last = start.minusDays(1);
        return span.to() == null || span.to().isAfter(last) ? span.until(last) : span;
    }

    private static boolean isSame(Seating one, Seating other) {
        return one.memberId() == other.memberId() && one.seatId() == other.seatId();
    }

    private static RowFault contradiction(Seating known, Seating row) {
        return new RowFault(
                known.seatId() == row.seatId()
                        ? "Member " + known.memberId() + " is known to hold the seat from " + known.from()
                                + (known.to() == null ? "" : " to " + known.to())
                        : "the Member is known to hold another seat from " + known.from()
                                + (known.to() == null ? "" : " to " + known.to()));
    }

    /** What is no longer so. To be deleted before {@link #listAdded()} is stored. */
    public List<Seating> listRemoved() {
        return before.stream().filter(known -> !now.contains(known)).toList();
    }

    public List<Seating> listAdded() {
        return now.stream().filter(known -> !before.contains(known)).toList();
    }
}
