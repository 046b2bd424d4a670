package org.centrallobby.members.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.centrallobby.members.House.Seating;

/**
 * How what Parliament says of today changes the record of who held which seat when. The past that is on record stays: a
 * membership only gets its last day, and a change of party begins a new piece of it. On one day a seat has one Member and
 * a Member one seat; where two claim it, who came later holds it from the day they came.
 */
public final class Roll {
    private final Set<Seating> before;
    private final Set<Seating> now;
    private final LocalDate today;
    private final Predicate<LocalDate> dissolved;

    /**
     * What is on record before Parliament is heard.
     *
     * @param dissolved whether there was no House on a day
     */
    public Roll(Collection<Seating> known, LocalDate today, Predicate<LocalDate> dissolved) {
        this.before = Set.copyOf(known);
        this.now = new LinkedHashSet<>(known);
        this.today = today;
        this.dissolved = dissolved;
    }

    /**
     * A Member who sits no more.
     *
     * @return false if the day lies before the membership on record began, and so is not its end
     */
    public boolean leave(int member, LocalDate lastDay) {
        List<Seating> held =
                list(piece -> piece.memberId() == member && !piece.snapshot() && reaches(piece, lastDay.plusDays(1)));
        if (held.stream().noneMatch(piece -> !piece.from().isAfter(lastDay) || continues(piece))) {
            return false;
        }
        for (Seating piece : held) {
            now.remove(piece);
            if (!piece.from().isAfter(lastDay)) {
                now.add(piece.until(lastDay));
            }
        }
        return true;
    }

    /**
     * A Member who sits today. Those who came to their seats earlier are to be told first.
     *
     * @param listed whether Parliament lists a Member today
     * @return what contradicts what is known, and how it was settled; empty if nothing does
     */
    public List<String> sit(Sits fact, IntPredicate listed) {
        List<String> doubts = new ArrayList<>();
        LocalDate from = fact.from();
        for (Seating other : list(piece -> isInTheWay(piece, fact))) {
            boolean sameSeat = other.seatId() == fact.seatId();
            if (!reaches(other, from)) {
                continue;
            }
            if (!other.snapshot() && other.from().isBefore(from)) {
                if (sameSeat && other.to() == null && listed.test(other.memberId())) {
                    doubts.add("Parliament lists Members %d and %d for one seat; the second holds it since %s."
                            .formatted(other.memberId(), fact.memberId(), from));
                }
                replace(other, other.until(from.minusDays(1)));
            } else if (other.to() != null && other.to().isBefore(today)) {
                from = other.to().plusDays(1);
            } else if (sameSeat && listed.test(other.memberId())) {
                doubts.add("Parliament lists Members %d and %d for one seat; the first holds it since %s."
                        .formatted(other.memberId(), fact.memberId(), other.from()));
                return doubts;
            } else {
                doubts.add("Until now Member %d was known for seat %d since %s; from today it is Member %d in seat %d."
                        .formatted(other.memberId(), other.seatId(), other.from(), fact.memberId(), fact.seatId()));
                now.remove(other);
                if (other.from().isBefore(today)) {
                    now.add(other.until(today.minusDays(1)));
                    from = today;
                }
            }
        }
        hold(fact, from);
        return doubts;
    }

    /** Another Member in the seat, or the Member in another seat. */
    private static boolean isInTheWay(Seating piece, Sits fact) {
        return (piece.seatId() == fact.seatId()) != (piece.memberId() == fact.memberId());
    }

    /** Brings the Member's own pieces of the membership in line. */
    private void hold(Sits fact, LocalDate from) {
        List<Seating> days = list(piece -> isOf(piece, fact) && piece.snapshot() && reaches(piece, from));
        days.forEach(now::remove);
        List<Seating> pieces = list(piece -> isOf(piece, fact) && !piece.snapshot() && reaches(piece, from));
        if (pieces.isEmpty()) {
            now.add(new Seating(fact.memberId(), fact.seatId(), from, null, fact.party(), false));
            return;
        }
        Seating first = begin(pieces.getFirst(), fact, from);
        replace(pieces.getFirst(), first);
        Seating last = pieces.size() == 1 ? first : pieces.getLast();
        Seating open = new Seating(last.memberId(), last.seatId(), last.from(), null, last.party(), false);
        replace(last, open);
        turn(open, fact);
    }

    /**
     * The first piece with its right beginning. One on record that lies before Parliament's is kept, for nobody told that
     * it was wrong, but for two cases: it began while there was no House, or the Member left and came back.
     */
    private Seating begin(Seating first, Sits fact, LocalDate from) {
        LocalDate left = fact.leftBefore();
        if (first.from().isAfter(from) || isMendedInDissolution(first.from(), from)) {
            return new Seating(first.memberId(), first.seatId(), from, first.to(), first.party(), false);
        }
        if (first.from().isBefore(from) && left != null && !left.isBefore(first.from()) && left.isBefore(from)) {
            now.add(first.until(left));
            return new Seating(first.memberId(), first.seatId(), from, first.to(), first.party(), false);
        }
        return first;
    }

    private boolean isMendedInDissolution(LocalDate known, LocalDate told) {
        return known.isBefore(told) && dissolved.test(known) && dissolved.test(told.minusDays(1));
    }

    /** A change of party begins a new piece on the day it took place, or on the day we were told. */
    private void turn(Seating open, Sits fact) {
        String party = fact.party();
        if (party == null || Objects.equals(party, open.party())) {
            return;
        }
        LocalDate since = fact.partySince();
        LocalDate day = since == null || since.isAfter(today) ? today : since;
        Seating turned = new Seating(open.memberId(), open.seatId(), open.from(), null, party, false);
        if (open.party() == null || !day.isAfter(open.from())) {
            replace(open, turned);
            return;
        }
        replace(open, open.until(day.minusDays(1)));
        now.add(new Seating(open.memberId(), open.seatId(), day, null, party, false));
    }

    private List<Seating> list(Predicate<Seating> wanted) {
        return now.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Seating::from))
                .toList();
    }

    private void replace(Seating old, Seating with) {
        now.remove(old);
        now.add(with);
    }

    /** Whether a piece takes up where another of the same membership ended. */
    private boolean continues(Seating piece) {
        return now.stream()
                .anyMatch(other -> other.memberId() == piece.memberId()
                        && other.seatId() == piece.seatId()
                        && !other.snapshot()
                        && other.to() != null
                        && other.to().plusDays(1).equals(piece.from()));
    }

    private static boolean reaches(Seating piece, LocalDate day) {
        return piece.to() == null || !piece.to().isBefore(day);
    }

    private static boolean isOf(Seating piece, Sits fact) {
        return piece.memberId() == fact.memberId() && piece.seatId() == fact.seatId();
    }

    /** What is no longer so. To be deleted before {@link #listAdded()} is stored. */
    public List<Seating> listRemoved() {
        return before.stream().filter(known -> !now.contains(known)).toList();
    }

    public List<Seating> listAdded() {
        return now.stream().filter(known -> !before.contains(known)).toList();
    }
}
