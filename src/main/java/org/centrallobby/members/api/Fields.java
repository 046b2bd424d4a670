package org.centrallobby.members.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.centrallobby.kit.time.LondonTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of an answer as they come: absent, null, blank or of another kind is all the same, nothing. */
final class Fields {
    private static final int DAY = 10;

    private Fields() {}

    static @Nullable String text(JsonNode object, String field) {
        String text = object.path(field).stringValue("").strip();
        return text.isEmpty() ? null : text;
    }

    static @Nullable Integer number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : null;
    }

    static boolean isTrue(JsonNode object, String field) {
        return object.path(field).asBoolean(false);
    }

    /** Parliament writes its days as local midnights without a zone; one with a zone is the day it is in London. */
    static @Nullable LocalDate day(JsonNode object, String field) {
        String text = text(object, field);
        if (text == null || text.length() < DAY) {
            return null;
        }
        try {
            return text.endsWith("Z") || text.lastIndexOf('+') > DAY
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(LondonTime.LONDON)
                            .toLocalDate()
                    : LocalDate.parse(text.substring(0, DAY));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
