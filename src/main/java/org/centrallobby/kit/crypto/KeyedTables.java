package org.centrallobby.kit.crypto;

import java.util.List;

/**
 * Tables whose records have keys of their own. Whoever owns one says so, so that its keys are wrapped anew when the master
 * key changes, and so that what a destroyed key leaves behind is swept out of the table's file.
 */
public interface KeyedTables {
    /**
     * A column that holds wrapped keys.
     *
     * @param id the table's primary key, a whole number
     * @param context what the records are, as {@link Sealer#seal} was told
     */
    record KeyColumn(String table, String id, String column, String context) {
        public KeyColumn {
            for (String name : List.of(table, id, column)) {
                if (!name.matches("[a-z_]+")) {
                    throw new IllegalArgumentException("“" + name + "” is no plain name.");
                }
            }
        }
    }

    /** All columns that hold wrapped keys in the tables of this owner. */
    List<KeyColumn> listKeyColumns();
}
