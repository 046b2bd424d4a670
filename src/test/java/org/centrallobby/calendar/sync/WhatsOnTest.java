package org.centrallobby.calendar.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.Parliament;
import org.centrallobby.SharedData;
import org.centrallobby.calendar.Break;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Reading.Options;
import org.centrallobby.kit.sync.Reading.Progress;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.recorded.RecordedParliament;
import org.centrallobby.recorded.RecordedWhatsOn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parliament's calendar read on good days and bad ones. */
class WhatsOnTest {
    private final RecordedParliament recorded = RecordedParliament.start();
    private final RecordedWhatsOn whatsOn = RecordedWhatsOn.on(recorded);
    private final Parliament parliament = Parliament.at("2026-12-04T14:05:00Z", recorded);
    private final Sittings sittings = parliament.get(Sittings.class);
    private final Sessions sessions = parliament.get(Sessions.class);

    @AfterEach
    void close() {
        parliament.close();
        recorded.close();
    }

    @Test
    void the_house_rises_and_returns_as_the_calendar_says() {
        usual();
        Reading reading = read();

        Break christmas = sittings.findNextBreak(day("2026-12-04")).orElseThrow();
        assertThat(christmas.rises()).isEqualTo("2026-12-17");
        assertThat(christmas.returns()).isEqualTo("2027-01-05");
        assertThat(sittings.isSittingDay(day("2026-12-04"))).isTrue();
        assertThat(sittings.isSittingDay(day("2026-12-11")))
                .as("a non-sitting Friday")
                .isFalse();
        assertThat(sessions.findFor(day("2026-12-04"))).map(Session::citation).contains("2026-27");
        assertThat(sessions.findLastDay("2026-27")).isEmpty();
        assertThat(reading.remarks()).isEmpty();
        assertThat(parliament.get(HouseNotes.class).findToday())
                .map(HouseNote::sentence)
                .contains("The House rises on 17 December and returns on 5 January.");
    }

    @Test
    void a_second_reading_changes_nothing() {
        usual();
        read();
        List<NonSitting> before = sittings.listNonSitting();

        assertThat(read().remarks()).isEmpty();
        assertThat(sittings.listNonSitting()).isEqualTo(before);
    }

    @Test
    void the_name_of_a_recess_comes_from_a_file_and_stays_when_its_dates_move() throws ImportRefused {
        file("Commons,Christmas recess,2026-12-18,2027-01-03");
        usual();
        read();

        assertThat(sittings.findNextBreak(day("2026-12-04"))).hasValueSatisfying(christmas -> {
            assertThat(christmas.name()).isEqualTo("Christmas recess");
            assertThat(christmas.returns()).isEqualTo("2027-01-05");
        });
    }

    @Test
    void a_recess_that_is_cancelled_or_gone_ahead_is_taken_back_and_one_gone_by_stays() {
        usual();
        int february = whatsOn.commons("Recess", "2027-02-11", "2027-02-21");
        int easter = whatsOn.commons("Recess", "2027-03-26", "2027-04-11");
        int past = whatsOn.commons("Recess", "2026-11-05", "2026-11-09");
        read();
        whatsOn.change(february, "CancelledDate", "2026-12-03T00:00:00");
        whatsOn.forget(past);
        whatsOn.forget(easter);
        whatsOn.commons("Recess", "2027-03-25", "2027-04-12");

        Reading reading = read();

        assertThat(starts())
                .contains("2026-11-05", "2026-12-18", "2027-03-25")
                .doesNotContain("2027-02-11", "2027-03-26");
        assertThat(reading.remarks()).singleElement().asString().contains("no longer names", "2027-02-11");
    }

    @Test
    void a_failure_in_the_middle_leaves_all_as_it_was() {
        usual();
        recorded.failNext("sessions/list", 500, 20);
        assertFailed("sessions");
        recorded.behave();
        recorded.failNext("startDate=2026-12-04", 500, 20);
        assertFailed("nonsitting");
        recorded.behave();
        recorded.truncateNext("startDate=2027-12-04", 20);
        assertFailed("nonsitting");
        assertThat(sittings.listNonSitting()).isEmpty();
        assertThat(sessions.listSessions()).isEmpty();
        assertThat(sittings.isKnown(day("2026-12-04"))).isFalse();

        recorded.behave();
        recorded.failNext("nonsitting", 500, 1);
        recorded.truncateNext("sessions/list", 1);
        read();
        assertThat(sittings.findNextBreak(day("2026-12-04"))).isPresent();
    }

