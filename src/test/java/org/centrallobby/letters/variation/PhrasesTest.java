package org.centrallobby.letters.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why phrases are three words long, and the line at which letters are much alike. */
class PhrasesTest {
    @Test
    void near_copies_and_letters_of_ones_own_lie_on_both_sides_of_the_line() {
        assertThat(leastOfNearCopies(3)).isGreaterThan(Variation.ALIKE);
        assertThat(mostOfOwn(3)).isLessThan(Variation.ALIKE / 4);
    }

    @Test
    void single_words_do_not_tell_them_apart_and_longer_phrases_lose_the_near_copies() {
        // Counted by their words alone, letters of one's own are a quarter alike: half a copy would be hard to tell
        // from them.
        assertThat(mostOfOwn(1)).isGreaterThan(0.25);
        assertThat(mostOfOwn(3)).isLessThan(mostOfOwn(1) / 4);
        // Each word more costs near copies some of their likeness, and letters of one's own have none left to lose.
        assertThat(leastOfNearCopies(5)).isLessThan(Variation.ALIKE);
    }

    @Test
    void case_and_punctuation_are_no_words_and_apostrophes_part_none() {
        assertThat(Phrases.of("The Member’s OWN — words!").all())
                .isEqualTo(Phrases.of("the member's own words").all())
                .containsExactlyInAnyOrder("the members own", "members own words");
        assertThat(Phrases.of("").all()).isEmpty();
    }

    @Test
    void what_a_campaign_says_is_found_in_a_letter_however_long_the_campaign_is() {
        Phrases point = Phrases.of("A crossing costs about 40,000 crowns, less than a month of school buses.");
        Phrases campaign = Phrases.of(List.of(Examples.PASSED_ROUND, Examples.OWN.getFirst()));
        assertThat(point.partIn(campaign)).isEqualTo(1);
        assertThat(campaign.partIn(point)).isLessThan(0.1);
    }

    private static double leastOfNearCopies(int length) {
        return Examples.NEAR_COPIES.stream()
                .mapToDouble(copy -> of(copy, length).likeness(of(Examples.PASSED_ROUND, length)))
                .min()
                .orElseThrow();
    }

    private static double mostOfOwn(int length) {
        return Examples.OWN.stream()
                .flatMap(one -> Stream.concat(Stream.of(Examples.PASSED_ROUND), Examples.OWN.stream())
                        .filter(other -> !other.equals(one))
                        .map(other -> of(one, length).likeness(of(other, length))))
                .mapToDouble(likeness -> likeness)
                .max()
                .orElseThrow();
    }

    private static Phrases of(String text, int length) {
        return Phrases.of(List.of(text), length);
    }
}
