package org.centrallobby.calendar.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.kit.time.LondonTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in days on which the Commons sit. Of days to come a file tells all between its first and its last. */
@Component
@Kind(
        name = "sittings",
        holds = "Sitting days of the Commons: CSV with start_date and end_date of each sitting and house. Rows of the"
                + " Lords are passed over. Days to come that are known and not in the file are taken back.")
class SittingImport implements ImportKind {
    private static final List<Column> COLUMNS =
            List.of(Column.required("start_date"), Column.required("end_date"), Column.optional("house"));
    /** A sitting may run past midnight, a few have lasted for days; longer is a slip. */
    private static final int LONGEST_DAYS = 7;

    private final Sittings sittings;
    private final InstantSource clock;

    SittingImport(Sittings sittings, InstantSource clock) {
        this.sittings = sittings;
        this.clock = clock;
    }

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        NavigableSet<LocalDate> taken = new TreeSet<>();
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, COLUMNS)) {
                table.forEach(tally, row -> {
                    if (Houses.isCommons(row)) {
                        taken.add(read(row));
                    }
                });
            }
        }
        apply(taken, tally);
    }

    private static LocalDate read(Row row) throws RowFault {
        LocalDate first = row.date("start_date");
        LocalDate last = row.date("end_date");
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days > LONGEST_DAYS) {
            throw new RowFault("it lasts from " + first + " to " + last);
        }
        return first;
    }

    private void apply(NavigableSet<LocalDate> taken, Tally tally) {
        NavigableSet<LocalDate> known = sittings.listSittingDays();
        List<LocalDate> added =
                taken.stream().filter(day -> !known.contains(day)).toList();
        LocalDate today = LondonTime.today(clock);
        List<LocalDate> removed = taken.isEmpty()
                ? List.of()
                : known.subSet(taken.first(), true, taken.last(), true).stream()
                        .filter(day -> day.isAfter(today) && !taken.contains(day))
                        .toList();
        tally.added(added.size());
        tally.unchanged(taken.size() - added.size());
        if (!removed.isEmpty()) {
            tally.remark(removed.size() + " days to come were known as sitting days and are taken back.");
        }
        if (!added.isEmpty() || !removed.isEmpty()) {
            sittings.replaceSittingDays(removed, added);
        }
    }
}
