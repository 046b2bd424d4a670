package org.centrallobby.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.SittingRules.Day;
import org.centrallobby.calendar.SittingRules.Window;
import org.junit.jupiter.api.Test;

/** When the House rises and returns, and what is left open. */
class SittingRulesTest {
    private static final NonSitting CHRISTMAS = period(Kind.RECESS, "2026-12-18", "2027-01-03");
    private static final Window WINDOW = new Window("test", day("2026-11-23"), day("2027-11-23"));

    @Test
    void the_house_rises_on_the_last_sitting_day_before_a_recess_and_returns_on_the_first_after_it() {
        SittingRules rules = rules(List.of(CHRISTMAS));
        Break christmas = rules.findNext(day("2026-12-04")).orElseThrow();

        assertThat(christmas.rises()).isEqualTo("2026-12-17");
        assertThat(christmas.returns()).isEqualTo("2027-01-04");
        assertThat(rules.findBreak(day("2026-12-17"))).isEmpty();
        assertThat(rules.findBreak(day("2026-12-18"))).contains(christmas);
        assertThat(rules.findBreak(day("2027-01-03"))).contains(christmas);
        assertThat(rules.findBreak(day("2027-01-04"))).isEmpty();
    }

    @Test
    void the_bank_holiday_between_recesses_is_not_claimed_as_a_sitting_day_unless_it_is_named_as_one() {
        NonSitting easter = period(Kind.RECESS, "2027-03-26", "2027-04-11");
        NonSitting whitsun = period(Kind.RECESS, "2027-05-21", "2027-05-31");
        SittingRules rules = new SittingRules(List.of(easter, whitsun), List.of(), List.of(WINDOW), null);
        SittingRules named =
                new SittingRules(List.of(easter, whitsun), List.of(day("2027-05-03")), List.of(WINDOW), null);

        assertThat(rules.dayOf(day("2027-04-30"))).isEqualTo(Day.SITTING);
        assertThat(rules.dayOf(day("2027-05-03"))).isEqualTo(Day.UNKNOWN);
        assertThat(rules.dayOf(day("2027-05-04"))).isEqualTo(Day.SITTING);
        assertThat(rules.dayOf(day("2027-05-10"))).isEqualTo(Day.SITTING);
        assertThat(named.dayOf(day("2027-05-03"))).isEqualTo(Day.SITTING);
    }

    @Test
    void weekends_beside_a_recess_are_time_away_too() {
        SittingRules rules = rules(List.of(period(Kind.RECESS, "2026-12-19", "2027-01-01")));
        Break christmas = rules.findNext(day("2026-12-04")).orElseThrow();

        assertThat(christmas.rises()).isEqualTo("2026-12-18");
        assertThat(rules.findBreak(day("2027-01-02"))).contains(christmas);
        assertThat(christmas.returns()).isEqualTo("2027-01-04");
    }

    @Test
    void a_non_sitting_friday_before_a_recess_makes_the_house_rise_on_thursday() {
        SittingRules rules = rules(List.of(
                period(Kind.RECESS, "2026-12-21", "2027-01-03"),
                period(Kind.NON_SITTING_FRIDAY, "2026-12-18", "2026-12-18")));

        assertThat(rules.findNext(day("2026-12-04")).orElseThrow().rises()).isEqualTo("2026-12-17");
        assertThat(rules.findBreak(day("2026-12-18"))).isPresent();
    }

    @Test
    void where_the_friday_before_is_not_known_the_day_of_rising_is_not_claimed() {
        SittingRules rules = rules(List.of(period(Kind.RECESS, "2026-12-21", "2027-01-03")));
        Break christmas = rules.findNext(day("2026-12-04")).orElseThrow();

        assertThat(christmas.rises()).isNull();
        assertThat(christmas.returns()).isEqualTo("2027-01-04");
        SittingRules asked = new SittingRules(
                List.of(period(Kind.RECESS, "2026-12-21", "2027-01-03")), List.of(), List.of(WINDOW), null);
        assertThat(asked.findNext(day("2026-12-04")).orElseThrow().rises()).isEqualTo("2026-12-18");
    }

    @Test
    void sitting_days_that_are_listed_come_before_what_weekends_suggest() {
        SittingRules rules = rules(List.of(CHRISTMAS), "2026-12-14", "2026-12-16", "2027-01-05");
        Break christmas = rules.findNext(day("2026-12-04")).orElseThrow();

        assertThat(christmas.rises()).isEqualTo("2026-12-16");
        assertThat(christmas.returns()).isEqualTo("2027-01-05");
    }

    @Test
    void a_saturday_on_which_the_house_was_recalled_parts_two_recesses() {
        SittingRules rules = rules(
                List.of(
                        period(Kind.RECESS, "2025-04-09", "2025-04-11"),
                        period(Kind.RECESS, "2025-04-13", "2025-04-21")),
                "2025-04-08",
                "2025-04-12",
                "2025-04-22");

        assertThat(rules.breaks())
                .extracting(away -> away.rises() + " " + away.returns())
                .containsExactly("2025-04-08 2025-04-12", "2025-04-12 2025-04-22");
        assertThat(rules.dayOf(day("2025-04-12"))).isEqualTo(Day.SITTING);
    }

