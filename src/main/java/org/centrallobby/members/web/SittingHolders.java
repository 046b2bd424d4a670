package org.centrallobby.members.web;

import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.SeatHolders;
import org.springframework.stereotype.Component;

/** Tells the pages of places who sits for a seat. */
@Component
class SittingHolders implements SeatHolders {
    private final Members members;
    private final InstantSource clock;

    SittingHolders(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    @Override
    public Optional<String> findHolder(Constituency seat) {
        return members.findSitting(seat.mnisId(), LondonTime.today(clock))
                .map(held -> held.member().name());
    }
}
