package org.centrallobby.members.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.House.Abstention;
import org.centrallobby.members.House.Origin;
import org.centrallobby.members.Members;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in the operator's table of Members who do not sign and of whom Parliament's record does not say so: parliamentary
 * private secretaries, and those who say that they never sign. The whole table is what holds now.
 */
@Component
@Kind(
        name = "reasons",
        holds =
                "Members who do not sign motions: CSV with mnis_id, reason (POST_HOLDER, STATED_POLICY, SEAT_NOT_TAKEN or a"
                        + " word such as PPS), explanation (a sentence for constituents), source (a web address or where it was"
                        + " said), and if known from_date and to_date. The table is what holds now: a row that is gone ends.")
class ReasonImport implements ImportKind {
    private static final List<Column> COLUMNS = List.of(
            Column.required("mnis_id"),
            Column.required("reason"),
            Column.required("explanation"),
            Column.required("source"),
            Column.optional("from_date"),
            Column.optional("to_date"));
    private static final Map<String, Reason> WORDS = Map.ofEntries(
            Map.entry("post holder", Reason.POST_HOLDER),
            Map.entry("pps", Reason.POST_HOLDER),
            Map.entry("parliamentary private secretary", Reason.POST_HOLDER),
            Map.entry("minister", Reason.POST_HOLDER),
            Map.entry("whip", Reason.POST_HOLDER),
            Map.entry("speaker", Reason.POST_HOLDER),
            Map.entry("deputy speaker", Reason.POST_HOLDER),
            Map.entry("stated policy", Reason.STATED_POLICY),
            Map.entry("policy", Reason.STATED_POLICY),
            Map.entry("says they never sign", Reason.STATED_POLICY),
            Map.entry("never signs", Reason.STATED_POLICY),
            Map.entry("seat not taken", Reason.SEAT_NOT_TAKEN),
            Map.entry("not sworn", Reason.SEAT_NOT_TAKEN),
            Map.entry("abstentionist", Reason.SEAT_NOT_TAKEN));
    /** A sentence or two; a longer one is no explanation for a page. */
    private static final int LONGEST = 400;

    private final Members members;
    private final InstantSource clock;

    ReasonImport(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        Table told = new Table();
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, COLUMNS)) {
                table.forEach(tally, told::take);
            }
        }
        told.apply(tally);
    }

    /** The table as it is read, held against what the operator told before. */
    private final class Table {
        private final LocalDate today = LondonTime.today(clock);
        private final List<Abstention> before = members.house().abstentions().values().stream()
                .flatMap(List::stream)
                .filter(reason -> reason.origin() == Origin.OPERATOR)
                .toList();
        private final List<Abstention> told = new ArrayList<>();
        private final Set<Integer> faulty = new HashSet<>();

        void take(Row row) throws RowFault {
            int member = row.number("mnis_id");
            faulty.add(member);
            Abstention read = read(row, member);
            if (told.stream()
                    .anyMatch(other ->
                            other.memberId() == member && other.reason().says(read.reason()))) {
                throw new RowFault("it says the same of the Member as a row further up");
            }
            told.add(read);
            faulty.remove(member);
        }

        private Abstention read(Row row, int member) throws RowFault {
            if (members.findMember(member).isEmpty()) {
                throw new RowFault("no Member has the id " + member);
            }
            NonSigning reason =
                    new NonSigning(reason(row), text(row, "explanation"), text(row, "source")).readAt(clock.instant());
            LocalDate to = row.findDate("to_date").orElse(null);
            // A row without a first day is known from the day on which it was first told.
            LocalDate from = row.findDate("from_date")
                    .or(() -> before.stream()
                            .filter(old ->
                                    old.memberId() == member && old.reason().says(reason))
                            .map(Abstention::from)
                            .filter(Objects::nonNull)
                            .findFirst())
                    .orElse(today);
            if (to != null && to.isBefore(from)) {
                throw new RowFault("it ends on " + to + ", before it starts on " + from);
            }
            return new Abstention(member, reason, from, to, Origin.OPERATOR);
        }

        void apply(Tally tally) {
            for (Abstention row : told) {
                Optional<Abstention> same = before.stream()
                        .filter(old -> isSame(old, row) && Objects.equals(old.from(), row.from()))
                        .findFirst();
                if (same.isPresent() && Objects.equals(same.get().to(), row.to())) {
                    tally.unchanged(1);
                } else if (same.isPresent()) {
                    members.end(same.get(), row.to());
                    tally.changed(1);
                } else {
                    before.stream().filter(old -> isSame(old, row)).forEach(old -> members.end(old, never(old)));
                    members.save(row);
                    tally.added(1);
                }
            }
            int ended = 0;
            for (Abstention old : before) {
                boolean holds = old.to() == null || !old.to().isBefore(today);
                if (holds && !faulty.contains(old.memberId()) && told.stream().noneMatch(row -> isSame(old, row))) {
                    members.end(old, today.minusDays(1));
                    ended++;
                }
            }
            members.confirmReasons(Origin.OPERATOR);
            if (ended > 0) {
                tally.remark(ended + (ended == 1 ? " reason is" : " reasons are")
                        + " in the table no longer and ended as of yesterday.");
            }
        }

        /** A row with another first day takes the place of the old one: a day before its beginning, which forgets it. */
        private @Nullable LocalDate never(Abstention old) {
            return old.from() == null ? null : old.from().minusDays(1);
        }
    }

    private static boolean isSame(Abstention one, Abstention other) {
        return one.memberId() == other.memberId() && one.reason().says(other.reason());
    }

    private static Reason reason(Row row) throws RowFault {
        String word =
                row.get("reason").toLowerCase(Locale.ROOT).replace('_', ' ').strip();
        Reason reason = WORDS.get(word);
        if (reason == null) {
            throw new RowFault("its reason is “" + row.get("reason")
                    + "”, which is none of POST_HOLDER, STATED_POLICY and SEAT_NOT_TAKEN");
        }
        return reason;
    }

    private static String text(Row row, String column) throws RowFault {
        String text = row.get(column);
        if (text.length() > LONGEST) {
            throw new RowFault("its " + column + " is longer than " + LONGEST + " characters");
        }
        return text;
    }
}
