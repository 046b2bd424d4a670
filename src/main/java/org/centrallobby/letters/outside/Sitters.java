package org.centrallobby.letters.outside;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** Seats of today, and who can be written to for them. */
@Component
public class Sitters {
    private final Constituencies constituencies;
    private final Members members;
    private final Sittings sittings;
    private final InstantSource clock;

    Sitters(Constituencies constituencies, Members members, Sittings sittings, InstantSource clock) {
        this.constituencies = constituencies;
        this.members = members;
        this.sittings = sittings;
        this.clock = clock;
    }

    /** The seat, if it stands today. */
    public Optional<Constituency> findSeat(int seat) {
        return constituencies.findByMnisId(seat).filter(found -> found.standsOn(LondonTime.today(clock)));
    }

    /** Who sits for it. Dissolution ends every hold on a seat that began before it, whether the list says so yet or not. */
    public Optional<Membership> findFor(int seat) {
        LocalDate today = LondonTime.today(clock);
        Optional<LocalDate> dissolved = sittings.findDissolution(today).map(NonSitting::firstDay);
        return members.findSitting(seat, today)
                .filter(held -> dissolved.isEmpty() || !held.from().isBefore(dissolved.get()));
    }

    /** Whether Parliament is dissolved, so that most seats have no Member. */
    public boolean isDissolved() {
        return sittings.findDissolution(LondonTime.today(clock)).isPresent();
    }
}
