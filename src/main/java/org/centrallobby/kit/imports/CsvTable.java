package org.centrallobby.kit.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header: plain, gzipped or inside a zip, in UTF-8 with or without a byte order mark. Whatever makes
 * the file as a whole doubtful refuses it with one sentence; what is wrong with one row leaves that row out.
 */
public final class CsvTable implements AutoCloseable {
    /** What is done with each row. */
    @FunctionalInterface
    public interface Use {
        /**
         * Takes one row.
         *
         * @throws RowFault to have the row left out, with the reason, while the others go on
         * @throws ImportRefused to give up the file
         */
        void take(Row row) throws RowFault, ImportRefused;
    }

    /** Longer than any honest cell; what is longer follows a quote that nobody closed. */
    private static final int LONGEST_FIELD = 1 << 20;

    private final RowReader rows = new RowReader();
    private final String file;
    private final TextReader text;
    private final CloseableIterator<RowReader.Line> lines;
    private final CsvHeader header;

    private CsvTable(String file, TextReader text, List<Column> columns) throws ImportRefused {
        this.file = file;
        this.text = text;
        this.lines = CsvReader.builder()
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(rows, text)
                .iterator();
        RowReader.Line first = next();
        if (first == null) {
            throw new ImportRefused(file + " is empty.");
        }
        this.header = new CsvHeader(file, first.cells(), columns);
        rows.follow(header);
    }

    /**
     * Opens a file and reads its header. Of a zip it takes the one {@code .csv} file inside.
     *
     * @throws ImportRefused if there is no such file, or it is no CSV file, or lacks a required column
     */
    public static CsvTable open(Path file, List<Column> columns) throws ImportRefused, IOException {
        return open(file, member -> member.toLowerCase(Locale.ROOT).endsWith(".csv"), columns);
    }

    /**
     * Opens a file, or the one meant inside a zip.
     *
     * @param member which file inside a zip is meant, by its path with slashes; exactly one must match
     * @throws ImportRefused as above
     */
    public static CsvTable open(Path file, Predicate<String> member, List<Column> columns)
            throws ImportRefused, IOException {
        String name = CsvFile.name(file);
        TextReader text;
        try {
            text = new TextReader(CsvFile.open(file, member));
        } catch (IOException e) {
            throw refusal(name, 0, e);
        }
        try {
            return new CsvTable(name, text, columns);
        } catch (ImportRefused | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** The name of the file, without its folders. */
    public String file() {
        return file;
    }

    /** Whether the header has the column, by its first name: an absent column says nothing, an empty cell says "none". */
    public boolean has(String column) {
        return header.placeOf(column) >= 0;
    }

    /**
     * Reads all rows, counting them and those left out. Rows are handed over as they are read, so what comes of them
     * must be undone if the file turns out to be refused further down.
     *
     * @throws ImportRefused if the file is cut off, damaged or no text
     */
    public void forEach(Tally tally, Use use) throws ImportRefused {
        RowReader.Line row = next();
        if (row == null) {
            throw new ImportRefused(file + " has a header but no rows.");
        }
        while (row != null) {
            RowReader.Line following = next();
            boolean open = following == null && !text.isAtLineEnd();
            tally.read();
            take(row, open, tally, use);
            if (open) {
                tally.remark(file + " does not end with the end of a line; if it was cut off, import it again.");
            }
            row = following;
        }
    }

    private void take(RowReader.Line row, boolean open, Tally tally, Use use) throws ImportRefused {
        long at = row.row().line();
        if (row.fields() < header.fields()) {
            throw new ImportRefused("%s has %s in line %s, but %s in its header: it is cut off or damaged there."
                    .formatted(file, row.fields() == 1 ? "1 field" : row.fields() + " fields", at, header.fields()));
        }
        try {
            if (row.fields() > header.fields()) {
                throw new RowFault("it has %s fields, but the header %s".formatted(row.fields(), header.fields()));
            }
            if (open && row.lastFieldEmpty()) {
                throw new RowFault("its last cell is empty");
            }
            use.take(row.row());
        } catch (RowFault fault) {
            if (open) {
                throw new ImportRefused("%s looks cut off: line %s, its last, has no end, and %s."
                        .formatted(file, at, fault.getMessage()));
            }
            tally.leaveOut(file, at, String.valueOf(fault.getMessage()));
        }
    }

    private RowReader.@Nullable Line next() throws ImportRefused {
        try {
            if (!lines.hasNext()) {
                return null;
            }
            return lines.next();
        } catch (CsvParseException | UncheckedIOException e) {
            throw refusal(file, rows.line(), e);
        }
    }

    private static ImportRefused refusal(String file, long line, Exception fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TextReader.NotText) {
                return new ImportRefused(file + cause.getMessage());
            }
            if (cause instanceof EOFException || cause instanceof ZipException) {
                return new ImportRefused(
                        "%s is cut off or damaged at about line %s; fetch it again.".formatted(file, line));
            }
        }
        if (fault instanceof CsvParseException) {
            return new ImportRefused(
                    "%s has a quote that is never closed, or closed too early, in the row that begins on line %s."
                            .formatted(file, line));
        }
        return new ImportRefused("%s cannot be read any further than about line %s.".formatted(file, line));
    }

    @Override
    public void close() throws IOException {
        lines.close();
        text.close();
    }
}
