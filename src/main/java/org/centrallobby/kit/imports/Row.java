package org.centrallobby.kit.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a {@link CsvTable}, asked by the first name of a {@link Column}. */
public final class Row {
    private final @Nullable CsvHeader header;
    private final @Nullable String[] values;
    private final long line;

    Row(@Nullable CsvHeader header, @Nullable String[] values, long line) {
        this.header = header;
        this.values = values;
        this.line = line;
    }

    /** The line of the file on which the row begins, counted from 1, the header included. */
    public long line() {
        return line;
    }

    /**
     * The text of a cell, without spaces around it.
     *
     * @throws RowFault if the cell is blank
     */
    public String get(String column) throws RowFault {
        String value = value(column);
        if (value == null) {
            throw new RowFault("it has no " + column);
        }
        return value;
    }

    /** Empty if the cell is blank or the file has no such column. */
    public Optional<String> find(String column) {
        return Optional.ofNullable(value(column));
    }

    /**
     * A day, written as 2024-07-04.
     *
     * @throws RowFault if the cell is blank or no date such as 2024-07-04
     */
    public LocalDate date(String column) throws RowFault {
        return date(column, get(column));
    }

    /**
     * A day; empty if the cell is blank or the file has no such column.
     *
     * @throws RowFault if the cell holds anything but a date such as 2024-07-04
     */
    public Optional<LocalDate> findDate(String column) throws RowFault {
        String value = value(column);
        return value == null ? Optional.empty() : Optional.of(date(column, value));
    }

    /**
     * A whole number.
     *
     * @throws RowFault if the cell is blank or no whole number
     */
    public int number(String column) throws RowFault {
        return number(column, get(column));
    }

    /**
     * A whole number; empty if the cell is blank or the file has no such column.
     *
     * @throws RowFault if the cell holds anything but a whole number
     */
    public Optional<Integer> findNumber(String column) throws RowFault {
        String value = value(column);
        return value == null ? Optional.empty() : Optional.of(number(column, value));
    }

    private @Nullable String value(String column) {
        int place = header == null ? -1 : header.placeOf(column);
        String value = place < 0 ? null : values[place];
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static LocalDate date(String column, String value) throws RowFault {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new RowFault("its " + column + " is “" + value + "”, which is no date such as 2024-07-04");
        }
    }

    private static int number(String column, String value) throws RowFault {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new RowFault("its " + column + " is “" + value + "”, which is no whole number");
        }
    }
}
