package org.centrallobby.members.api;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A constituency as the API tells of one.
 *
 * @param name null where the API gives none
 * @param start null where the API gives none
 * @param end null while it stands
 */
public record ApiSeat(
        int id,
        @Nullable String name,
        @Nullable LocalDate start,
        @Nullable LocalDate end) {
    /** @param value has an id */
    static ApiSeat of(JsonNode value) {
        return new ApiSeat(
                value.path("id").intValue(),
                Fields.text(value, "name"),
                Fields.day(value, "startDate"),
                Fields.day(value, "endDate"));
    }
}
