package org.centrallobby.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.centrallobby.recorded.RecordedParliament.Reply;
import org.centrallobby.recorded.RecordedParliament.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Parliament's What's On as far as this site reads it: non-sitting periods of both Houses, and Sessions. */
public final class RecordedWhatsOn {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Categories as their labels begin, with the code that comes with each. */
    private static final Map<String, String> CODES = Map.of(
            "Recess", "2", "Prorogation", "3", "Dissolution", "4", "Bank holiday", "5", "Non-sitting Friday", "6");

    private final List<Map<String, @Nullable Object>> events = new CopyOnWriteArrayList<>();
    private final List<Map<String, @Nullable Object>> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean listsSessions = true;

    private RecordedWhatsOn() {}

    /** Serves an empty calendar. */
    public static RecordedWhatsOn on(RecordedParliament parliament) {
        RecordedWhatsOn calendar = new RecordedWhatsOn();
        parliament.answer("/calendar/events/nonsitting\\.json", calendar::listNonSitting);
        parliament.answer("/calendar/sessions/list\\.json", request -> calendar.listSessions());
        parliament.answer("/calendar/sessions/fordate\\.json/([0-9-]+)", calendar::findSession);
        return calendar;
    }

    /**
     * The real calendar.
     *
     * @param folder with recess_dates.csv, prorogation_periods.csv, dissolution_periods.csv and sessions.csv
     */
    public RecordedWhatsOn load(Path folder) {
        rows(folder.resolve("recess_dates.csv")).forEach(row -> add("Recess", row.getOrDefault("house", ""), row));
        rows(folder.resolve("prorogation_periods.csv")).forEach(row -> add("Prorogation", "Commons", row));
        rows(folder.resolve("dissolution_periods.csv")).forEach(row -> add("Dissolution", "Commons", row));
        rows(folder.resolve("sessions.csv"))
                .forEach(row -> session(
                        row.getOrDefault("citation", ""),
                        row.getOrDefault("start_date", ""),
                        row.getOrDefault("end_date", "")));
        return this;
    }

    private void add(String category, String house, Map<String, String> row) {
        event(category, house, row.getOrDefault("start_date", ""), row.getOrDefault("end_date", ""));
    }

    /**
     * A period of the Commons.
     *
     * @param category such as Recess, Prorogation, Dissolution, Non-sitting Friday
     * @return its id
     */
    public int commons(String category, String first, String last) {
        return event(category, "Commons", first, last);
    }

    /** A period of either House. */
    public int event(String category, String house, String first, String last) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        int id = 50_000 + events.size();
        event.put("Id", id);
        event.put("StartDate", first + "T00:00:00");
        event.put("EndDate", last + "T00:00:00");
        event.put("CancelledDate", null);
        event.put("StartTime", null);
        event.put("EndTime", null);
        event.put("Description", null);
        event.put("Category", category + " - " + house);
        event.put("CategoryCode", CODES.getOrDefault(category, "99"));
        event.put("House", house);
        events.add(event);
        return id;
    }

    /** Changes one field of an event, to null if that is wanted. */
    public void change(int id, String field, @Nullable Object value) {
        events.stream().filter(event -> Objects.equals(event.get("Id"), id)).forEach(event -> event.put(field, value));
    }

    /** Takes every event away. */
    public void forgetEvents() {
        events.clear();
    }

    /** Takes an event away without a trace. */
    public void forget(int id) {
        events.removeIf(event -> Objects.equals(event.get("Id"), id));
    }

    /** Adds a Session; one that runs gets an end far ahead, as the real list has it. */
    public void session(String citation, String start, String end) {
        Map<String, @Nullable Object> session = new LinkedHashMap<>();
        session.put("SessionId", sessions.size() + 1);
        session.put("Number", String.valueOf(sessions.size() + 1));
        session.put("StartDate", start + "T00:00:00");
        session.put("EndDate", (end.isEmpty() ? "2099-12-31" : end) + "T00:00:00");
        session.put("CommonsDescription", citation);
        session.put("LordsDescription", citation);
        session.put("SessionNumber", null);
        session.put("ParliamentNumber", null);
        sessions.add(session);
    }

    /** Changes one field of a Session. */
    public void changeSession(String citation, String field, @Nullable Object value) {
        sessions.stream()
                .filter(session -> citation.equals(session.get("CommonsDescription")))
                .forEach(session -> session.put(field, value));
    }

    public void forgetSessions() {
        sessions.clear();
    }

    /** The list is not there any more; the Session of a day still is. */
    public void withoutSessionList() {
        listsSessions = false;
    }

    private Reply listNonSitting(Request request) {
        String start = request.query().get("startDate");
        String end = request.query().get("endDate");
        if (start == null || end == null) {
            return new Reply(400, "{\"Message\":\"A date range is needed.\"}", null);
        }
        String house = request.query().get("house");
        // In no order of their dates: that of their ids, from the last.
        return Reply.json(JSON.writeValueAsString(events.stream()
                .filter(event -> touches(event, start, end))
                .filter(event -> house == null || house.equals(event.get("House")) || event.get("House") == null)
                .sorted(Comparator.comparingInt((Map<String, @Nullable Object> event) -> -number(event.get("Id"))))
                .toList()));
    }

    private static int number(@Nullable Object id) {
        return id instanceof Integer number ? number : 0;
    }

    private static boolean touches(Map<String, @Nullable Object> event, String start, String end) {
        String first = String.valueOf(event.get("StartDate"));
        String last = event.get("EndDate") == null ? first : String.valueOf(event.get("EndDate"));
        return first.substring(0, Math.min(10, first.length())).compareTo(end) <= 0
                && last.substring(0, Math.min(10, last.length())).compareTo(start) >= 0;
    }

    private Reply listSessions() {
        return listsSessions ? Reply.json(JSON.writeValueAsString(sessions)) : Reply.missing();
    }

    private Reply findSession(Request request) {
        LocalDate day = LocalDate.parse(request.groups().getFirst());
        Optional<Map<String, @Nullable Object>> found = sessions.stream()
                .filter(session -> !day(session, "StartDate").isAfter(day)
                        && !day(session, "EndDate").isBefore(day))
                .findFirst();
        return found.map(session -> Reply.json(JSON.writeValueAsString(session)))
                .orElseGet(Reply::missing);
    }

    private static LocalDate day(Map<String, @Nullable Object> session, String field) {
        return LocalDate.parse(String.valueOf(session.get(field)).substring(0, 10));
    }

    /** Enough of CSV for the files this is for. */
    private static List<Map<String, String>> rows(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = List.of(lines.getFirst().split(",", -1));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells[i].strip());
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
