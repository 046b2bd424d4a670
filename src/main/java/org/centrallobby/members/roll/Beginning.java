package org.centrallobby.members.roll;

import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.members.api.ApiMember.HouseMembership;
import org.centrallobby.members.api.Biography;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * When a Member came to the present seat. Parliament's membership of a House begins with the first election and lasts
 * through re-elections; a seat is held from the last general election, and never before it was drawn.
 */
public final class Beginning {
    private Beginning() {}

    /**
     * The first day.
     *
     * @param lastDissolution the one today lies in or the last before it
     * @return null where Parliament tells only of a House that has been dissolved since
     */
    public static @Nullable LocalDate of(
            HouseMembership membership,
            Constituency seat,
            Optional<Biography> biography,
            Optional<NonSitting> lastDissolution,
            LocalDate today) {
        LocalDate from = membership.start() == null || membership.start().isBefore(seat.startDate())
                ? seat.startDate()
                : membership.start();
        LocalDate elected = biography
                .flatMap(life -> life.findPresentSeat(seat.mnisId()))
                .map(Biography.Item::start)
                .orElse(null);
        if (elected != null && elected.isAfter(from)) {
            from = elected;
        }
        if (lastDissolution.isEmpty()) {
            return from;
        }
        LocalDate dissolved = lastDissolution.get().firstDay();
        LocalDate met = lastDissolution.get().lastDay().plusDays(1);
        LocalDate since = membership.activeSince();
        if (since != null && since.isAfter(dissolved) && since.isAfter(from) && !since.isAfter(met)) {
            return since;
        }
        if (from.isAfter(dissolved)) {
            return from;
        }
        return met.isAfter(today) ? null : met;
    }
}
