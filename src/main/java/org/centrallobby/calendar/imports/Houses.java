package org.centrallobby.calendar.imports;

import org.centrallobby.kit.imports.Row;

/** Files tell of both Houses; this site is about one. */
final class Houses {
    private Houses() {}

    /** A row without a House tells of Parliament as a whole. */
    static boolean isCommons(Row row) {
        return row.find("house").map("Commons"::equalsIgnoreCase).orElse(true);
    }
}
