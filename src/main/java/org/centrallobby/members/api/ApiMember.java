package org.centrallobby.members.api;

import java.time.LocalDate;
import org.centrallobby.kit.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A Member as the API tells of one.
 *
 * @param party null where the API gives none
 * @param membership null where the API gives none
 */
public record ApiMember(
        int id,
        String name,
        @Nullable String party,
        @Nullable HouseMembership membership) {
    private static final int COMMONS = 1;

    /**
     * The latest membership of a House. For a Member re-elected to the same seat it begins with the first election.
     *
     * @param seatId null where the API gives none
     * @param end null while it lasts, as far as the API says
     * @param activeSince when the present status began, for a re-elected Member the last election; often absent
     */
    public record HouseMembership(
            boolean commons,
            @Nullable Integer seatId,
            String seatName,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            boolean active,
            @Nullable LocalDate activeSince) {
        /** Whether it is known to include a day. */
        public boolean covers(LocalDate day) {
            return start != null && !start.isAfter(day) && (end == null || !end.isBefore(day));
        }
    }

    /** @param value has an id */
    static ApiMember of(Fields value) {
        int id = value.findNumber("id").orElseThrow();
        Fields membership = value.object("latestHouseMembership");
        return new ApiMember(
                id,
                value.text("nameDisplayAs").orElse("Member " + id),
                value.object("latestParty").text("name").orElse(null),
                value.has("latestHouseMembership") ? membership(membership) : null);
    }

    private static HouseMembership membership(Fields membership) {
        Fields status = membership.object("membershipStatus");
        LocalDate end = membership.findDay("membershipEndDate").orElse(null);
        // Some answers carry no status at all; then the absence of an end is all there is to go by.
        boolean active = membership.has("membershipStatus") ? status.isTrue("statusIsActive") : end == null;
        return new HouseMembership(
                membership.findNumber("house").filter(house -> house == COMMONS).isPresent(),
                membership.findNumber("membershipFromId").orElse(null),
                membership.text("membershipFrom").orElse(""),
                membership.findDay("membershipStartDate").orElse(null),
                end,
                active,
                active ? status.findDay("statusStartDate").orElse(null) : null);
    }
}
