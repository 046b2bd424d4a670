package org.centrallobby.recorded;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.centrallobby.recorded.RecordedParliament.Reply;
import org.centrallobby.recorded.RecordedParliament.Request;
import org.jspecify.annotations.Nullable;

/** The Members API of a recorded Parliament: its shapes, filled with a House that the test changes between readings. */
public final class RecordedMembers {
    private static final int MOST = 20;

    private final Map<Integer, RecordedSeat> seats = new TreeMap<>();
    private final Map<Integer, RecordedMember> people = new TreeMap<>();
    private final Set<Integer> omitted = new HashSet<>();
    private boolean duplicating;
    private int growing;
    private boolean losing;

    private RecordedMembers() {}

    /** With no seat and no Member, on the paths of the Members API. */
    public static RecordedMembers on(RecordedParliament parliament) {
        RecordedMembers members = new RecordedMembers();
        parliament.answer("/api/Location/Constituency/Search", members::searchSeats);
        parliament.answer("/api/Location/Constituency/([0-9]+)", members::showSeat);
        parliament.answer("/api/Members/([0-9]+)", request -> members.show(request, RecordedMember::json));
        parliament.answer("/api/Members/Search", members::search);
        parliament.answer("/api/Members/SearchHistorical", members::searchHistorical);
        parliament.answer("/api/Members/([0-9]+)/Contact", request -> members.part(request, RecordedMember::contact));
        parliament.answer(
                "/api/Members/([0-9]+)/Biography", request -> members.part(request, RecordedMember::biography));
        return members;
    }

    /**
     * The House of August 2026 and, for days of the past, that of December 2008.
     *
     * @param data the folder of real public data
     */
    public static RecordedMembers fullSize(RecordedParliament parliament, Path data) {
        RecordedMembers members = on(parliament);
        read(data.resolve("constituencies/constituencies_1997_2024_mnis.csv"))
                .forEach(row -> members.seat(
                        number(row, "mnis_id"), row.getField("name"), day(row, "start_date"), day(row, "end_date")));
        read(data.resolve("constituencies/constituencies_2024.csv"))
                .forEach(row ->
                        members.seat(number(row, "mnis_id"), row.getField("name"), day(row, "start_date"), null));
        read(data.resolve("people/mps_current.csv"))
                .forEach(row -> members.member(
                                number(row, "mnis_id"),
                                row.getField("name"),
                                row.getField("party"),
                                number(row, "mnis_constituency_id"),
                                Objects.requireNonNull(day(row, "membership_start")))
                        .email(row.getField("email")));
        read(data.resolve("people/mps_2008-12-16.csv")).stream()
                .filter(row -> !row.getField("mnis_id").isEmpty())
                .filter(row -> !members.people.containsKey(number(row, "mnis_id")))
                .forEach(row -> members.member(
                                number(row, "mnis_id"),
                                row.getField("first_name") + " " + row.getField("last_name"),
                                row.getField("party"),
                                number(row, "mnis_constituency_id"),
                                Objects.requireNonNull(day(row, "from_date")))
                        .leave(LocalDate.of(2010, 4, 12)));
        return members;
    }

    /** Adds a constituency. */
    public synchronized RecordedMembers seat(int id, String name, @Nullable LocalDate start, @Nullable LocalDate end) {
        seats.put(id, new RecordedSeat(id, name, start, end));
        return this;
    }

    /** Adds a Member who sits since a day. */
    public synchronized RecordedMember member(int id, String name, String party, int seat, LocalDate since) {
        RecordedMember member = new RecordedMember(id, name, party, since, this::seatName);
        member.sit(seat, since);
        people.put(id, member);
        return member;
    }

    public synchronized RecordedMember member(int id) {
        return Objects.requireNonNull(people.get(id), () -> "Member " + id);
    }

    /** The last day of a Member. */
    public synchronized void resign(int member, LocalDate lastDay) {
        member(member).leave(lastDay);
    }

