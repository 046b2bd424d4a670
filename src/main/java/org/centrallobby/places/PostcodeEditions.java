package org.centrallobby.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Snapshot;
import org.centrallobby.places.index.IndexBuilder;
import org.centrallobby.places.index.IndexFile;
import org.centrallobby.places.index.PostcodeIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Editions of the postcodes: at most a real and a fictional one are current. The database is their one truth; each node
 * holds them in memory and keeps a file of its own to start from.
 */
@Component
public class PostcodeEditions {
    /** An edition and its postcodes, in memory. */
    record Edition(long id, boolean demonstration, Instant importedAt, PostcodeIndex index) {}

    private record Known(long id, boolean demonstration, Instant importedAt, String fingerprint, List<String> seats) {}

    private static final Logger LOG = LoggerFactory.getLogger(PostcodeEditions.class);
    private static final int ATTEMPTS = 3;

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final IndexFile file;
    private final Snapshot<List<Edition>> current;
    private volatile boolean serving;
    private volatile List<Edition> last = List.of();

    public PostcodeEditions(
            JdbcClient database,
            TransactionOperations transaction,
            Changes changes,
            InstantSource clock,
            Settings settings) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.file = new IndexFile(settings.data().resolve("cache"));
        this.current = new Snapshot<>(this::read, changes, Changes.Topic.PLACES);
    }

    /** Reads the postcodes before anybody asks, and tells in the log from now on what is taken up. */
    void serve() {
        List<Edition> editions = listCurrent();
        LOG.info(describe(editions.stream().map(Edition::index).toList()));
        serving = true;
    }

    /** The current editions, the real one first. */
    List<Edition> listCurrent() {
        return current.get();
    }

    /** The current real edition. */
    Optional<Edition> findReal() {
        return listCurrent().stream()
                .filter(edition -> !edition.demonstration())
                .findFirst();
    }

    /** Lays out the fictional place in one transaction, instead of the fictional edition there may be. */
    public void saveDemonstration(List<PostcodeEntry> entries) {
        IndexBuilder builder = new IndexBuilder();
        for (PostcodeEntry entry : entries) {
            builder.add(entry.postcode().outward(), entry.postcode().inward(), entry.seats(), entry.terminated());
        }
        replace(builder, builder.build(), "demonstration", true);
    }

    /** Removes the fictional edition. */
    public void removeDemonstration() {
        if (database.sql("delete from postcode_edition where demonstration").update() > 0) {
            current.changed();
        }
    }

    /** Puts an edition in the place of the current one of its sort, in one transaction. */
    void replace(IndexBuilder counts, PostcodeIndex index, String source, boolean demonstration) {
        transaction.executeWithoutResult(status -> {
            // Whoever else brings in an edition waits here, rather than fail on the index that allows one.
            database.sql("lock table postcode_edition in share row exclusive mode")
                    .update();
            database.sql("delete from postcode_edition where demonstration = ?")
                    .param(demonstration)
                    .update();
            long id = database.sql("""
                            insert into postcode_edition
                                   (source, imported_at, postcodes, without_seat, terminated, fingerprint, seats,
                                    demonstration, current)
                            values (?, ?, ?, ?, ?, ?, ?, ?, true)
                            returning id
                            """)
                    .params(
                            source,
                            clock.instant().atOffset(ZoneOffset.UTC),
                            index.size(),
                            counts.withoutSeat(),
                            counts.terminated(),
                            index.fingerprint(),
                            index.seats().toArray(String[]::new),
                            demonstration)
                    .query(Long.class)
                    .single();
            Map<String, byte[]> units = index.units();
            database.sql("""
                            insert into postcode_sector (edition_id, sector, units)
                            select ?, sector, units from unnest(?, ?) as sectors (sector, units)
                            """)
                    .params(
                            id,
                            units.keySet().toArray(String[]::new),
                            units.values().toArray(byte[][]::new))
                    .update();
            current.changed();
        });
    }

    private List<Edition> read() {
        for (int attempt = 1; ; attempt++) {
            List<Edition> editions = new ArrayList<>();
            List<Known> known = listKnown();
            known.forEach(edition -> load(edition).ifPresent(editions::add));
            if (editions.size() == known.size()) {
                file.keepOnly(known.stream().map(Known::id).toList());
                last = List.copyOf(editions);
                return last;
            }
            // An edition was replaced between the two reads; the next attempt finds the new one.
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException(
                        "the postcodes in the database do not have the fingerprint they came with");
            }
        }
    }

    private Optional<Edition> load(Known edition) {
        for (Edition held : last) {
            if (held.id() == edition.id() && held.index().fingerprint().equals(edition.fingerprint())) {
                return Optional.of(held);
            }
        }
        Optional<PostcodeIndex> copy = file.find(edition.id(), edition.fingerprint());
        Optional<PostcodeIndex> index = copy.or(() -> fetch(edition));
        index.ifPresent(loaded -> {
            if (copy.isEmpty()) {
                file.save(edition.id(), loaded);
            }
            if (serving) {
                LOG.info("New postcodes are taken up: {}", describe(List.of(loaded)));
            }
        });
        return index.map(loaded -> new Edition(edition.id(), edition.demonstration(), edition.importedAt(), loaded));
    }

    private static String describe(List<PostcodeIndex> indexes) {
        return String.format(
                Locale.ROOT,
                "%,d postcodes in %.1f MB",
                indexes.stream().mapToInt(PostcodeIndex::size).sum(),
                indexes.stream().mapToLong(PostcodeIndex::memoryBytes).sum() / 1e6);
    }

    private Optional<PostcodeIndex> fetch(Known edition) {
        Map<String, byte[]> units = new HashMap<>();
        database.sql("select sector, units from postcode_sector where edition_id = ?")
                .param(edition.id())
                .query(row -> {
                    units.put(row.getString("sector"), row.getBytes("units"));
                });
        return Optional.of(PostcodeIndex.of(edition.seats(), units))
                .filter(index -> index.fingerprint().equals(edition.fingerprint()));
    }

    private List<Known> listKnown() {
        return database.sql("""
                        select id, demonstration, imported_at, fingerprint, seats
                          from postcode_edition where current order by demonstration
                        """).query((row, number) -> known(row)).list();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getLong("id"),
                row.getBoolean("demonstration"),
                row.getTimestamp("imported_at").toInstant(),
                row.getString("fingerprint"),
                List.of((String[]) row.getArray("seats").getArray()));
    }
}
