package org.centrallobby.calendar;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.kit.time.LondonTime;
import org.springframework.stereotype.Component;

/** Says what the calendar means for somebody who writes to a Member. Nowhere else is that decided. */
@Component
public class HouseNotes {
    /** A letter written earlier than this is read long before the House rises. */
    private static final int DAYS_BEFORE = 28;

    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private final Sittings sittings;
    private final InstantSource clock;

    HouseNotes(Sittings sittings, InstantSource clock) {
        this.sittings = sittings;
        this.clock = clock;
    }

    /** For today; empty while the House sits with no end near, and where we do not know. */
    public Optional<HouseNote> findToday() {
        LocalDate today = LondonTime.today(clock);
        Optional<Break> now = sittings.findBreak(today);
        return now.isPresent()
                ? now.map(away -> away(away, today))
                : sittings.findNextBreak(today).flatMap(next -> findComing(next, today));
    }

    private static HouseNote away(Break away, LocalDate today) {
        Kind kind = away.kindOn(today);
        return new HouseNote(
                kind == Kind.DISSOLUTION ? HouseNote.Kind.DISSOLVED : HouseNote.Kind.AWAY,
                words("house.away." + kind, day(away.returns(), today)));
    }

    private static Optional<HouseNote> findComing(Break next, LocalDate today) {
        LocalDate rises = next.rises();
        if (rises == null || rises.isAfter(today.plusDays(DAYS_BEFORE))) {
            return Optional.empty();
        }
        Kind kind = next.has(Kind.DISSOLUTION)
                ? Kind.DISSOLUTION
                : next.has(Kind.PROROGATION) ? Kind.PROROGATION : Kind.RECESS;
        String when = rises.equals(today) ? words("house.today") : words("house.on", day(rises, today));
        return Optional.of(
                new HouseNote(HouseNote.Kind.RISES, words("house.rises." + kind, when, day(next.returns(), today))));
    }

    /** "5 January", with the year where it could be mistaken. */
    private static String day(LocalDate day, LocalDate today) {
        return day.isAfter(today.plusMonths(9)) ? LondonTime.day(day) : DAY_AND_MONTH.format(day);
    }
}
