package org.centrallobby.motions.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Signature;

/** The names that stand on a motion by party and nation, as they were on the day of tabling. */
public record Breakdown(List<Share> parties, List<Share> nations) {
    public Breakdown {
        parties = List.copyOf(parties);
        nations = List.copyOf(nations);
    }

    /**
     * Counts the names that stand.
     *
     * @param seats who sat on the day of tabling, by Parliament's id of the Member
     */
    public static Breakdown of(Motion motion, Map<Integer, Membership> seats) {
        List<Membership> known = new ArrayList<>();
        int unknown = 0;
        for (Signature signature : motion.signatures()) {
            Membership seat = seats.get(signature.member().mnisId());
            if (signature.withdrawn()) {
                continue;
            }
            if (seat == null) {
                unknown++;
            } else {
                known.add(seat);
            }
        }
        return new Breakdown(
                Share.list(
                        known,
                        unknown,
                        seat -> Optional.ofNullable(seat.party()).orElse("")),
                Share.list(known, unknown, seat -> seat.seat().country()));
    }
}
