package org.centrallobby.calendar.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Whole days as an iCalendar object (RFC 5545, with the name and refresh properties of RFC 7986). */
final class ICalendar {
    /**
     * Some days.
     *
     * @param uid unique over all calendars and the same in every edition of this one
     * @param lastDay included; what is written is the day after, as the format wants it
     */
    record Event(String uid, String summary, LocalDate firstDay, LocalDate lastDay) {}

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private ICalendar() {}

    /** @param asOf when what it tells came to stand as it does */
    static byte[] write(String name, Instant asOf, List<Event> events) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Central Lobby//Calendar of the Commons//EN");
        line(text, "CALSCALE:GREGORIAN");
        line(text, "NAME:" + escape(name));
        line(text, "X-WR-CALNAME:" + escape(name));
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:P1D");
        for (Event event : events) {
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + escape(event.uid()));
            line(text, "DTSTAMP:" + MOMENT.format(asOf));
            line(text, "DTSTART;VALUE=DATE:" + DAY.format(event.firstDay()));
            line(text, "DTEND;VALUE=DATE:" + DAY.format(event.lastDay().plusDays(1)));
            line(text, "SUMMARY:" + escape(event.summary()));
            // Nobody is busy because the House sits.
            line(text, "TRANSP:TRANSPARENT");
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cc}", " ");
    }

    /** Folds after 75 octets at most, never within a character. */
    private static void line(StringBuilder text, String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            int length = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(character);
            octets += length;
            i += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
