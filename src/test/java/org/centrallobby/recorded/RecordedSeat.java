package org.centrallobby.recorded;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A constituency of the recorded Members API. */
record RecordedSeat(
        int id,
        String name,
        @Nullable LocalDate start,
        @Nullable LocalDate end) {
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("name", name);
        Recorded.put(json, "startDate", Recorded.day(start));
        Recorded.put(json, "endDate", Recorded.day(end));
        Recorded.put(json, "currentRepresentation", null);
        return json;
    }
}
