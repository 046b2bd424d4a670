package org.centrallobby.members.api;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
    static ApiMember of(JsonNode value) {
        int id = value.path("id").intValue();
        String name = Fields.text(value, "nameDisplayAs");
        JsonNode membership = value.path("latestHouseMembership");
        return new ApiMember(
                id,
                name != null ? name : "Member " + id,
                Fields.text(value.path("latestParty"), "name"),
                membership.isObject() ? membership(membership) : null);
    }

    private static HouseMembership membership(JsonNode membership) {
        Integer house = Fields.number(membership, "house");
        String seat = Fields.text(membership, "membershipFrom");
        JsonNode status = membership.path("membershipStatus");
        LocalDate end = Fields.day(membership, "membershipEndDate");
        // Some answers carry no status at all; then the absence of an end is all there is to go by.
        boolean active = status.isObject() ? Fields.isTrue(status, "statusIsActive") : end == null;
        return new HouseMembership(
                house != null && house == COMMONS,
                Fields.number(membership, "membershipFromId"),
                seat == null ? "" : seat,
                Fields.day(membership, "membershipStartDate"),
                end,
                active,
                active ? Fields.day(status, "statusStartDate") : null);
    }
}
