package org.centrallobby.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bank holidays of England as they were and will be kept. */
class WorkingDaysTest {
    @Test
    void the_bank_holidays_of_five_years_are_known() {
        assertThat(holidays(2021))
                .containsExactly("01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28");
        // In 2022 the spring holiday was moved by proclamation and two were added: those are not known.
        assertThat(holidays(2022)).contains("01-03", "04-15", "04-18", "12-26", "12-27");
        assertThat(holidays(2025))
                .containsExactly("01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26");
        assertThat(holidays(2026))
                .containsExactly("01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28");
        assertThat(holidays(2027))
                .containsExactly("01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28");
    }

    @Test
    void a_weekend_is_no_working_day_and_a_plain_friday_is_one() {
        assertThat(Stream.of("2026-12-04", "2026-12-05", "2026-12-06", "2026-12-07")
                        .map(LocalDate::parse)
                        .map(WorkingDays::isWorkingDay))
                .containsExactly(true, false, false, true);
        assertThat(WorkingDays.isWorkingDay(LocalDate.of(2026, 12, 28))).isFalse();
    }

    private static List<String> holidays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(WorkingDays::isBankHoliday)
                .map(day -> day.toString().substring(5))
                .toList();
    }
}
