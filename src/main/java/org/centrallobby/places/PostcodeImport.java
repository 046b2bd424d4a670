package org.centrallobby.places;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.codes.CodesFile;
import org.centrallobby.places.codes.SeatCode;
import org.centrallobby.places.index.IndexBuilder;
import org.centrallobby.places.index.PostcodeIndex;
import org.centrallobby.places.index.PostcodeIndex.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes in a whole edition of the postcodes and swaps it for the current one, or changes nothing. */
@Component
@Kind(
        name = "postcodes",
        holds =
                "A whole edition of the postcodes, as CSV, .csv.gz or the zip of the ONS Postcode Directory, with pcds or"
                        + " postcode, pcon24cd or pcon (or pcon_1 and pcon_2), and where known doterm, lat, long. It replaces the"
                        + " edition before it; several files together make one edition. The zip also tells the codes of"
                        + " constituencies.")
class PostcodeImport implements ImportKind {
    private static final List<Column> COLUMNS = List.of(
            Column.required("pcds|postcode"),
            Column.required("pcon24cd|pcon|pcon_1"),
            Column.optional("pcon_1"),
            Column.optional("pcon_2"),
            Column.optional("doterm"),
            Column.optional("lat"),
            Column.optional("long|lng"));
    /** In the zip of the ONS the whole country is one file in Data; the same again in parts lies in Data/multi_csv. */
    private static final Predicate<String> MEMBER =
            Pattern.compile("(?i)(?:(?:.*/)?Data/)?[^/]+\\.csv").asMatchPredicate();

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
    /** What the ONS writes where there is no position. */
    private static final String NO_POSITION = "99.99999";

    /** Three times the House: more codes are those of wards or output areas, under a wrong header. */
    private static final int MOST_SEATS = 2000;

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    private final PostcodeEditions editions;
    private final CodeJoin codes;
    private final TransactionOperations transaction;

    PostcodeImport(PostcodeEditions editions, CodeJoin codes, TransactionOperations transaction) {
        this.editions = editions;
        this.codes = codes;
        this.transaction = transaction;
    }

