package org.centrallobby.kit.crypto;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.centrallobby.kit.crypto.KeyedTables.KeyColumn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Wraps the keys of all records anew, under the newest master key. What was sealed stays as it is. */
@Component
final class Rewrapping {
    private static final int BATCH = 500;
    private final JdbcTemplate database;
    private final TinkSealer sealer;
    private final ObjectProvider<KeyedTables> owners;

    Rewrapping(JdbcTemplate database, TinkSealer sealer, ObjectProvider<KeyedTables> owners) {
        this.database = database;
        this.sealer = sealer;
        this.owners = owners;
    }

    private record Wrapped(long id, byte[] key) {}

    List<KeyColumn> listColumns() {
        return owners.stream().flatMap(owner -> owner.listKeyColumns().stream()).toList();
    }

    /** How many records are wrapped by the key of each date. */
    Map<String, Long> countByDate() {
        Map<String, Long> counts = new TreeMap<>();
        for (KeyColumn at : listColumns()) {
            database.query("""
                    select convert_from(substring(%1$s from 2 for 10), 'SQL_ASCII') as date, count(*) as records
                    from %2$s where %1$s is not null group by 1
                    """.formatted(at.column(), at.table()), row -> {
                counts.merge(row.getString("date"), row.getLong("records"), Long::sum);
            });
        }
        return counts;
    }

    /**
     * Wraps whatever an older key wraps, a batch at a time. A record that changes meanwhile is left to whoever changes it:
     * that one has the newest key.
     *
     * @param progress told how many there are so far
     * @return how many there were
     */
    long run(LongConsumer progress) {
        long done = 0;
        for (KeyColumn at : listColumns()) {
            long last = Long.MIN_VALUE;
            List<Wrapped> batch = listOld(at, last);
            while (!batch.isEmpty()) {
                done += replace(at, batch);
                progress.accept(done);
                last = batch.getLast().id();
                batch = listOld(at, last);
            }
        }
        return done;
    }

    private List<Wrapped> listOld(KeyColumn at, long after) {
        return database.query(
                """
                select %1$s as id, %2$s as key from %3$s
                where %1$s > ? and %2$s is not null
                  and substring(%2$s from 2 for 10) <> convert_to(?, 'SQL_ASCII')
                order by %1$s limit ?
                """.formatted(at.id(), at.column(), at.table()),
                (row, number) -> new Wrapped(row.getLong("id"), row.getBytes("key")),
                after,
                sealer.masters().newest(),
                BATCH);
    }

    private int replace(KeyColumn at, List<Wrapped> batch) {
        Long[] ids = new Long[batch.size()];
        byte[][] old = new byte[ids.length][];
        byte[][] anew = new byte[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = batch.get(i).id();
            old[i] = batch.get(i).key();
            anew[i] = sealer.rewrap(old[i], at.context());
        }
        return database.update("""
                update %3$s t set %2$s = n.anew
                from unnest(?::bigint[], ?::bytea[], ?::bytea[]) as n (id, old, anew)
                where t.%1$s = n.id and t.%2$s = n.old
                """.formatted(at.id(), at.column(), at.table()), ids, old, anew);
    }
}
