package org.centrallobby.recorded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.centrallobby.recorded.MotionSheet.Name;
import org.centrallobby.recorded.RecordedParliament.Reply;
import org.centrallobby.recorded.RecordedParliament.Request;
import org.jspecify.annotations.Nullable;

/** The Early Day Motions API of a recorded Parliament: its paths, its envelope, and motions that change between polls. */
public final class RecordedMotions {
    /** Where motions come from: a few that a test changes, or very many that are made up as they are asked for. */
    public interface Archive {
        /** Ids of the motions tabled in a time, the earliest first; null for an open side. */
        int[] listIds(@Nullable LocalDate from, @Nullable LocalDate to);

        @Nullable
        MotionSheet find(int id);

        String nameOf(int member);
    }

    private final Map<Integer, MotionSheet> sheets = new ConcurrentHashMap<>();
    private final Map<Integer, String> people = new ConcurrentHashMap<>();
    private final Archive archive;

    private RecordedMotions(@Nullable Archive archive) {
        this.archive = archive == null ? new Few() : archive;
    }

    /** With no motions yet. */
    public static RecordedMotions on(RecordedParliament parliament) {
        return on(parliament, null);
    }

    /** With the motions of an archive, which stay as they are. */
    static RecordedMotions on(RecordedParliament parliament, @Nullable Archive archive) {
        RecordedMotions motions = new RecordedMotions(archive);
        parliament.answer("/EarlyDayMotions/list", motions::list);
        parliament.answer("/EarlyDayMotion/([0-9]+)", motions::detail);
        return motions;
    }

    /** Tables a motion with its first name; its number is the last digits of its id. */
    public RecordedMotions table(int id, LocalDate on, String title, int sponsor) {
        sheets.put(
                id,
                new MotionSheet(
                        id,
                        id % 10_000,
                        null,
                        title,
                        "That this House notes " + title + ".",
                        on,
                        0,
                        on,
                        null,
                        null,
                        sponsor,
                        null,
                        List.of(new Name(sponsor, 1, on, false, null))));
        return this;
    }

    /** Tables an amendment to a motion. */
    public RecordedMotions amend(int id, int amended, LocalDate on, int sponsor) {
        table(id, on, "an amendment", sponsor);
        return change(
                id,
                sheet -> new MotionSheet(
                        id,
                        amended % 10_000,
                        "A1",
                        sheet.title(),
                        sheet.text(),
                        on,
                        0,
                        on,
                        amended,
                        null,
                        sponsor,
                        null,
                        sheet.names()));
    }

    /** Adds a Member's name; nobody need have heard of the Member. */
    public RecordedMotions sign(int id, int member, LocalDate on) {
        return names(id, names -> {
            names.add(new Name(member, names.size() + 1, on, false, null));
            return names;
        });
    }

    /** Takes a name off, as told. */
    public RecordedMotions withdrawName(int id, int member, LocalDate on) {
        return names(id, names -> {
            names.replaceAll(name -> name.member() == member && !name.withdrawn()
                    ? new Name(member, name.order(), name.signed(), true, on)
                    : name);
            return names;
        });
    }

    /** Other names in place of those there. */
    public RecordedMotions names(int id, UnaryOperator<List<Name>> change) {
        return change(
                id,
                sheet -> with(
                        sheet,
                        sheet.status(),
                        sheet.statusDate(),
                        sheet.counted(),
                        change.apply(new ArrayList<>(Objects.requireNonNull(sheet.names())))));
    }

    /** Takes the motion back. */
    public RecordedMotions withdraw(int id, LocalDate on) {
        return status(id, 1, on);
    }

    /** Any Status, even one nobody has heard of. */
    public RecordedMotions status(int id, Object status, LocalDate on) {
        return change(id, sheet -> with(sheet, status, on, sheet.counted(), sheet.names()));
    }

    /** SponsorsCount as told, whatever names there are; null to be true again. */
    public RecordedMotions count(int id, @Nullable Integer count) {
        return change(id, sheet -> with(sheet, sheet.status(), sheet.statusDate(), count, sheet.names()));
    }

    /** It is as if it had never been. */
    public RecordedMotions remove(int id) {
        sheets.remove(id);
        return this;
    }

    /** What a Member is called. */
    public RecordedMotions call(int member, String name) {
        people.put(member, name);
        return this;
    }

    /** Any other change. */
    public RecordedMotions change(int id, UnaryOperator<MotionSheet> change) {
        sheets.compute(id, (key, sheet) -> change.apply(Objects.requireNonNull(sheet)));
        return this;
    }

    private static MotionSheet with(
            MotionSheet sheet,
            Object status,
            @Nullable LocalDate statusDate,
            @Nullable Integer counted,
            @Nullable List<Name> names) {
        return new MotionSheet(
                sheet.id(),
                sheet.uin(),
                sheet.suffix(),
                sheet.title(),
                sheet.text(),
                sheet.tabled(),
                status,
                statusDate,
                sheet.amends(),
                sheet.instrument(),
                sheet.sponsor(),
                counted,
                names);
    }

    /** The answer to a list request, for a test to spoil. */
    public Reply list(Request request) {
        int[] ids = archive.listIds(
                day(request.query().get("parameters.tabledStartDate")),
                day(request.query().get("parameters.tabledEndDate")));
        int skip = request.number("parameters.skip", 0);
        int take = Math.min(100, request.number("parameters.take", 25));
        String items = Arrays.stream(ids)
                .skip(skip)
                .limit(take)
                .mapToObj(id -> Objects.requireNonNull(archive.find(id)).listed(name()))
                .collect(Collectors.joining(","));
        return Reply.json("{\"PagingInfo\":{\"Skip\":" + skip + ",\"Take\":" + take + ",\"Total\":" + ids.length
                + ",\"GlobalTotal\":" + ids.length + ",\"StatusCounts\":[]},\"StatusCode\":200,\"Success\":true,"
                + "\"Errors\":[],\"Response\":[" + items + "]}");
    }

    /** The answer to a detail request, for a test to spoil. */
    public Reply detail(Request request) {
        MotionSheet sheet = archive.find(Integer.parseInt(request.groups().getFirst()));
        if (sheet == null) {
            return Reply.missing();
        }
        String body = "{\"PagingInfo\":null,\"StatusCode\":200,\"Success\":true,\"Errors\":[],\"Response\":"
                + sheet.detail(name()) + "}";
        return new Reply(200, body, "\"" + Integer.toHexString(body.hashCode()) + "\"");
    }

    private IntFunction<String> name() {
        return archive::nameOf;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private final class Few implements Archive {
        @Override
        public int[] listIds(@Nullable LocalDate from, @Nullable LocalDate to) {
            return sheets.values().stream()
                    .filter(sheet -> from == null || !sheet.tabled().isBefore(from))
                    .filter(sheet -> to == null || !sheet.tabled().isAfter(to))
                    .sorted(Comparator.comparing(MotionSheet::tabled).thenComparingInt(MotionSheet::id))
                    .mapToInt(MotionSheet::id)
                    .toArray();
        }

        @Override
        public @Nullable MotionSheet find(int id) {
            return sheets.get(id);
        }

        @Override
        public String nameOf(int member) {
            return people.getOrDefault(member, "Member " + member);
        }
    }
}
