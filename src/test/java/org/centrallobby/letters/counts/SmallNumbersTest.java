package org.centrallobby.letters.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.letters.counts.SmallNumbers.Shown;
import org.junit.jupiter.api.Test;

/** What may stand beside a total without telling who wrote. */
class SmallNumbersTest {
    @Test
    void what_is_below_five_is_held_back_and_five_is_shown() {
        assertThat(protect(Map.of("a", 5L, "b", 4L, "c", 0L, "d", 1L, "e", 0L)))
                .contains(new Shown<>(Set.of("a"), false));
    }

    @Test
    void of_two_seats_one_small_number_takes_the_other_with_it() {
        assertThat(protect(Map.of("a", 12L, "b", 3L))).contains(new Shown<>(Set.of(), true));
    }

    @Test
    void the_smallest_of_the_shown_goes_with_a_small_number_that_stands_alone() {
        assertThat(protect(Map.of("a", 12L, "b", 3L, "c", 7L, "d", 40L))).contains(new Shown<>(Set.of("a", "d"), true));
    }

    @Test
    void small_numbers_that_fill_what_they_could_be_tell_themselves_and_need_company() {
        assertThat(protect(Map.of("a", 4L, "b", 4L, "c", 9L, "d", 20L)))
                .as("eight among two is four each")
                .contains(new Shown<>(Set.of("d"), true));
        assertThat(protect(Map.of("a", 4L, "b", 4L, "c", 0L, "d", 20L)))
                .as("eight among three: any one of them could be nought")
                .contains(new Shown<>(Set.of("d"), false));
    }

    @Test
    void noughts_tell_of_nobody() {
        assertThat(protect(Map.of("a", 12L, "b", 0L))).contains(new Shown<>(Set.of("a"), false));
        assertThat(protect(Map.of("a", 0L))).contains(new Shown<>(Set.of(), false));
    }

    @Test
    void where_nothing_is_left_to_hold_back_the_total_tells_too_much() {
        assertThat(protect(Map.of("a", 3L))).isEmpty();
        assertThat(protect(Map.of("a", 4L, "b", 4L))).isEmpty();
    }

    @Test
    void what_must_be_held_back_for_other_reasons_is_never_alone() {
        assertThat(SmallNumbers.protect(Map.of("a", 12L, "b", 30L, "c", 40L), Set.of("c")))
                .contains(new Shown<>(Set.of("b"), true));
    }

    /** Every group of four numbers up to six: nobody who knows the rule and the total can tell that a held one is not 0. */
    @Test
    void no_sum_tells_that_somebody_wrote() {
        for (int a = 0; a <= 6; a++) {
            for (int b = 0; b <= 6; b++) {
                for (int c = 0; c <= 6; c++) {
                    Map<String, Long> group = new HashMap<>(Map.of("a", (long) a, "b", (long) b, "c", (long) c));
                    Optional<Shown<String>> shown = protect(group);
                    if (shown.isEmpty() || shown.get().mixed()) {
                        continue;
                    }
                    long[] held = group.entrySet().stream()
                            .filter(entry -> !shown.get().shown().contains(entry.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .toArray();
                    long sum = Arrays.stream(held).sum();
                    assertThat(sum).as("%s", group).isLessThanOrEqualTo(Math.max(0, 4L * (held.length - 1)));
                }
            }
        }
    }

    private static Optional<Shown<String>> protect(Map<String, Long> group) {
        return SmallNumbers.protect(group, Set.of());
    }
}
