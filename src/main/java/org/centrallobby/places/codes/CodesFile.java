package org.centrallobby.places.codes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;

/** The file "Westminster Parliamentary Constituency names and codes UK as at …" among the documents of the ONS's zip. */
public final class CodesFile {
    private static final Predicate<String> MEMBER = Pattern.compile(
                    "(?i)(?:.*/)?Documents/(?:[^/]*Parliamentary Constituenc[^/]*|PCON[^/]*)names and codes[^/]*\\.csv")
            .asMatchPredicate();
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{8}");
    /** Of no place: E99999999 and its like. */
    private static final Pattern NOWHERE = Pattern.compile("[A-Z]9{8}");

    private static final int EARLIEST = 10;
    private static final int LATEST = 60;
    private static final int CENTURY = 2000;

    private CodesFile() {}

    /**
     * Reads it from the zip.
     *
     * @return empty if the file is no zip or holds no such file
     * @throws ImportRefused if it is there and cannot be used
     */
    public static Optional<List<SeatCode>> read(Path zip) throws ImportRefused, IOException {
        if (!isThere(zip)) {
            return Optional.empty();
        }
        List<SeatCode> codes = new ArrayList<>();
        try (CsvTable table = CsvTable.open(zip, MEMBER, columns())) {
            int year = IntStream.range(EARLIEST, LATEST)
                    .filter(yy -> table.has("pcon%02dcd".formatted(yy)))
                    .max()
                    .orElseThrow(() -> new ImportRefused("The file of constituency names and codes in " + table.file()
                            + " has no column of codes such as PCON24CD."));
            table.forEach(new Tally(rows -> {}), row -> take(row, year, codes));
        }
        return Optional.of(codes);
    }

    private static void take(Row row, int year, List<SeatCode> codes) throws RowFault {
        String code = row.get("pcon%02dcd".formatted(year));
        if (CODE.matcher(code).matches() && !NOWHERE.matcher(code).matches()) {
            codes.add(new SeatCode(
                    code,
                    CENTURY + year,
                    row.get("pcon%02dnm".formatted(year)),
                    row.find("pcon%02dnmw".formatted(year)).orElse(null)));
        }
    }

    /** The columns carry the year: PCON24CD, PCON24NM and, for Welsh names, PCON24NMW. */
    private static List<Column> columns() {
        return IntStream.range(EARLIEST, LATEST)
                .boxed()
                .flatMap(yy -> List.of("cd", "nm", "nmw").stream()
                        .map(kind ->
                                Column.optional("pcon%02d%s".formatted(yy, kind).toLowerCase(Locale.ROOT))))
                .collect(Collectors.toList());
    }

    private static boolean isThere(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(entry -> MEMBER.test(entry.getName()));
        } catch (ZipException e) {
            return false;
        }
    }
}