    @Test
    void an_answer_without_the_recesses_that_were_known_is_refused_until_an_operator_says_yes() {
        usual();
        whatsOn.commons("Recess", "2027-02-11", "2027-02-21");
        whatsOn.commons("Recess", "2027-03-26", "2027-04-11");
        read();
        List<NonSitting> before = sittings.listNonSitting();
        whatsOn.forgetEvents();
        assertThat(run(Options.USUAL)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.trouble()).contains("no recess at all");
            assertThat(failed.nextStep()).contains("--accept-shrink");
        });
        whatsOn.commons("Recess", "2026-11-05", "2026-11-09");
        whatsOn.commons("Recess", "2027-02-11", "2027-02-21");
        assertThat(run(Options.USUAL))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.trouble()).contains("1 recesses ahead, where 3 are known"));
        assertThat(sittings.listNonSitting()).isEqualTo(before);

        assertThat(run(new Options(false, true))).isInstanceOf(Outcome.Done.class);
        assertThat(starts()).contains("2027-02-11").doesNotContain("2026-12-18", "2027-03-26");
    }

    @Test
    void a_dissolution_from_a_file_is_kept_though_whats_on_does_not_name_it() throws ImportRefused {
        parliament.take(
                "dissolutions", parliament.file("dissolutions.csv", "start_date,end_date", "2027-03-30,2027-05-17"));
        usual();

        Reading reading = read();

        assertThat(sittings.findDissolution(day("2027-04-15"))).isPresent();
        assertThat(reading.remarks()).singleElement().asString().contains("2027-03-30", "is kept");
    }

    @Test
    void duplicates_other_houses_and_what_overlaps_are_sorted_out() {
        usual();
        whatsOn.commons("Recess", "2026-12-18", "2027-01-04");
        whatsOn.event("Recess", "Lords", "2026-12-10", "2027-01-12");
        whatsOn.change(whatsOn.event("Recess", "Lords", "2026-12-09", "2027-01-12"), "House", "lords");
        whatsOn.commons("Non-sitting Friday", "2026-12-18", "2026-12-18");

        assertThat(read().remarks()).isEmpty();
        Break christmas = sittings.findNextBreak(day("2026-12-04")).orElseThrow();
        assertThat(christmas.rises()).isEqualTo("2026-12-17");
        assertThat(christmas.returns()).isEqualTo("2027-01-05");

        whatsOn.commons("Recess", "2026-12-18", "2027-01-08");
        assertThat(read().remarks()).singleElement().asString().contains("two periods", "the longer");
        assertThat(sittings.findReturn(day("2026-12-25"))).contains(day("2027-01-11"));
    }

    @Test
    void a_category_nobody_has_heard_of_is_a_day_off_without_a_name_and_said_once() {
        usual();
        whatsOn.commons("Thanksgiving", "2026-12-08", "2026-12-08");
        whatsOn.commons("Thanksgiving", "2026-12-09", "2026-12-09");

        Reading reading = read();

        assertThat(reading.remarks()).singleElement().asString().contains("Thanksgiving", "code 99");
        assertThat(sittings.isSittingDay(day("2026-12-08"))).isFalse();
        assertThat(sittings.isSittingDay(day("2026-12-10"))).isTrue();
        assertThat(sittings.findBreak(day("2026-12-08"))).isEmpty();
    }

    @Test
    void null_fields_and_nonsense_are_left_out_one_by_one() {
        usual();
        whatsOn.change(whatsOn.commons("Recess", "2027-02-11", "2027-02-21"), "EndDate", null);
        whatsOn.change(whatsOn.commons("Recess", "2027-03-26", "2027-04-11"), "EndDate", "2027-03-01T00:00:00");
        whatsOn.change(whatsOn.commons("Recess", "2027-05-21", "2027-05-31"), "EndDate", "2028-12-31T00:00:00");
        whatsOn.change(whatsOn.commons("Recess", "2027-07-22", "2027-08-31"), "EndDate", "soon");
        int friday = whatsOn.commons("Non-sitting Friday", "2027-01-15", "2027-01-15");
        whatsOn.change(friday, "EndDate", null);
        whatsOn.change(friday, "Category", null);
        whatsOn.change(friday, "House", null);

        Reading reading = read();

        assertThat(starts()).containsExactly("2026-07-17", "2026-12-11", "2026-12-18", "2027-01-15");
        assertThat(reading.remarks()).hasSize(4);
    }

    @Test
    void an_answer_that_is_no_list_is_refused() {
        usual();
        recorded.answer("/calendar/events/nonsitting\\.json", request -> RecordedParliament.Reply.json("{\"a\":1}"));

        assertFailed("no list");
    }

    @Test
    void a_session_ends_when_prorogation_or_a_later_session_bears_it_out() {
        usual();
        sessions.save(new Session("2026-27", day("2026-05-13"), null));
        whatsOn.changeSession("2026-27", "EndDate", "2026-12-02T00:00:00");
        assertThat(read().remarks()).singleElement().asString().contains("2026-27", "left open");
        assertThat(sessions.findLastDay("2026-27")).isEmpty();

        whatsOn.commons("Prorogation", "2026-12-02", "2026-12-13");
        assertThat(read().remarks()).isEmpty();
        assertThat(sessions.findLastDay("2026-27")).contains(day("2026-12-02"));
    }

    @Test
    void what_is_known_of_sessions_is_not_contradicted_in_silence() {
        usual();
        sessions.save(new Session("2024-26", day("2024-07-09"), day("2026-04-30")));
        sessions.save(new Session("2026-27", day("2026-05-13"), null));
        whatsOn.changeSession("2024-26", "EndDate", "2026-04-29T00:00:00");
        whatsOn.changeSession("2024-26", "CommonsDescription", "Session 2024-2025");
        whatsOn.session("2025-26", "2025-10-01", "2026-02-01");

        Reading reading = read();

        assertThat(reading.remarks())
                .hasSize(3)
                .anyMatch(remark -> remark.contains("2024-25") && remark.contains("the name is kept"))
                .anyMatch(remark -> remark.contains("ended on 2026-04-29"))
                .anyMatch(remark -> remark.contains("2025-26") && remark.contains("overlaps"));
        assertThat(sessions.listSessions())
                .containsExactly(
                        new Session("2024-26", day("2024-07-09"), day("2026-04-30")),
                        new Session("2026-27", day("2026-05-13"), null));
    }

    @Test
    void without_a_list_of_sessions_that_of_today_is_asked_for() {
        usual();
        whatsOn.withoutSessionList();
        assertThat(read().remarks()).isEmpty();
        assertThat(sessions.listSessions()).extracting(Session::citation).containsExactly("2026-27");

        whatsOn.forgetSessions();
        assertThat(read().remarks()).singleElement().asString().contains("no Session");
        assertThat(sessions.listSessions()).hasSize(1);
    }

    @Test
    void the_real_calendar_is_read_whole() throws ImportRefused {
        whatsOn.load(SharedData.file("calendar"));

        Reading reading = ((Outcome.Done) run(new Options(true, false))).reading();

        assertThat(reading.remarks()).isEmpty();
        assertThat(sittings.listBreaks()).hasSizeGreaterThan(65);
        assertThat(sessions.findFor(day("2026-12-04"))).map(Session::citation).contains("2026-27");
        assertThat(parliament
                        .take("sessions", SharedData.file("calendar/sessions.csv"))
                        .toString())
                .isEqualTo("read 240, new 0, changed 0, unchanged 240, left out 0");
    }

    @Test
    void nothing_is_read_at_night_before_an_operator_has_asked_once() {
        usual();
        CalendarJob job = parliament.get(CalendarJob.class);
        job.runOnce();
        assertThat(recorded.requests()).isEmpty();

        read();
        recorded.forgetRequests();
        job.runOnce();
        assertThat(recorded.requests()).hasSize(4);
    }

    private void usual() {
        whatsOn.commons("Recess", "2026-07-17", "2026-08-31");
        whatsOn.commons("Non-sitting Friday", "2026-12-11", "2026-12-11");
        whatsOn.commons("Recess", "2026-12-18", "2027-01-04");
        whatsOn.session("2024-26", "2024-07-09", "2026-04-30");
        whatsOn.session("2026-27", "2026-05-13", "");
    }

    private void file(String... rows) throws ImportRefused {
        String[] lines = new String[rows.length + 1];
        lines[0] = "house,description,start_date,end_date";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        parliament.take("recesses", parliament.file("recesses.csv", lines));
    }

    private List<String> starts() {
        return sittings.listNonSitting().stream()
                .map(period -> period.firstDay().toString())
                .toList();
    }

    private Reading read() {
        Outcome outcome = run(Options.USUAL);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).reading();
    }

    private void assertFailed(String trouble) {
        assertThat(run(Options.USUAL))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.trouble()).contains(trouble));
    }

    private Outcome run(Options options) {
        return parliament.get(Readings.class).run(parliament.get(WhatsOn.class), options, Progress.SILENT);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
