package org.centrallobby.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What we hold of all Members at one moment, in memory.
 *
 * @param edition another number for every reading
 */
public record House(
        long edition,
        Map<Integer, Member> members,
        Map<Integer, List<Seating>> bySeat,
        Map<Integer, List<Seating>> byMember,
        Map<Integer, Contact> contacts,
        Map<Integer, List<Abstention>> abstentions,
        Optional<Instant> asOf) {

    /** A membership as it is stored: ids only. */
    public record Seating(
            int memberId,
            int seatId,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String party,
            boolean snapshot) {
        public boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }

        public boolean overlaps(Seating other) {
            return (to == null || !to.isBefore(other.from)) && (other.to == null || !other.to.isBefore(from));
        }

        public Seating until(LocalDate last) {
            return new Seating(memberId, seatId, from, last, party, snapshot);
        }
    }

    /** Who told of a reason; each mends only what it told itself. */
    public enum Origin {
        /** A list of Members from a file. */
        LIST,
        /** Parliament's own record of posts and parties. */
        PARLIAMENT,
        /** The operator's table. */
        OPERATOR
    }

    /** A reason not to sign, and the days it is known for; null where a side is open. */
    public record Abstention(
            int memberId,
            NonSigning reason,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Origin origin) {
        /** Whether a reason already known says as much for the day this one begins. */
        public boolean isIn(Abstention known) {
            return known.reason.says(reason) && from != null && known.covers(from);
        }

        public boolean covers(LocalDate day) {
            return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
        }
    }

    static House of(
            long edition,
            List<Member> members,
            List<Seating> seatings,
            Map<Integer, Contact> contacts,
            List<Abstention> abstentions,
            Optional<Instant> asOf) {
        return new House(
                edition,
                members.stream().collect(Collectors.toUnmodifiableMap(Member::mnisId, Function.identity())),
                seatings.stream().collect(Collectors.groupingBy(Seating::seatId)),
                seatings.stream().collect(Collectors.groupingBy(Seating::memberId)),
                contacts,
                abstentions.stream().collect(Collectors.groupingBy(Abstention::memberId)),
                asOf);
    }

    public Optional<Seating> findSitting(int seatId, LocalDate on) {
        return findCovering(bySeat.get(seatId), on);
    }

    public Optional<Seating> findSeatOf(int memberId, LocalDate on) {
        return findCovering(byMember.get(memberId), on);
    }

    Optional<NonSigning> findNonSigning(int memberId, LocalDate on) {
        return abstentions.getOrDefault(memberId, List.of()).stream()
                .filter(abstention -> abstention.covers(on))
                .map(Abstention::reason)
                .findFirst();
    }

    /** No streams: this is asked for every postcode. */
    private static Optional<Seating> findCovering(@Nullable List<Seating> seatings, LocalDate on) {
        if (seatings != null) {
            for (Seating seating : seatings) {
                if (seating.covers(on)) {
                    return Optional.of(seating);
                }
            }
        }
        return Optional.empty();
    }
}
