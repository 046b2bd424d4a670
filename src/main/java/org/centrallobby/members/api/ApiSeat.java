package org.centrallobby.members.api;

import java.time.LocalDate;
import org.centrallobby.kit.json.Fields;
import org.jspecify.annotations.Nullable;

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
    static ApiSeat of(Fields value) {
        return new ApiSeat(
                value.findNumber("id").orElseThrow(),
                value.text("name").orElse(null),
                value.findDay("startDate").orElse(null),
                value.findDay("endDate").orElse(null));
    }
}
