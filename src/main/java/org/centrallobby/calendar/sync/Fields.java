package org.centrallobby.calendar.sync;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Fields of What's On, any of which may be null or missing. */
final class Fields {
    private Fields() {}

    static Optional<String> findText(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The day of "2026-05-22T00:00:00"; times there are midnight and mean nothing. */
    static Optional<LocalDate> findDay(JsonNode row, String field) {
        return findText(row, field).filter(text -> text.length() >= 10).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.substring(0, 10)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
