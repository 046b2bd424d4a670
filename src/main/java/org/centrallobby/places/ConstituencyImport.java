package org.centrallobby.places;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in constituencies. Files overlap and each knows something else, so a blank cell or an absent column never wipes
 * what is known; where two files give different codes or names, the one read last wins. Only a blank {@code end_date}
 * in a file that has the column says something: that the seat still stands.
 */
@Component
@Kind(
        name = "constituencies",
        holds = "Constituencies as CSV with mnis_id (the key), name, start_date, and where known gss_code or ons_code,"
                + " name_cy, country, region, end_date. What a file does not tell stays as it is.")
class ConstituencyImport implements ImportKind {
    static final Pattern GSS = Pattern.compile("[A-Z][0-9]{8}");
    private static final List<Column> COLUMNS = List.of(
            Column.required("mnis_id"),
            Column.required("name"),
            Column.required("start_date"),
            Column.optional("end_date"),
            Column.optional("gss_code|ons_code"),
            Column.optional("name_cy"),
            Column.optional("country"),
            Column.optional("region"));

    private final Constituencies constituencies;
    private final TransactionOperations transaction;

    ConstituencyImport(Constituencies constituencies, TransactionOperations transaction) {
        this.constituencies = constituencies;
        this.transaction = transaction;
    }

    @Override
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        Map<Integer, Constituency> before =
                constituencies.listAll().stream().collect(Collectors.toMap(Constituency::mnisId, Function.identity()));
        Merge merge = new Merge(before);
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, COLUMNS)) {
                table.forEach(tally, row -> merge.take(row, table.has("end_date")));
            }
        }
        transaction.executeWithoutResult(status -> merge.apply(constituencies, tally));
    }

    /** What the files together make of what was known. */
    private static final class Merge {
        private final Map<Integer, Constituency> before;
        private final Map<Integer, Constituency> after = new LinkedHashMap<>();
        private final Map<String, Integer> codes = new HashMap<>();
        private int rows;

        Merge(Map<Integer, Constituency> before) {
            this.before = before;
            before.values().forEach(this::noteCode);
        }

        void take(Row row, boolean tellsEnd) throws RowFault {
            int id = row.number("mnis_id");
            Optional<Constituency> known =
                    Optional.ofNullable(after.getOrDefault(id, before.get(id))).filter(seat -> !seat.demonstration());
            Constituency seat = seat(row, id, known, tellsEnd);
            Integer other = seat.gss() == null ? null : codes.get(code(seat));
            if (other != null && other != id) {
                throw new RowFault(
                        "its code %s is that of constituency %s in the same boundary set".formatted(seat.gss(), other));
            }
            known.filter(old -> old.gss() != null).ifPresent(old -> codes.remove(code(old)));
            noteCode(seat);
            after.put(id, seat);
            rows++;
        }

        void apply(Constituencies constituencies, Tally tally) {
            int added = 0;
            int changed = 0;
            for (Constituency seat : after.values()) {
                Constituency old = before.get(seat.mnisId());
                if (!seat.equals(old)) {
                    constituencies.save(seat);
                    added += old == null ? 1 : 0;
                    changed += old == null ? 0 : 1;
                }
            }
            tally.added(added);
            tally.changed(changed);
            tally.unchanged(rows - added - changed);
        }

        private void noteCode(Constituency seat) {
            if (seat.gss() != null) {
                codes.put(code(seat), seat.mnisId());
            }
        }

        private static String code(Constituency seat) {
            return seat.gss() + " " + seat.boundarySet();
        }

        private static Constituency seat(Row row, int id, Optional<Constituency> known, boolean tellsEnd)
                throws RowFault {
            LocalDate start = row.date("start_date");
            LocalDate end = tellsEnd
                    ? row.findDate("end_date").orElse(null)
                    : known.map(Constituency::endDate).orElse(null);
            if (end != null && end.isBefore(start)) {
                throw new RowFault("its end_date is before its start_date");
            }
            String gss =
                    row.find("gss_code").or(() -> known.map(Constituency::gss)).orElse(null);
            if (gss != null && !GSS.matcher(gss).matches()) {
                throw new RowFault("“" + gss + "” is no code such as E14001293");
            }
            return new Constituency(
                    id,
                    gss,
                    row.get("name"),
                    row.find("name_cy")
                            .or(() -> known.map(Constituency::nameCy))
                            .orElse(null),
                    row.find("country")
                            .or(() -> known.map(Constituency::country))
                            .orElse(""),
                    row.find("region").or(() -> known.map(Constituency::region)).orElse(""),
                    String.valueOf(start.getYear()),
                    start,
                    end,
                    false);
        }
    }
}
