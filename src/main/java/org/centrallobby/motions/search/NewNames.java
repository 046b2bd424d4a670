package org.centrallobby.motions.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which motions gained names this week. */
@Component
public class NewNames {
    private static final int DAYS = 7;
    private final JdbcClient database;
    private final InstantSource clock;

    NewNames(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A motion and the names that it gained.
     *
     * @param members Parliament's ids, the latest signature first
     */
    public record Gain(FoundMotion motion, List<Integer> members) {
        public Gain {
            members = List.copyOf(members);
        }
    }

    /**
     * Those that gained most first. A name counts by the day Parliament gives; one without a day, by the day on which we
     * saw it come.
     */
    public List<Gain> list(int limit) {
        LocalDate today = LondonTime.today(clock);
        LocalDate since = today.minusDays(DAYS - 1);
        return database.sql(
                        "with gained as (select g.motion_id, g.member_id, g.signed_on as day, g.position from signature g"
                                + " where g.motion_id in (select motion_id from motion_search where newest_on >= :since)"
                                + " and g.signed_on between :since and :today and not g.withdrawn union"
                                + " select e.motion_id, e.member_id, cast(:today as date), g.position from motion_event e"
                                + " join signature g on g.motion_id = e.motion_id and g.member_id = e.member_id"
                                + " where e.kind = 'SIGNED' and e.seen_at >= :seen and g.signed_on is null and not g.withdrawn),"
                                + " gain as (select motion_id, array_agg(member_id order by day desc, position desc) as members"
                                + " from gained group by motion_id order by count(*) desc, motion_id desc limit :limit)"
                                + " select " + FoundMotion.COLUMNS
                                + ", gain.members from gain join motion m on m.id = gain.motion_id"
                                + " join motion_search s on s.motion_id = m.id join motion_facet f on f.id = s.facet"
                                + " order by cardinality(gain.members) desc, m.id desc")
                .param("since", since)
                .param("today", today)
                .param("seen", SqlTime.sql(since.atStartOfDay(LondonTime.LONDON).toInstant()))
                .param("limit", limit)
                .query((row, number) -> new Gain(FoundMotion.read(row, number), members(row)))
                .list();
    }

    private static List<Integer> members(ResultSet row) throws SQLException {
        Array array = row.getArray("members");
        return List.of((Integer[]) array.getArray());
    }
}
