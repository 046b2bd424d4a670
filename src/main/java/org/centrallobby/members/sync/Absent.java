package org.centrallobby.members.sync;

import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Membership;
import org.centrallobby.members.api.ApiMember;
import org.centrallobby.members.api.ApiMember.HouseMembership;
import org.centrallobby.members.api.MembersApi;
import org.centrallobby.members.api.MembersApi.Part;

/**
 * Asks for those who are on Parliament's list no more, one by one. A membership ends on a day that Parliament gives; who
 * is only missing stays. Where an operator has said that the House did shrink, those whom Parliament does not call active
 * left by yesterday.
 */
final class Absent {
    private final MembersApi api;
    private final LocalDate today;
    private final Reading reading;

    Absent(MembersApi api, LocalDate today, Reading reading) {
        this.api = api;
        this.today = today;
        this.reading = reading;
    }

    /** The last day of the membership; empty if it goes on. */
    Optional<LocalDate> findEnd(Membership held) throws FetchFailed {
        int id = held.member().mnisId();
        Optional<ApiMember> member = api.findMember(id);
        HouseMembership membership = member.map(ApiMember::membership).orElse(null);
        Optional<LocalDate> end =
                membership != null && membership.commons() ? Optional.ofNullable(membership.end()) : Optional.empty();
        if (end.isEmpty()) {
            end = findInBiography(held);
        }
        if (end.isPresent()) {
            return take(held, end.get());
        }
        boolean active = membership != null && membership.commons() && membership.active();
        if (reading.acceptShrink() && !active) {
            reading.remark("%s (%s) is on no list of Parliament and has no last day there; ended as of yesterday."
                    .formatted(held.member().name(), held.seat().name()));
            return Optional.of(today.minusDays(1));
        }
        reading.remark("%s (%s) is missing from Parliament's list without a last day, and stays."
                .formatted(held.member().name(), held.seat().name()));
        return Optional.empty();
    }

    /** One who went to the Lords has another membership now, and the last day of the seat only there. */
    private Optional<LocalDate> findInBiography(Membership held) throws FetchFailed {
        return api.findBiography(held.member().mnisId(), null)
                .map(Part::value)
                .filter(life -> life.findPresentSeat(held.seat().mnisId()).isEmpty())
                .flatMap(life -> life.findLeft(held.seat().mnisId(), today.plusDays(1)))
                .filter(day -> !day.isBefore(held.from()));
    }

    private Optional<LocalDate> take(Membership held, LocalDate end) {
        if (end.isAfter(today)) {
            reading.remark("%s (%s) leaves on %s, and stays until then."
                    .formatted(held.member().name(), held.seat().name(), LondonTime.day(end)));
            return Optional.empty();
        }
        return Optional.of(end);
    }
}