    @Test
    void prorogation_and_the_dissolution_after_it_are_one_time_away() {
        SittingRules rules = rules(
                List.of(
                        period(Kind.PROROGATION, "2024-05-24", "2024-05-30"),
                        period(Kind.DISSOLUTION, "2024-05-30", "2024-07-08")),
                "2024-05-23",
                "2024-05-24",
                "2024-07-09");

        assertThat(rules.breaks()).singleElement().satisfies(away -> {
            assertThat(away.rises()).isEqualTo("2024-05-24");
            assertThat(away.returns()).isEqualTo("2024-07-09");
            assertThat(away.kindOn(day("2024-05-29"))).isEqualTo(Kind.PROROGATION);
            assertThat(away.kindOn(day("2024-05-30"))).isEqualTo(Kind.DISSOLUTION);
        });
        assertThat(rules.dayOf(day("2024-05-24")))
                .as("the House sits on the day it is prorogued")
                .isEqualTo(Day.SITTING);
    }

    @Test
    void whether_the_house_sat_on_the_day_of_prorogation_is_not_guessed() {
        Break away = rules(List.of(period(Kind.PROROGATION, "2027-04-29", "2027-05-11")))
                .breaks()
                .getFirst();

        assertThat(away.rises()).isNull();
        assertThat(away.firstDay()).isEqualTo("2027-04-29");
        assertThat(away.returns()).isEqualTo("2027-05-12");
    }

    @Test
    void a_sitting_day_that_was_planned_and_is_now_prorogued_is_none() {
        SittingRules rules = rules(
                List.of(period(Kind.PROROGATION, "2026-04-30", "2026-05-12")),
                "2026-04-29",
                "2026-04-30",
                "2026-05-05",
                "2026-05-13");

        assertThat(rules.dayOf(day("2026-05-05"))).isEqualTo(Day.NOT_SITTING);
        assertThat(rules.breaks().getFirst().returns()).isEqualTo("2026-05-13");
    }

    @Test
    void beyond_what_was_announced_nothing_is_claimed() {
        SittingRules rules = new SittingRules(List.of(CHRISTMAS), List.of(), List.of(WINDOW), null);

        assertThat(rules.dayOf(day("2026-12-01"))).isEqualTo(Day.SITTING);
        assertThat(rules.dayOf(day("2026-12-05"))).isEqualTo(Day.NOT_SITTING);
        assertThat(rules.dayOf(day("2027-01-04"))).isEqualTo(Day.SITTING);
        assertThat(rules.dayOf(day("2027-01-05"))).isEqualTo(Day.UNKNOWN);
        assertThat(rules.findNext(day("2027-01-05"))).isEmpty();
        assertThat(rules.findSittingDayFrom(day("2027-01-05"))).isEmpty();
        assertThat(rules.findSittingDayFrom(day("2026-12-05")))
                .map(LocalDate::toString)
                .contains("2026-12-07");
        assertThat(rules.findSittingDayFrom(day("2026-12-30")))
                .map(LocalDate::toString)
                .contains("2027-01-04");
    }

    @Test
    void without_a_calendar_nothing_is_known() {
        SittingRules rules = rules(List.of());

        assertThat(rules.dayOf(day("2026-12-04"))).isEqualTo(Day.UNKNOWN);
        assertThat(rules.findBreak(day("2026-12-25"))).isEmpty();
        assertThat(rules.findNext(day("2026-12-04"))).isEmpty();
        assertThat(rules.findSittingDayFrom(day("2026-12-04"))).isEmpty();
    }

    @Test
    void sitting_days_years_apart_say_nothing_of_those_between() {
        SittingRules rules = rules(List.of(), "1948-10-28", "2017-04-27", "2017-05-02");

        assertThat(rules.dayOf(day("1980-03-03"))).isEqualTo(Day.UNKNOWN);
        assertThat(rules.dayOf(day("2017-04-28"))).isEqualTo(Day.NOT_SITTING);
    }

    @Test
    void a_period_that_ends_before_it_starts_or_lasts_for_a_year_is_a_slip() {
        assertThatThrownBy(() -> period(Kind.RECESS, "2026-12-18", "2026-01-04"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> period(Kind.RECESS, "2026-12-18", "2028-01-04"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SittingRules rules(List<NonSitting> periods, String... sittingDays) {
        return new SittingRules(
                periods, Stream.of(sittingDays).map(LocalDate::parse).toList(), List.of(), null);
    }

    private static NonSitting period(Kind kind, String first, String last) {
        return new NonSitting(kind, null, day(first), day(last), "test");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
