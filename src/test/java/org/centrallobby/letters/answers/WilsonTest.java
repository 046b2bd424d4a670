package org.centrallobby.letters.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the interval, and what is too little to say. */
class WilsonTest {
    /**
     * R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods, Statistics in
     * Medicine 17 (1998), 857–872, table I, method 3 (score, no continuity correction).
     */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void the_interval_is_that_of_the_published_table(long yes, long of, double low, double high) {
        Wilson interval = Wilson.of(yes, of);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void all_and_none_mirror_each_other_and_stay_between_nought_and_one() {
        Wilson all = Wilson.of(20, 20);
        Wilson none = Wilson.of(0, 20);

        assertThat(all.high()).isEqualTo(1);
        assertThat(none.low()).isZero();
        assertThat(all.low()).isCloseTo(1 - none.high(), within(1e-12));
    }

    @Test
    void a_share_of_nothing_is_refused() {
        assertThatThrownBy(() -> Wilson.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nine_who_told_are_too_few_to_say_and_ten_are_enough() {
        assertThat(reports(5, 3, 1).share()).isEmpty();
        Reports ten = reports(6, 3, 1);
        assertThat(ten.told()).isEqualTo(10);
        assertThat(ten.share()).contains(Wilson.of(6, 10));
    }

    @Test
    void percents_are_rounded_so_that_the_interval_never_looks_narrower_than_it_is() {
        Reports reports = reports(81, 100, 82);

        assertThat(reports.lowPercent()).isEqualTo(25);
        assertThat(reports.highPercent()).isEqualTo(37);
        assertThat(reports.percent()).isEqualTo(31);
    }

    private static Reports reports(long answered, long acknowledged, long unanswered) {
        return new Reports(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), answered, acknowledged, unanswered);
    }
}
