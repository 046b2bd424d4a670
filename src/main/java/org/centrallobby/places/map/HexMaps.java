package org.centrallobby.places.map;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Snapshot;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.map.layout.Hex;
import org.centrallobby.places.map.layout.Quality;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The hexagon maps we have, read from a copy in memory. */
@Component
public class HexMaps {
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Constituencies constituencies;
    private final Snapshot<List<HexMap>> held;

    HexMaps(JdbcClient database, TransactionOperations transaction, Constituencies constituencies, Changes changes) {
        this.database = database;
        this.transaction = transaction;
        this.constituencies = constituencies;
        this.held = new Snapshot<>(this::read, changes, Changes.Topic.PLACES);
    }

    public Optional<HexMap> find(String boundarySet, boolean demonstration) {
        return held.get().stream()
                .filter(map -> map.boundarySet().equals(boundarySet) && map.demonstration() == demonstration)
                .findFirst();
    }

    /** The map whose seats all stand on the day. */
    public Optional<HexMap> findOn(LocalDate day, boolean demonstration) {
        return held.get().stream()
                .filter(map -> map.demonstration() == demonstration
                        && map.cells().keySet().stream()
                                .allMatch(seat -> constituencies
                                        .findByMnisId(seat)
                                        .filter(known -> known.standsOn(day))
                                        .isPresent()))
                .findFirst();
    }

    /** Keeps a map in the place of the one of the same boundary set, and tells the other nodes. Its seats must be known. */
    public void save(HexMap map) {
        transaction.executeWithoutResult(status -> {
            database.sql("delete from hex_map where boundary_set = ? and demonstration = ?")
                    .param(map.boundarySet())
                    .param(map.demonstration())
                    .update();
            long id = insert(map);
            List<Map.Entry<Integer, Hex>> cells = List.copyOf(map.cells().entrySet());
            database.sql("""
                            insert into hex_map_seat (hex_map_id, constituency_id, q, r)
                            select ?, seat, q, r from unnest(?::int[], ?::int[], ?::int[]) as cells (seat, q, r)
                            """)
                    .param(id)
                    .param(numbers(cells, Map.Entry::getKey))
                    .param(numbers(cells, cell -> cell.getValue().q()))
                    .param(numbers(cells, cell -> cell.getValue().r()))
                    .update();
            held.changed();
        });
    }

    private static int[] numbers(List<Map.Entry<Integer, Hex>> cells, ToIntFunction<Map.Entry<Integer, Hex>> number) {
        return cells.stream().mapToInt(number).toArray();
    }

    private long insert(HexMap map) {
        Quality quality = map.quality();
        return database.sql("""
                        insert into hex_map (boundary_set, demonstration, source, laid_out_at, pairs, kept, within_two, lonely,
                                             torn, holes, bridged, strayed)
                        values (:set, :demonstration, :source, :laidOutAt, :pairs, :kept, :withinTwo, :lonely,
                                :torn, :holes, :bridged, :strayed)
                        returning id
                        """)
                .param("set", map.boundarySet())
                .param("demonstration", map.demonstration())
                .param("source", map.source())
                .param("laidOutAt", Timestamp.from(map.laidOutAt()))
                .param("pairs", quality == null ? null : quality.pairs())
                .param("kept", quality == null ? null : quality.kept())
                .param("withinTwo", quality == null ? null : quality.withinTwo())
                .param("lonely", quality == null ? null : quality.lonely())
                .param("torn", quality == null ? null : quality.torn())
                .param("holes", quality == null ? null : quality.holes())
                .param("bridged", quality == null ? null : quality.bridged())
                .param("strayed", quality == null ? null : quality.strayed())
                .query(Long.class)
                .single();
    }

    private List<HexMap> read() {
        Map<Long, Map<Integer, Hex>> cells = new HashMap<>();
        database.sql("select hex_map_id, constituency_id, q, r from hex_map_seat")
                .query(row -> {
                    cells.computeIfAbsent(row.getLong("hex_map_id"), id -> new HashMap<>())
                            .put(row.getInt("constituency_id"), new Hex(row.getInt("q"), row.getInt("r")));
                });
        return database
                .sql("select * from hex_map order by boundary_set desc, demonstration")
                .query((row, number) -> map(row, cells.getOrDefault(row.getLong("id"), Map.of())))
                .list()
                .stream()
                .filter(map -> !map.cells().isEmpty())
                .toList();
    }

    private static HexMap map(ResultSet row, Map<Integer, Hex> cells) throws SQLException {
        return new HexMap(
                row.getString("boundary_set"),
                row.getBoolean("demonstration"),
                cells,
                quality(row),
                row.getString("source"),
                row.getTimestamp("laid_out_at").toInstant());
    }

    private static @Nullable Quality quality(ResultSet row) throws SQLException {
        int pairs = row.getInt("pairs");
        return row.wasNull()
                ? null
                : new Quality(
                        pairs,
                        row.getInt("kept"),
                        row.getInt("within_two"),
                        row.getInt("lonely"),
                        row.getInt("torn"),
                        row.getInt("holes"),
                        row.getInt("bridged"),
                        row.getInt("strayed"));
    }
}
