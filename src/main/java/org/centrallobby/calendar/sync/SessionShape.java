package org.centrallobby.calendar.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.calendar.Session;
import org.centrallobby.kit.json.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code sessions/list.json} and {@code sessions/fordate.json}: rows of which only three fields are sure. */
final class SessionShape {
    /** "2024-26", also within other words, and with the century spelt out, as in "2017-2019": only 1852-1853 is cited so. */
    private static final Pattern YEARS =
            Pattern.compile("(\\d{2})(\\d{2})\\s*[-–/]\\s*(\\d{2})?(\\d{2})(?!\\d)( Session I{1,2}\\b)?");

    private SessionShape() {}

    /**
     * The Sessions that have begun.
     *
     * @param today a Session that has not ended by then counts as running: an end ahead is a plan, or stands in for one
     * @return those that can be read; none if the answer has another shape
     */
    static List<Session> read(JsonNode answer, LocalDate today) {
        List<Session> sessions = new ArrayList<>();
        if (answer.isArray()) {
            answer.forEach(row -> find(new Fields(row), today).ifPresent(sessions::add));
        } else {
            find(new Fields(answer), today).ifPresent(sessions::add);
        }
        return sessions;
    }

    private static Optional<Session> find(Fields row, LocalDate today) {
        Optional<String> citation = row.text("CommonsDescription").flatMap(SessionShape::findCitation);
        Optional<LocalDate> start = row.findDay("StartDate").filter(day -> !day.isAfter(today));
        @Nullable
        LocalDate end =
                row.findDay("EndDate").filter(day -> day.isBefore(today)).orElse(null);
        if (citation.isEmpty() || start.isEmpty() || (end != null && end.isBefore(start.get()))) {
            return Optional.empty();
        }
        return Optional.of(new Session(citation.get(), start.get(), end));
    }

    private static Optional<String> findCitation(String text) {
        Matcher years = YEARS.matcher(text);
        if (!years.find()) {
            return Optional.empty();
        }
        boolean spelt = years.group(3) != null
                && (!years.group(3).equals(years.group(1)) || years.group(1).equals("18"));
        String century = spelt ? years.group(3) : "";
        return Optional.of(years.group(1) + years.group(2) + "-" + century + years.group(4)
                + (years.group(5) == null ? "" : years.group(5)));
    }
}
