package org.centrallobby.motions.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.centrallobby.motions.search.FoundMotion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The motions that carry or carried a Member's name. */
@Component
public class MemberMotions {
    /** What the Member did with it. */
    public enum Role {
        /** The name stands, as sponsor or signatory. */
        STANDING,
        /** The Member is its primary sponsor. */
        TABLED,
        TAKEN_OFF;

        private String condition() {
            return switch (this) {
                case STANDING -> " and not g.withdrawn";
                case TABLED -> " and exists (select from motion where id = g.motion_id and sponsor_id = :member)";
                case TAKEN_OFF -> " and g.withdrawn";
            };
        }
    }

    /**
     * A Member's name on a motion.
     *
     * @param order its place, 1 for the primary sponsor; null where not known
     */
    public record Name(
            FoundMotion motion,
            @Nullable Integer order,
            @Nullable LocalDate signedOn,
            boolean withdrawn,
            @Nullable LocalDate withdrawnOn) {}

    private final JdbcClient database;

    MemberMotions(JdbcClient database) {
        this.database = database;
    }

    /** How many motions there are for each role. */
    public Map<Role, Integer> counts(int mnisId) {
        return database.sql("""
                        select count(*) filter (where not withdrawn) as standing, count(*) filter (where withdrawn) as taken_off,
                               (select count(*) from motion m join signature g on g.motion_id = m.id
                                    and g.member_id = m.sponsor_id
                                where m.sponsor_id = :member) as tabled
                        from signature where member_id = :member
                        """)
                .param("member", mnisId)
                .query((row, number) -> Map.of(
                        Role.STANDING, row.getInt("standing"),
                        Role.TABLED, row.getInt("tabled"),
                        Role.TAKEN_OFF, row.getInt("taken_off")))
                .single();
    }

    /** The latest name first; one without a day counts as of the day of tabling. */
    public List<Name> list(int mnisId, Role role, int limit, int offset) {
        return database.sql("with name as materialized (select g.motion_id, coalesce(g.signed_on, s.tabled_on) as day"
                        + " from signature g join motion_search s on s.motion_id = g.motion_id"
                        + " where g.member_id = :member" + role.condition()
                        + " order by day desc, motion_id desc limit :limit offset :offset)"
                        + " select " + FoundMotion.COLUMNS
                        + ", g.position, g.signed_on, g.withdrawn as taken_off, g.withdrawn_on as taken_off_on"
                        + " from name join motion m on m.id = name.motion_id"
                        + " join motion_search s on s.motion_id = m.id join motion_facet f on f.id = s.facet"
                        + " join signature g on g.motion_id = m.id and g.member_id = :member"
                        + " order by name.day desc, m.id desc")
                .param("member", mnisId)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Name(
                        FoundMotion.read(row, number),
                        row.getObject("position", Integer.class),
                        row.getObject("signed_on", LocalDate.class),
                        row.getBoolean("taken_off"),
                        row.getObject("taken_off_on", LocalDate.class)))
                .list();
    }
}
