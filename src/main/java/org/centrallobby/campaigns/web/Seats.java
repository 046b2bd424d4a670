package org.centrallobby.campaigns.web;

import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Signature;
import org.centrallobby.motions.maps.HouseMap;
import org.centrallobby.motions.maps.HouseMaps;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** The House of today as campaign pages need it. */
@Component
class Seats {
    private final Constituencies constituencies;
    private final Members members;
    private final HouseMaps maps;
    private final InstantSource clock;

    Seats(Constituencies constituencies, Members members, HouseMaps maps, InstantSource clock) {
        this.constituencies = constituencies;
        this.members = members;
        this.maps = maps;
        this.clock = clock;
    }

    Optional<Constituency> findStanding(int seat) {
        return constituencies.findByMnisId(seat).filter(found -> found.standsOn(LondonTime.today(clock)));
    }

    Optional<Membership> findSitting(int seat) {
        return members.findSitting(seat, LondonTime.today(clock));
    }

    /** The map of a motion, where its seats are laid out. */
    Optional<HouseMap> findMap(Motion motion) {
        return maps.findByStance(motion);
    }

    Optional<HouseMap> findMapOfParties() {
        return maps.findByParty();
    }

    Count count(Motion motion) {
        int names = (int) motion.signatures().stream()
                .filter(signature -> !signature.withdrawn())
                .map(Signature::member)
                .count();
        return new Count(
                names,
                constituencies.listStanding(LondonTime.today(clock)).size(),
                motion.signatoriesComplete(),
                motion.readAt());
    }
}
