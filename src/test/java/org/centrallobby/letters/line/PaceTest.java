package org.centrallobby.letters.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Instant NINE = Instant.parse("2026-12-04T09:00:00Z");
    private final Pace usual = new Pace(60);

    @Test
    void ten_letters_go_at_once_and_the_eleventh_after_ten_minutes() {
        List<Instant> went = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            assertThat(usual.nextAtOnce(went)).isBefore(NINE);
            went.addFirst(NINE);
        }
        assertThat(usual.nextAtOnce(went)).isEqualTo(NINE.plus(Duration.ofMinutes(10)));
        assertThat(usual.nextInLine(went)).isEqualTo(NINE.plus(Duration.ofMinutes(10)));
    }

    @Test
    void those_in_line_go_one_a_minute() {
        assertThat(usual.nextInLine(List.of(NINE))).isEqualTo(NINE.plusSeconds(50));
        assertThat(usual.nextAtOnce(List.of(NINE))).isBefore(NINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 7, 60, 90, 100, 600, 3600})
    void no_hour_has_more_letters_than_the_cap_and_a_long_line_gets_nearly_all_of_them(int perHour) {
        Pace pace = new Pace(perHour);
        List<Instant> went = new ArrayList<>();
        Random random = new Random(5);
        int line = 0;
        for (int second = 0; second < 12 * 3600; second += 10) {
            Instant now = NINE.plusSeconds(second).plusMillis(random.nextInt(2000));
            boolean crowd = second < 8 * 3600;
            line += crowd ? random.nextInt(1 + perHour / 60) + 1 : 0;
            while (line > 0 && !pace.nextInLine(latest(pace, went)).isAfter(now)) {
                went.add(now);
                line--;
            }
            if (line == 0
                    && random.nextInt(3) == 0
                    && !pace.nextAtOnce(latest(pace, went)).isAfter(now)) {
                went.add(now);
            }
        }
        for (int i = perHour; i < went.size(); i++) {
            assertThat(Duration.between(went.get(i - perHour), went.get(i)))
                    .as("letter %d and the one %d before it", i, perHour)
                    .isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(went.size()).isBetween((int) (7 * perHour * 0.85), 12 * perHour + 1);
    }

    @Test
    void the_expected_time_is_the_one_at_which_a_letter_goes() {
        List<Instant> went = new ArrayList<>(List.of(
                NINE.plusSeconds(300),
                NINE.plusSeconds(290),
                NINE.plusSeconds(200),
                NINE,
                NINE,
                NINE,
                NINE,
                NINE,
                NINE,
                NINE));
        Instant now = NINE.plusSeconds(400);
        List<Instant> expected = new ArrayList<>();
        for (int before = 0; before < 40; before++) {
            expected.add(usual.expect(went, before, now));
        }
        assertThat(expected).isSorted().doesNotHaveDuplicates();
        assertThat(expected.getFirst()).isEqualTo(NINE.plusSeconds(600));
        assertThat(Duration.between(expected.get(20), expected.get(39))).isEqualTo(Duration.ofMinutes(19));
        List<Instant> real = new ArrayList<>();
        for (Instant turn = now; real.size() < 40; turn = turn.plus(Pace.TURN)) {
            if (!usual.nextInLine(latest(usual, went.reversed())).isAfter(turn)) {
                went.addFirst(turn);
                real.add(turn);
            }
        }
        for (int i = 0; i < 40; i++) {
            assertThat(Duration.between(real.get(i), expected.get(i)).abs()).isLessThan(Duration.ofMinutes(3));
        }
    }

    private static List<Instant> latest(Pace pace, List<Instant> went) {
        return went.reversed().stream().limit(pace.remembered()).toList();
    }
}
