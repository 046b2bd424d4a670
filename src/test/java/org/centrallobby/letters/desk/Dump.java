package org.centrallobby.letters.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.centrallobby.TestDatabase;

/** Every row of every table, as somebody with a stolen database would read it. */
final class Dump {
    private Dump() {}

    static String of(TestDatabase database) {
        StringBuilder dump = new StringBuilder();
        List<String> tables = database.jdbc()
                .sql("select format('%I.%I', schemaname, tablename) from pg_tables "
                        + "where schemaname not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list();
        for (String table : tables) {
            for (Map<String, Object> row :
                    database.jdbc().sql("select * from " + table).query().listOfRows()) {
                row.values()
                        .forEach(value -> dump.append(
                                        value instanceof byte[] bytes
                                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                                : String.valueOf(value))
                                .append('\n'));
            }
        }
        return dump.toString();
    }
}
