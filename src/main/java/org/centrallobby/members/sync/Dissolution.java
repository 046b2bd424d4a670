package org.centrallobby.members.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.springframework.stereotype.Component;

/** The House that was dissolved is empty, whether or not anybody could be asked that night. */
@Component
class Dissolution {
    private final Sittings sittings;
    private final Members members;
    private final InstantSource clock;

    Dissolution(Sittings sittings, Members members, InstantSource clock) {
        this.sittings = sittings;
        this.members = members;
        this.clock = clock;
    }

    /** The one a day lies in, or else the last before it. */
    Optional<NonSitting> findLatest(LocalDate day) {
        return sittings.listNonSitting().stream()
                .filter(period -> period.kind() == Kind.DISSOLUTION)
                .filter(period -> !period.firstDay().isAfter(day))
                .max(Comparator.comparing(NonSitting::firstDay));
    }

    boolean isThereNoHouse(LocalDate day) {
        return sittings.findDissolution(day).isPresent();
    }

    /**
     * Ends the memberships that a dissolution ended. A second time there is nothing left to end; memberships put on
     * record after the election, by a list that dates them from an earlier one, are not taken for old ones.
     *
     * @return how many
     */
    int apply() {
        LocalDate today = LondonTime.today(clock);
        Optional<NonSitting> latest = findLatest(today);
        if (latest.isEmpty()) {
            return 0;
        }
        LocalDate day = latest.get().firstDay();
        Instant dayAfter = day.plusDays(1).atStartOfDay(LondonTime.LONDON).toInstant();
        Instant knownBefore = latest.get().covers(today) ? clock.instant().plusSeconds(1) : dayAfter;
        return members.dissolve(day, knownBefore);
    }
}
