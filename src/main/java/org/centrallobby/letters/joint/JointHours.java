package org.centrallobby.letters.joint;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.centrallobby.calendar.WorkingDays;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a Member's office gets its joint letters: at nine on working days, in London, or as the office prefers. */
@Component
public class JointHours {
    /** When nobody has said anything else. */
    public static final Hours USUAL = new Hours(9, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final JdbcClient database;
    private final Members members;
    private final InstantSource clock;

    JointHours(JdbcClient database, Members members, InstantSource clock) {
        this.database = database;
        this.members = members;
        this.clock = clock;
    }

    /**
     * An hour and the days on which it counts; never on a bank holiday.
     *
     * @param hour from 0 to 23, in London
     */
    public record Hours(int hour, Set<DayOfWeek> days) {
        public Hours {
            if (hour < 0 || hour > 23 || days.isEmpty()) {
                throw new IllegalArgumentException("An office's preference is an hour of the day, and a day at least.");
            }
            days = Set.copyOf(days);
        }

        /** The moment of a day at which what is ready goes; empty if nothing goes on that day. */
        Optional<Instant> cut(LocalDate day) {
            return days.contains(day.getDayOfWeek()) && !WorkingDays.isBankHoliday(day)
                    ? Optional.of(day.atTime(hour, 0).atZone(LondonTime.LONDON).toInstant())
                    : Optional.empty();
        }

        /** The last such moment of today that is over; empty if today's is still to come, or there is none. */
        Optional<Instant> due(Instant now) {
            return cut(now.atZone(LondonTime.LONDON).toLocalDate()).filter(cut -> !cut.isAfter(now));
        }

        /** When what becomes ready now will go. */
        public ZonedDateTime next(Instant now) {
            LocalDate day = now.atZone(LondonTime.LONDON).toLocalDate();
            while (cut(day).filter(cut -> !cut.isBefore(now)).isEmpty()) {
                day = day.plusDays(1);
            }
            return cut(day).orElseThrow().atZone(LondonTime.LONDON);
        }
    }

    /** What an office prefers. */
    public Hours of(int memberId) {
        return database.sql("select hour, days from joint_hour where member_id = :member")
                .param("member", memberId)
                .query((row, number) -> new Hours(
                        row.getInt("hour"),
                        Arrays.stream(row.getString("days").split(",", -1))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet())))
                .optional()
                .orElse(USUAL);
    }

    /**
     * Keeps what an office prefers.
     *
     * @return false if no such Member is known
     */
    public boolean save(int memberId, Hours hours) {
        if (members.findMember(memberId).isEmpty()) {
            return false;
        }
        database.sql("""
                        insert into joint_hour (member_id, hour, days, since) values (:member, :hour, :days, :now)
                        on conflict (member_id) do update
                        set hour = excluded.hour, days = excluded.days, since = excluded.since
                        """)
                .param("member", memberId)
                .param("hour", hours.hour())
                .param(
                        "days",
                        hours.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(",")))
                .param("now", sql(clock.instant()))
                .update();
        return true;
    }

    /** Back to nine on working days. */
    public void forget(int memberId) {
        database.sql("delete from joint_hour where member_id = :member")
                .param("member", memberId)
                .update();
    }
}
