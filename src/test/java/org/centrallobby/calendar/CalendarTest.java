package org.centrallobby.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private final Calendar calendar = new Calendar(List.of(
            session("2007-08", "2007-11-06", "2008-11-26"),
            session("2008-09", "2008-12-03", "2009-11-12"),
            session("2009-10", "2009-11-18", null)));

    @Test
    void a_session_lasts_through_its_last_day() {
        assertThat(calendar.isOver("2008-09", LocalDate.parse("2009-11-12"))).isFalse();
        assertThat(calendar.isOver("2008-09", LocalDate.parse("2009-11-13"))).isTrue();
    }

    @Test
    void a_session_that_has_not_begun_is_not_over() {
        assertThat(calendar.isOver("2008-09", LocalDate.parse("2008-01-01"))).isFalse();
    }

    @Test
    void an_open_session_runs_on_while_no_later_one_has_started() {
        assertThat(calendar.isOver("2009-10", LocalDate.parse("2030-01-01"))).isFalse();
    }

    @Test
    void an_open_session_ends_when_a_later_one_starts() {
        Calendar later =
                new Calendar(List.of(session("2009-10", "2009-11-18", null), session("2010-12", "2010-05-18", null)));

        assertThat(later.isOver("2009-10", LocalDate.parse("2010-05-17"))).isFalse();
        assertThat(later.isOver("2009-10", LocalDate.parse("2010-05-18"))).isTrue();
        assertThat(later.findFor(LocalDate.parse("2010-05-17")))
                .map(Session::citation)
                .contains("2009-10");
        assertThat(later.findFor(LocalDate.parse("2010-05-18")))
                .map(Session::citation)
                .contains("2010-12");
    }

    @Test
    void a_day_between_two_sessions_belongs_to_none() {
        assertThat(calendar.findFor(LocalDate.parse("2008-11-26")))
                .map(Session::citation)
                .contains("2007-08");
        assertThat(calendar.findFor(LocalDate.parse("2008-11-27"))).isEmpty();
        assertThat(calendar.findFor(LocalDate.parse("2008-12-02"))).isEmpty();
        assertThat(calendar.findFor(LocalDate.parse("2008-12-03")))
                .map(Session::citation)
                .contains("2008-09");
    }

    @Test
    void whether_an_unheard_of_session_is_over_is_not_guessed() {
        assertThatThrownBy(() -> calendar.isOver("1999-00", LocalDate.parse("2009-01-01")))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_session_cannot_end_before_it_starts() {
        assertThatThrownBy(() -> session("2008-09", "2009-11-12", "2008-12-03"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sessions_that_share_a_day_overlap() {
        Session first = session("2008-09", "2008-12-03", "2009-11-12");

        assertThat(first.overlaps(session("2009-10", "2009-11-12", null))).isTrue();
        assertThat(session("2009-10", "2009-11-12", null).overlaps(first)).isTrue();
        assertThat(first.overlaps(session("2009-10", "2009-11-13", null))).isFalse();
        assertThat(first.overlaps(session("2007-08", "2007-11-06", null))).isFalse();
    }

    private static Session session(String citation, String start, @Nullable String end) {
        return new Session(citation, LocalDate.parse(start), end == null ? null : LocalDate.parse(end));
    }
}
