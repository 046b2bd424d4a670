package org.centrallobby.letters.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Marks say of two texts what comparing them word by word would say, and nothing of one. */
class MarksTest {
    @Test
    void marks_are_about_as_alike_as_the_texts() {
        Random random = new Random(16);
        double off = 0;
        for (int i = 0; i < 400; i++) {
            String text = text(random, 60 + random.nextInt(300));
            String changed = change(text, random, random.nextDouble() / 2);
            double real = Phrases.of(text).likeness(Phrases.of(changed));
            double marked = mark("ferries", text).likeness(mark("ferries", changed));
            assertThat(marked).isCloseTo(real, within(0.2));
            off += Math.abs(marked - real);
        }
        assertThat(off / 400).isLessThan(0.05);
    }

    @RepeatedTest(20)
    void any_text_is_like_itself_whatever_its_order_of_sentences_and_no_two_texts_one_way_only(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        String one = text(random, 20 + random.nextInt(200));
        String other = change(one, random, random.nextDouble());
        Marks marks = mark("ferries", one);
        assertThat(marks.likeness(marks)).isEqualTo(1);
        assertThat(mark("ferries", one.toUpperCase(java.util.Locale.ROOT)).bands())
                .isEqualTo(marks.bands());
        assertThat(mark("ferries", other).likeness(marks)).isEqualTo(marks.likeness(mark("ferries", other)));
    }

    @Test
    void texts_that_are_half_alike_nearly_always_share_a_band_and_different_ones_hardly_ever() {
        Random random = new Random(32);
        int alike = 0, missed = 0, different = 0, met = 0;
        for (int i = 0; i < 2000; i++) {
            String text = text(random, 150);
            String changed = change(text, random, random.nextDouble() / 4);
            if (Phrases.of(text).likeness(Phrases.of(changed)) >= 0.5) {
                alike++;
                missed += shareABand(mark("ferries", text), mark("ferries", changed)) ? 0 : 1;
            }
            different++;
            met += shareABand(mark("ferries", text), mark("ferries", text(random, 150))) ? 1 : 0;
        }
        assertThat(alike).isGreaterThan(300);
        assertThat((double) missed / alike).isLessThan(0.02);
        assertThat((double) met / different).isLessThan(0.01);
    }

    @Test
    void the_same_letter_for_another_campaign_or_under_another_key_has_other_marks() {
        Marks ferries = mark("ferries", Examples.PASSED_ROUND);
        assertThat(mark("crossings", Examples.PASSED_ROUND).likeness(ferries)).isLessThan(0.05);
        assertThat(Arrays.stream(ferries.bands()).map(band -> band >>> 48).distinct())
                .as("what keeps a campaign's bands together")
                .hasSize(1);
    }

    private static boolean shareABand(Marks one, Marks other) {
        return Arrays.stream(one.bands())
                .anyMatch(band -> Arrays.stream(other.bands()).anyMatch(its -> its == band));
    }

    private static Marks mark(String campaign, String text) {
        return new Marker(campaign.getBytes(StandardCharsets.UTF_8)).mark(Phrases.of(text));
    }

    private static String text(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> "w" + random.nextInt(400))
                .collect(Collectors.joining(" "));
    }

    /** Puts another word in the place of some. */
    private static String change(String text, Random random, double part) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> random.nextDouble() < part ? "w" + random.nextInt(400) : word)
                .collect(Collectors.joining(" "));
    }
}
