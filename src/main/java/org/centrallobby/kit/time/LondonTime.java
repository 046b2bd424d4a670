package org.centrallobby.kit.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and hours as Westminster counts them, wherever the machine stands. */
public final class LondonTime {
    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private LondonTime() {}

    public static LocalDate today(InstantSource clock) {
        return clock.instant().atZone(LONDON).toLocalDate();
    }

    /** "4 December 2026". */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** "14:05". */
    public static String hour(Instant instant) {
        return HOUR.format(instant.atZone(LONDON));
    }

    /** "14:05 on 4 December 2026". */
    public static String moment(Instant instant) {
        return hour(instant) + " on " + day(instant.atZone(LONDON).toLocalDate());
    }
}