    /** Somebody new, from polling day on. */
    public synchronized RecordedMember elect(int id, String name, String party, int seat, LocalDate pollingDay) {
        return member(id, name, party, seat, pollingDay);
    }

    /** The list of the present House leaves them out, although nobody has left. */
    public synchronized void omit(Collection<Integer> members) {
        omitted.clear();
        omitted.addAll(members);
    }

    public synchronized void omitHalf() {
        omit(people.keySet().stream().filter(id -> id % 2 == 0).toList());
    }

    /** The second page of the list is the first once more. */
    public synchronized void duplicatePages(boolean yes) {
        duplicating = yes;
    }

    /** The total of the list grows by one with each page, for so many pages. */
    public synchronized void growTotal(int pages) {
        growing = pages;
    }

    /** The first page of the list lacks an entry that its total counts. */
    public synchronized void loseEntry(boolean yes) {
        losing = yes;
    }

    public synchronized List<Integer> listSitting() {
        return people.values().stream()
                .filter(RecordedMember::isCurrent)
                .map(RecordedMember::id)
                .toList();
    }

    private String seatName(int id) {
        RecordedSeat seat = seats.get(id);
        return seat == null ? "Nowhere" : seat.name();
    }

    private synchronized Reply searchSeats(Request request) {
        return page(
                request,
                seats.values().stream()
                        .filter(seat -> seat.end() == null)
                        .map(RecordedSeat::json)
                        .toList());
    }

    private synchronized Reply showSeat(Request request) {
        RecordedSeat seat = seats.get(Integer.parseInt(request.groups().getFirst()));
        return seat == null ? Reply.missing() : Recorded.json(Recorded.item(seat.json()), false);
    }

    private synchronized Reply search(Request request) {
        boolean current = "true".equals(request.query().get("IsCurrentMember"));
        return page(request, list(member -> !omitted.contains(member.id()) && (!current || member.isCurrent())));
    }

    private synchronized Reply searchHistorical(Request request) {
        LocalDate day = LocalDate.parse(request.query().getOrDefault("dateToSearchFor", ""));
        return page(
                request,
                people.values().stream()
                        .filter(member -> member.satOn(day))
                        .map(member -> member.json(day))
                        .toList());
    }

    private List<Map<String, Object>> list(Predicate<RecordedMember> wanted) {
        return people.values().stream().filter(wanted).map(RecordedMember::json).toList();
    }

    private synchronized Reply show(Request request, Function<RecordedMember, Map<String, Object>> what) {
        RecordedMember member = people.get(Integer.parseInt(request.groups().getFirst()));
        return member == null ? Reply.missing() : Recorded.json(Recorded.item(what.apply(member)), false);
    }

    private synchronized Reply part(Request request, Function<RecordedMember, Object> what) {
        RecordedMember member = people.get(Integer.parseInt(request.groups().getFirst()));
        return member == null ? Reply.missing() : Recorded.json(Recorded.item(what.apply(member)), true);
    }

    private Reply page(Request request, List<Map<String, Object>> all) {
        int skip = request.number("skip", 0);
        int take = Math.min(MOST, request.number("take", MOST));
        int total = all.size();
        boolean ofMembers = request.path().equals("/api/Members/Search");
        if (ofMembers && growing > 0) {
            growing--;
            total += skip / take;
        }
        int from = ofMembers && duplicating && skip == MOST ? 0 : Math.min(skip, all.size());
        List<Object> items = new ArrayList<>();
        all.subList(from, Math.min(from + take, all.size())).forEach(value -> items.add(Recorded.item(value)));
        if (ofMembers && losing && skip == 0) {
            items.removeFirst();
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("totalResults", total);
        page.put("resultContext", "search");
        page.put("skip", skip);
        page.put("take", take);
        page.put("links", List.of());
        return Recorded.json(page, false);
    }

    private static List<NamedCsvRecord> read(Path file) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(NamedCsvRecord row, String column) {
        return Integer.parseInt(row.getField(column));
    }

    private static @Nullable LocalDate day(NamedCsvRecord row, String column) {
        String text = row.findField(column).orElse("");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
