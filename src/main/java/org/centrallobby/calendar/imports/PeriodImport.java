package org.centrallobby.calendar.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in periods of one kind. A period takes the place of all of that kind it overlaps, so that a recess that was moved
 * or cut in two by a recall is corrected; what a file leaves out stays.
 */
abstract class PeriodImport implements ImportKind {
    private static final List<Column> COLUMNS = List.of(
            Column.required("start_date"),
            Column.required("end_date"),
            Column.optional("house"),
            Column.optional("description"));
    private final Sittings sittings;
    private final Kind kind;

    PeriodImport(Sittings sittings, Kind kind) {
        this.sittings = sittings;
        this.kind = kind;
    }

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        List<NonSitting> taken = new ArrayList<>();
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, COLUMNS)) {
                String source = String.valueOf(file.getFileName());
                table.forEach(tally, row -> {
                    if (Houses.isCommons(row)) {
                        taken.add(read(row, source, taken));
                    }
                });
            }
        }
        apply(taken, tally);
    }

    private NonSitting read(Row row, String source, List<NonSitting> taken) throws RowFault {
        NonSitting period;
        try {
            period = new NonSitting(
                    kind, row.find("description").orElse(null), row.date("start_date"), row.date("end_date"), source);
        } catch (IllegalArgumentException e) {
            throw new RowFault(String.valueOf(e.getMessage()));
        }
        for (NonSitting other : taken) {
            if (period.overlaps(other)) {
                throw new RowFault("it overlaps the one from " + other.firstDay() + " to " + other.lastDay());
            }
        }
        return period;
    }

    private void apply(List<NonSitting> taken, Tally tally) {
        Set<NonSitting> removed = new LinkedHashSet<>();
        List<NonSitting> added = new ArrayList<>();
        List<NonSitting> known = sittings.listNonSitting().stream()
                .filter(period -> period.kind() == kind)
                .toList();
        for (NonSitting period : taken) {
            List<NonSitting> before = known.stream().filter(period::overlaps).toList();
            if (before.size() == 1 && before.getFirst().isSameAs(period)) {
                tally.unchanged(1);
                continue;
            }
            removed.addAll(before);
            added.add(period);
            if (before.isEmpty()) {
                tally.added(1);
            } else {
                tally.changed(1);
            }
        }
        if (!added.isEmpty()) {
            sittings.replace(removed, added);
        }
    }
}
