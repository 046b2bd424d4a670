package org.centrallobby.motions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.centrallobby.kit.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is news about motions, gathered while they are stored and written with them. */
final class MotionEvents {
    /** What can happen to a motion. */
    enum Kind {
        SIGNED,
        WITHDREW,
        /** It came after all of its Session was known. */
        MOTION_TABLED,
        MOTION_WITHDRAWN,
        /** Its Session ended. */
        MOTION_FELL
    }

    private final Columns events = new Columns();
    private final Instant seenAt;

    MotionEvents(Instant seenAt) {
        this.seenAt = seenAt;
    }

    void add(long motionId, @Nullable Integer memberId, Kind kind, @Nullable LocalDate on) {
        events.add(motionId, memberId, kind, on, seenAt);
    }

    /** Writes what was gathered, and says how many there were. */
    int write(JdbcClient database) {
        return events.isEmpty() ? 0 : database.sql("""
                        insert into motion_event (motion_id, member_id, kind, on_date, seen_at, turn)
                        select motion_id, member_id, kind, on_date, seen_at,
                               (select count(*) from motion_event before
                                where before.motion_id = told.motion_id and before.member_id = told.member_id)
                               + row_number() over (partition by motion_id, member_id order by place)
                        from unnest(cast(? as bigint[]), cast(? as int[]), cast(? as text[]), cast(? as date[]),
                                    cast(? as timestamptz[]))
                             with ordinality as told (motion_id, member_id, kind, on_date, seen_at, place)
                        order by place
                        """).params(events.arrays()).update();
    }

    /**
     * Tells of each motion that stood open when its Session ended, once; the invented ones fall in silence.
     *
     * @param sessions citations of those that are over, and their last days
     */
    static int tellFallen(JdbcClient database, Columns sessions, Instant seenAt) {
        return sessions.isEmpty()
                ? 0
                : database.sql("""
                        with over as (select * from unnest(cast(? as text[]), cast(? as date[])) as s (session, last_day)),
                        fallen as (
                            update motion set stood_open = false from over
                            where motion.session = over.session and stood_open
                            returning motion.id, over.last_day, not withdrawn and not demonstration as news)
                        insert into motion_event (motion_id, kind, on_date, seen_at)
                        select id, 'MOTION_FELL', last_day, cast(? as timestamptz) from fallen where news order by id
                        on conflict do nothing
                        """)
                        .params(Stream.concat(Arrays.stream(sessions.arrays()), Stream.of(seenAt.toString()))
                                .toArray())
                        .update();
    }
}
