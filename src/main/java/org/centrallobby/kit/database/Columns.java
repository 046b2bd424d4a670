package org.centrallobby.kit.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on their way to the database in one statement: an array of texts for each column, which the statement casts. */
public final class Columns {
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** One row; every row has as many values. What they write themselves as is what the statement casts. */
    public void add(@Nullable Object... row) {
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The parameters for {@code unnest(cast(? as int[]), cast(? as text[]), …)}.
     *
     * @throws java.util.NoSuchElementException if there are no rows
     */
    public Object[] arrays() {
        int width = rows.getFirst().length;
        Object[] arrays = new Object[width];
        for (int column = 0; column < width; column++) {
            @Nullable String[] values = new @Nullable String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                Object value = rows.get(row)[column];
                values[row] = value == null ? null : value.toString();
            }
            arrays[column] = values;
        }
        return arrays;
    }
}
