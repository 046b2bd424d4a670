package org.centrallobby.recorded;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.recorded.RecordedParliament.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the Members API writes things down. */
final class Recorded {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Recorded() {}

    static Map<String, Object> item(Object value) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("value", value);
        item.put("links", List.of());
        return item;
    }

    /** A day as the API writes it: a local midnight without a zone. */
    static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day + "T00:00:00";
    }

    /** Null is written as null, not left out. */
    @SuppressWarnings("NullAway") // The map is written as JSON, where null is a value.
    static void put(Map<String, Object> json, String field, @Nullable Object value) {
        json.put(field, value);
    }

    /** @param validated whether conditional requests are offered */
    static Reply json(Object body, boolean validated) {
        String text = MAPPER.writeValueAsString(body);
        return new Reply(200, text, validated ? "\"" + HexFormat.of().toHexDigits(text.hashCode()) + "\"" : null);
    }
}