    @Override
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        Edition edition = new Edition(editions.findReal().map(PostcodeEditions.Edition::index));
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, MEMBER, COLUMNS)) {
                names.add(table.file());
                table.forEach(tally, row -> edition.take(table.file(), row));
            }
        }
        PostcodeIndex index = edition.builder.build();
        edition.refuseImprobable(String.join(", ", names), index.size());
        edition.tell(tally);
        if (edition.before.isEmpty() || !edition.before.get().fingerprint().equals(index.fingerprint())) {
            editions.replace(edition.builder, index, String.join(", ", names), false);
        }
        takeCodes(files, tally);
    }

    /** The names and codes beside the postcodes; trouble with them is no reason to do without the postcodes. */
    private void takeCodes(List<Path> files, Tally tally) throws IOException {
        for (Path file : files) {
            try {
                Optional<List<SeatCode>> told = CodesFile.read(file);
                if (told.isPresent()) {
                    transaction.executeWithoutResult(status -> {
                        codes.keep(told.get(), file);
                        codes.join(tally::remark);
                    });
                }
            } catch (ImportRefused e) {
                tally.remark("The codes of constituencies were not taken: " + e.getMessage());
            }
        }
    }

    /** The edition that is read, held against the one before. */
    private static final class Edition {
        private final Optional<PostcodeIndex> before;
        private final IndexBuilder builder = new IndexBuilder();
        private int added;
        private int changed;
        private int unchanged;

        Edition(Optional<PostcodeIndex> before) {
            this.before = before;
        }

        void take(String file, Row row) throws RowFault, ImportRefused {
            String text = row.get("pcds");
            if (!(Postcode.parse(text) instanceof Postcode.Valid(Postcode postcode))) {
                throw new RowFault("“" + text + "” is no postcode");
            }
            checkPosition(row);
            List<String> seats = seats(row);
            YearMonth terminated = month(row);
            add(postcode, new Found(seats, terminated));
            if (builder.seats() > MOST_SEATS) {
                throw new ImportRefused(file + " names more than " + number(MOST_SEATS) + " constituencies by line "
                        + row.line() + "; its column is of something smaller.");
            }
        }

        void refuseImprobable(String names, int size) throws ImportRefused {
            if (size == 0) {
                throw new ImportRefused(names + ": none of its rows can be taken; is it a file of postcodes?");
            }
            if (before.isPresent() && size < before.get().size() / 2) {
                throw new ImportRefused(names + ": " + number(size) + " postcodes, where the current edition has "
                        + number(before.get().size())
                        + ", cannot be a whole edition; import all of its files in one go.");
            }
        }

        void tell(Tally tally) {
            tally.added(added);
            tally.changed(changed);
            tally.unchanged(unchanged);
            if (builder.withoutSeat() > 0) {
                tally.remark(number(builder.withoutSeat()) + " have no seat.");
            }
            if (builder.terminated() > 0) {
                tally.remark(number(builder.terminated()) + " are out of use.");
            }
            int gone = before.map(PostcodeIndex::size).orElse(0) - changed - unchanged;
            if (gone > 0) {
                tally.remark(number(gone) + " of the edition before are gone.");
            }
        }

        private static String number(int count) {
            return String.format(Locale.ROOT, "%,d", count);
        }

        private void add(Postcode postcode, Found found) throws RowFault {
            try {
                if (!builder.add(postcode.outward(), postcode.inward(), found.seats(), found.terminated())) {
                    throw new RowFault("“" + postcode + "” stands further up already");
                }
            } catch (IllegalArgumentException e) {
                throw new RowFault("“" + postcode + "” is no postcode of a place");
            }
            Optional<Found> known = before.flatMap(index -> index.find(postcode.outward(), postcode.inward()));
            if (known.isEmpty()) {
                added++;
            } else if (known.get().equals(found)) {
                unchanged++;
            } else {
                changed++;
            }
        }
    }

    private static List<String> seats(Row row) throws RowFault {
        Optional<String> first = row.find("pcon_1").or(() -> row.find("pcon24cd"));
        Optional<String> second = row.find("pcon_2");
        if (second.isEmpty()) {
            return first.isPresent() && isSeat(first.get()) ? List.of(first.get()) : List.of();
        }
        List<String> seats = new ArrayList<>(2);
        for (String code :
                Stream.concat(first.stream(), second.stream()).distinct().toList()) {
            if (isSeat(code)) {
                seats.add(code);
            }
        }
        return List.copyOf(seats);
    }

    /** False for the codes that stand for "none": E99999999, L99999999 of the Channel Islands, and so on. */
    private static boolean isSeat(String code) throws RowFault {
        boolean none = code.length() == 9;
        boolean form = none && code.charAt(0) >= 'A' && code.charAt(0) <= 'Z';
        for (int i = 1; i < 9 && form; i++) {
            char digit = code.charAt(i);
            form = digit >= '0' && digit <= '9';
            none &= digit == '9';
        }
        if (!form) {
            throw new RowFault("“" + code + "” is no code of a constituency such as E14001293");
        }
        return !none;
    }

    private static @Nullable YearMonth month(Row row) throws RowFault {
        Optional<String> text = row.find("doterm");
        if (text.isEmpty()) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(text.get(), MONTH);
            if (month.getYear() >= EARLIEST && month.getYear() < LATEST) {
                return month;
            }
        } catch (DateTimeException e) {
            // Told below, with months of other centuries.
        }
        throw new RowFault("its doterm is “" + text.get() + "”, which is no month such as 199606");
    }

    /**
     * Positions are not kept, but one that is not in these islands shows a row whose cells have slipped. The ONS writes
     * 99.999999 and 0 where it has none.
     */
    private static void checkPosition(Row row) throws RowFault {
        Optional<String> latitude = row.find("lat");
        if (latitude.isEmpty() || latitude.get().startsWith(NO_POSITION)) {
            return;
        }
        checkRange("lat", latitude.get(), 49, 61.5);
        Optional<String> longitude = row.find("long");
        if (longitude.isPresent()) {
            checkRange("long", longitude.get(), -9, 2.5);
        }
    }

    private static void checkRange(String column, String text, double least, double most) throws RowFault {
        double degrees;
        try {
            degrees = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            degrees = Double.NaN;
        }
        if (!(degrees >= least && degrees <= most)) {
            throw new RowFault("its " + column + " is “" + text + "”, which is not in the United Kingdom");
        }
    }
}
