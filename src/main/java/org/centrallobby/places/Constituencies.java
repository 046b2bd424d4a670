package org.centrallobby.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All constituencies since 1997, read from a copy in memory. */
@Component
public class Constituencies {
    private record Known(
            List<Constituency> byName, Map<Integer, Constituency> byMnisId, Map<String, List<Constituency>> byGss) {}

    private final JdbcClient database;
    private final Snapshot<Known> known;

    public Constituencies(JdbcClient database, Changes changes) {
        this.database = database;
        this.known = new Snapshot<>(this::read, changes, Changes.Topic.PLACES);
    }

    /** By Parliament's id. */
    public Optional<Constituency> findByMnisId(int mnisId) {
        return Optional.ofNullable(known.get().byMnisId().get(mnisId));
    }

    /** The seat of that code standing on the day, else the latest one that had it: codes are used again. */
    public Optional<Constituency> findByGss(String gss, LocalDate on) {
        List<Constituency> latestFirst = known.get().byGss().getOrDefault(gss, List.of());
        for (Constituency seat : latestFirst) {
            if (seat.standsOn(on)) {
                return Optional.of(seat);
            }
        }
        return latestFirst.stream().findFirst();
    }

    /** The seats that stand on the day, by name. */
    public List<Constituency> listStanding(LocalDate on) {
        return known.get().byName().stream().filter(seat -> seat.standsOn(on)).toList();
    }

    /** Every seat of every boundary set, by name. */
    public List<Constituency> listAll() {
        return known.get().byName();
    }

    /** Keeps a seat, new or known by its id, and tells the other nodes. */
    public void save(Constituency seat) {
        database.sql("""
                insert into constituency
                       (mnis_id, gss_code, name, name_cy, country, region, boundary_set, start_date, end_date, demonstration)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (mnis_id) do update set
                       gss_code = excluded.gss_code, name = excluded.name, name_cy = excluded.name_cy,
                       country = excluded.country, region = excluded.region, boundary_set = excluded.boundary_set,
                       start_date = excluded.start_date, end_date = excluded.end_date,
                       demonstration = excluded.demonstration
                """)
                .param(seat.mnisId())
                .param(seat.gss())
                .param(seat.name())
                .param(seat.nameCy())
                .param(seat.country())
                .param(seat.region())
                .param(seat.boundarySet())
                .param(seat.startDate())
                .param(seat.endDate())
                .param(seat.demonstration())
                .update();
        known.changed();
    }

    /** Removes the fictional seats with their map; whoever else refers to them is to go first. */
    public void removeDemonstration() {
        database.sql("delete from hex_map where demonstration").update();
        if (database.sql("delete from constituency where demonstration").update() > 0) {
            known.changed();
        }
    }

    private Known read() {
        Collator alphabet = Collator.getInstance(Locale.UK);
        List<Constituency> seats =
                database.sql("select * from constituency").query((row, number) -> seat(row)).list().stream()
                        .sorted(Comparator.comparing(Constituency::name, alphabet)
                                .thenComparing(Comparator.comparing(Constituency::startDate)
                                        .reversed()))
                        .toList();
        return new Known(
                seats,
                seats.stream().collect(Collectors.toUnmodifiableMap(Constituency::mnisId, Function.identity())),
                seats.stream()
                        .filter(seat -> seat.gss() != null)
                        .sorted(Comparator.comparing(Constituency::startDate).reversed())
                        .collect(Collectors.groupingBy(seat -> String.valueOf(seat.gss()))));
    }

    private static Constituency seat(ResultSet row) throws SQLException {
        return new Constituency(
                row.getInt("mnis_id"),
                row.getString("gss_code"),
                row.getString("name"),
                row.getString("name_cy"),
                row.getString("country"),
                row.getString("region"),
                row.getString("boundary_set"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class),
                row.getBoolean("demonstration"));
    }
}
