package org.centrallobby.places.codes;

import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The codes we were told, kept so that seats that become known later get theirs too. */
@Repository
public class SeatCodes {
    private final JdbcClient database;
    private final InstantSource clock;

    public SeatCodes(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds codes or corrects their names.
     *
     * @param source the name of the file
     */
    public void save(List<SeatCode> codes, String source) {
        for (SeatCode code : codes) {
            database.sql("""
                            insert into seat_code (code, year, name, name_cy, source, read_at)
                            values (:code, :year, :name, :welsh, :source, :now)
                            on conflict (code, year) do update
                            set name = excluded.name, name_cy = excluded.name_cy,
                                source = excluded.source, read_at = excluded.read_at
                            """)
                    .param("code", code.code())
                    .param("year", code.year())
                    .param("name", code.name())
                    .param("welsh", code.nameCy())
                    .param("source", source)
                    .param("now", SqlTime.sql(clock.instant()))
                    .update();
        }
    }

    /** The latest year first. */
    public List<SeatCode> listCodes() {
        return database.sql("select code, year, name, name_cy from seat_code order by year desc, code")
                .query(SeatCode.class)
                .list();
    }
}
