package org.centrallobby.commands;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.centrallobby.kit.imports.Tally.LeftOut;

/** The list of rows that were not taken, for the operator to mend. */
final class LeftOutFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LeftOutFile() {}

    /**
     * Writes the list.
     *
     * @param data the data folder; the file goes to its folder {@code imports}
     */
    static Path write(Path data, String kind, Instant at, List<LeftOut> rows) throws IOException {
        Path folder = Files.createDirectories(data.resolve("imports"));
        Path file = folder.resolve(kind + "-" + STAMP.format(at) + "-left-out.csv");
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("file", "line", "reason");
            for (LeftOut row : rows) {
                csv.writeRecord(row.file(), String.valueOf(row.line()), row.reason());
            }
        }
        return file;
    }
}
