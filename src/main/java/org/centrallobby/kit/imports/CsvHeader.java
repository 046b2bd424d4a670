package org.centrallobby.kit.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which field of a file is which column. */
final class CsvHeader {
    private final List<String> titles;
    private final Map<String, Integer> places = new HashMap<>();
    /** For each field of the file its place in the values of a row, or -1. */
    private final int[] wanted;

    private int size;

    CsvHeader(String file, List<String> titles, List<Column> columns) throws ImportRefused {
        this.titles = titles;
        this.wanted = new int[titles.size()];
        Arrays.fill(wanted, -1);
        for (Column column : columns) {
            int field = find(file, column);
            if (field < 0 && column.required()) {
                throw new ImportRefused(
                        "%s has no column %s; it has %s.".formatted(file, column, String.join(", ", titles)));
            }
            places.put(column.name(), field < 0 ? -1 : place(field));
        }
    }

    int fields() {
        return wanted.length;
    }

    /** How many values a row keeps. */
    int size() {
        return size;
    }

    boolean wants(int field) {
        return field < wanted.length && wanted[field] >= 0;
    }

    int placeOf(int field) {
        return wanted[field];
    }

    /** The place in a row's values; -1 if the file has no such column. */
    int placeOf(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column " + column + " was asked for when the table was opened");
        }
        return place;
    }

    private int place(int field) {
        if (wanted[field] < 0) {
            wanted[field] = size++;
        }
        return wanted[field];
    }

    private int find(String file, Column column) throws ImportRefused {
        for (String name : column.names()) {
            int first = -1;
            for (int field = 0; field < titles.size(); field++) {
                if (titles.get(field).toLowerCase(Locale.ROOT).equals(name)) {
                    if (first >= 0) {
                        throw new ImportRefused("%s has the column %s twice.".formatted(file, name));
                    }
                    first = field;
                }
            }
            if (first >= 0) {
                return first;
            }
        }
        return -1;
    }
}
