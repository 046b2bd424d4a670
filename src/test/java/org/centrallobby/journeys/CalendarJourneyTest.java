package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the calendar adds to the ask, the confirmation and the receipt, before and in a recess and at a dissolution. */
class CalendarJourneyTest {
    private static final String BEFORE = "The House rises on 17 December and returns on 5 January.";
    private static final String DURING =
            "The House returns on 5 January. Names are added on sitting days; a letter now is read by the office.";

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");

    @AutoClose
    private final TestProgram program = TestProgram.start(clock);

    @Test
    void where_the_calendar_is_not_known_nothing_is_said() throws Exception {
        Page page = chromium.telephone();
        new Visitor(program, page).find(Visitor.POSTCODE);
        assertThat(page.content()).doesNotContain("The House rises", "The House returns");
        assertThat(fetch("/calendar").body()).contains("does not hold the calendar");
        assertThat(fetch("/calendar.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void a_constituent_learns_when_the_house_rises_and_returns() throws Exception {
        away(Kind.RECESS, "2026-12-18", "2027-01-04");
        Page page = chromium.telephone();
        Visitor visitor = new Visitor(program, page);
        String link = visitor.confirmable();
        visitor.find(Visitor.POSTCODE);
        assertThat(page.content()).contains(BEFORE);

        clock.set(Instant.parse("2026-12-18T00:30:00Z"));
        visitor.find(Visitor.POSTCODE);
        assertThat(page.content()).contains(DURING);
        clock.set(Instant.parse("2026-12-10T09:00:00Z"));
        page.navigate(link);
        assertThat(page.content()).contains(BEFORE);
        visitor.press("Send my letter");
        visitor.dispatch();
        page.navigate(link);
        assertThat(page.content()).contains("Your letter was sent", BEFORE);
        visitor.dispatch();
        page.navigate(
                program.baseUrl() + "/dev/mail/" + visitor.mailTo(Visitor.EMAIL).id());
        assertThat(page.content()).contains(BEFORE);
    }

    @Test
    void at_a_dissolution_nobody_is_asked_to_write() {
        away(Kind.DISSOLUTION, "2026-12-02", "2027-01-18");
        Page page = chromium.telephone();
        Visitor visitor = new Visitor(program, page);
        visitor.find(Visitor.POSTCODE);

        assertThat(page.content())
                .contains("There are no Members to write to just now", "The new House first meets on 19 January")
                .doesNotContain("Write to Ada Thorne");
        page.navigate(program.baseUrl() + "/campaigns/safe-crossings/write");
        assertThat(page.url()).doesNotContain("write");
    }

    @Test
    void the_page_and_the_feed_tell_the_same() throws Exception {
        away(Kind.RECESS, "2026-11-05", "2026-11-08");
        away(Kind.RECESS, "2026-12-18", "2027-01-04");

        assertThat(fetch("/calendar").body()).contains("17 December 2026", "5 January 2027", "4 November 2026");
        HttpResponse<String> feed = fetch("/calendar.ics");
        assertThat(feed.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(feed.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("UID:away-2026-12-18@localhost\r\n")
                .contains("UID:sitting-2026-11-09@localhost\r\n")
                .contains(
                        "DTSTART;VALUE=DATE:20261109\r\nDTEND;VALUE=DATE:20261218\r\nSUMMARY:The House of Commons sits\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    private void away(Kind kind, String first, String last) {
        program.get(Sittings.class)
                .replace(
                        List.of(),
                        List.of(new NonSitting(kind, null, LocalDate.parse(first), LocalDate.parse(last), "test")));
    }

    private HttpResponse<String> fetch(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(program.baseUrl() + path)).build(), BodyHandlers.ofString());
        }
    }
}
