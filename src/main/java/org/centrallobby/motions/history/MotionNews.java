package org.centrallobby.motions.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to motions, as we came to see it. */
@Component
public class MotionNews {
    /** What can happen. */
    public enum Kind {
        SIGNED,
        WITHDREW,
        MOTION_TABLED,
        MOTION_WITHDRAWN,
        MOTION_FELL
    }

    /**
     * One piece of news.
     *
     * @param memberId whose name it is about; null where it is about the motion
     * @param on the day Parliament's record gives; null where it gives none
     * @param seenAt when we saw it
     */
    public record Item(
            long id,
            long motionId,
            @Nullable Integer memberId,
            Kind kind,
            int turn,
            @Nullable LocalDate on,
            Instant seenAt) {}

    private static final String COLUMNS =
            "select id, motion_id, member_id, kind, turn, on_date, seen_at from motion_event ";
    private final JdbcClient database;

    MotionNews(JdbcClient database) {
        this.database = database;
    }

    /** The newest first. */
    public List<Item> listOf(Motion motion, int limit) {
        return list("where motion_id = ? order by id desc limit ?", motion.id(), limit);
    }

    /** What happened to motions that carry or carried a Member's name, the newest first. */
    public List<Item> listOfMember(int mnisId, int limit) {
        return list("where member_id = ? order by id desc limit ?", mnisId, limit);
    }

    private List<Item> list(String condition, Object... values) {
        return database.sql(COLUMNS + condition)
                .params(values)
                .query((row, number) -> new Item(
                        row.getLong("id"),
                        row.getLong("motion_id"),
                        row.getObject("member_id", Integer.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getInt("turn"),
                        row.getObject("on_date", LocalDate.class),
                        SqlTime.instant(row, "seen_at")))
                .list();
    }
}
