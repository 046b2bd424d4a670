package org.centrallobby.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Read back as strictly as RFC 5545 is written. */
class ICalendarTest {
    private static final Instant AS_OF = Instant.parse("2026-12-04T14:05:09.123Z");

    @Test
    void a_day_begins_on_its_date_and_ends_before_the_next() {
        assertThat(unfolded(write("Christmas recess")))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Central Lobby//Calendar of the Commons//EN",
                        "CALSCALE:GREGORIAN",
                        "NAME:Commons",
                        "X-WR-CALNAME:Commons",
                        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
                        "BEGIN:VEVENT",
                        "UID:away-2026-12-18@lobby.test",
                        "DTSTAMP:20261204T140509Z",
                        "DTSTART;VALUE=DATE:20261218",
                        "DTEND;VALUE=DATE:20270105",
                        "SUMMARY:Christmas recess",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void signs_with_a_meaning_are_escaped() {
        assertThat(unfolded(write("A; b, c\\d\r\nEND:VEVENT\u0007")))
                .contains("SUMMARY:A\\; b\\, c\\\\d\\nEND:VEVENT ");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_none_is_cut_within_a_character() {
        String name = "Cyfnod galaru 𝄞 ".repeat(40) + "ŵŷ".repeat(90);
        byte[] written = write(name);

        for (String line : lines(written)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        }
        assertThat(unfolded(written)).contains("SUMMARY:" + name);
    }

    private static byte[] write(String summary) {
        return ICalendar.write(
                "Commons",
                AS_OF,
                List.of(new ICalendar.Event(
                        "away-2026-12-18@lobby.test",
                        summary,
                        LocalDate.parse("2026-12-18"),
                        LocalDate.parse("2027-01-04"))));
    }

    /** Lines end with CR and LF, and neither stands anywhere else. */
    private static List<String> lines(byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        List<String> lines = List.of(text.substring(0, text.length() - 2).split("\r\n", -1));
        assertThat(lines).noneMatch(line -> line.contains("\r") || line.contains("\n") || line.isEmpty());
        return lines;
    }

    static List<String> unfolded(byte[] written) {
        List<String> whole = new ArrayList<>();
        for (String line : lines(written)) {
            if (line.startsWith(" ")) {
                whole.addLast(whole.removeLast() + line.substring(1));
            } else {
                whole.add(line);
            }
        }
        return whole;
    }
}
