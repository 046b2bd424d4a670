package org.centrallobby.letters.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealers;
import org.centrallobby.letters.variation.Variation.Told;
import org.centrallobby.letters.variation.VariationRows.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a letter when others of its campaign have been confirmed, on the real tables. */
class VariationTest {
    private static final String CAMPAIGN = "safe-crossings";
    private static final String POINT = """
            Eleven schools in Zedland stand on a road with no crossing at all. Children wait for a gap between lorries; parents \
            drive them two streets because they dare not let them walk.
            """;
    private final TestDatabase database = TestDatabase.fresh();
    private Variation variation;

    @TempDir
    private Path data;

    @BeforeEach
    void start() {
        variation = new Variation(
                new VariationRows(database.jdbc()),
                campaign -> campaign.equals(CAMPAIGN) ? List.of(POINT) : List.of(),
                Sealers.of(Settings.read(Map.of(), null, data, false), TestClock.at("2026-12-04T14:05:00Z")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void letters_of_ones_own_are_ones_own_however_many_there_are() {
        for (int i = 0; i < Examples.OWN.size(); i++) {
            Judgement judgement = variation.judge(CAMPAIGN, Examples.OWN.get(i));
            assertThat(judgement.verdict()).isEqualTo(Verdict.OWN_WORDS);
            assertThat(judgement.own()).isGreaterThan(90);
            variation.remember(List.of(new Told(i, CAMPAIGN, Examples.OWN.get(i))));
        }
        assertThat(clusters()).isEqualTo(Examples.OWN.size());
    }

    @Test
    void near_copies_of_a_letter_that_goes_round_are_found() {
        remember(0, Examples.PASSED_ROUND, 6);
        int missed = 0;
        for (String copy : Examples.NEAR_COPIES) {
            Judgement judgement = variation.judge(CAMPAIGN, copy);
            if (judgement.verdict() == Verdict.OWN_WORDS) {
                missed++;
            } else {
                assertThat(judgement.verdict()).isEqualTo(Verdict.MUCH_ALIKE);
                assertThat(judgement.alike()).isEqualTo(6);
                assertThat(judgement.own()).isLessThan(60);
            }
        }
        // Keys are drawn anew for each test; where two fifths of the phrases agree one copy in eight shares no band.
        assertThat(missed).isLessThanOrEqualTo(Examples.NEAR_COPIES.size() / 3);
        assertThat(variation.judge(CAMPAIGN, Examples.OWN.getFirst()).verdict()).isEqualTo(Verdict.OWN_WORDS);
    }

    @Test
    void whoever_takes_over_the_campaigns_words_is_told_from_the_first_letter_on() {
        Judgement judgement = variation.judge(CAMPAIGN, "Dear Ms Thorne, " + POINT + " Please sign motion Z7. Asha");
        assertThat(judgement.verdict()).isEqualTo(Verdict.CAMPAIGN_WORDS);
        assertThat(judgement.campaign()).isBetween(60, 95);
        assertThat(judgement.own()).isEqualTo(100 - judgement.campaign());
    }

    @Test
    void a_few_words_are_neither_judged_nor_kept() {
        String few = "My daughter walks past the lorries every morning. Please add your name.";
        assertThat(variation.judge(CAMPAIGN, few).verdict()).isEqualTo(Verdict.TOO_SHORT_TO_SAY);
        assertThat(variation.judge(CAMPAIGN, "").verdict()).isEqualTo(Verdict.TOO_SHORT_TO_SAY);
        variation.remember(List.of(new Told(1, CAMPAIGN, few)));
        assertThat(count("letter_variation")).isZero();
    }

    @Test
    void fewer_than_five_are_not_told_of_and_many_are_rounded() {
        remember(0, Examples.PASSED_ROUND, 4);
        assertThat(judge().verdict()).isEqualTo(Verdict.OWN_WORDS);
        assertThat(judge().alike()).isZero();
        assertThat(judge().own()).isEqualTo(100 - judge().campaign());
        remember(4, Examples.PASSED_ROUND, 1);
        assertThat(judge().verdict()).isEqualTo(Verdict.MUCH_ALIKE);
        assertThat(judge().alike()).isEqualTo(5);
        remember(5, Examples.PASSED_ROUND, 32);
        assertThat(judge().alike()).isEqualTo(30);
        remember(37, Examples.PASSED_ROUND, 63);
        assertThat(judge().alike()).isEqualTo(100);
        remember(100, Examples.PASSED_ROUND, 20);
        assertThat(judge().alike()).isEqualTo(Judgement.MANY);
    }

    @Test
    void letters_of_another_campaign_are_not_compared() {
        remember(0, Examples.PASSED_ROUND, 10);
        assertThat(variation.judge("night-buses", Examples.PASSED_ROUND).verdict())
                .isEqualTo(Verdict.OWN_WORDS);
    }

    @Test
    void a_letter_counts_once_however_often_it_is_remembered_and_no_more_once_forgotten() {
        remember(0, Examples.PASSED_ROUND, 5);
        remember(0, Examples.PASSED_ROUND, 5);
        assertThat(judge().alike()).isEqualTo(5);
        assertThat(variation.forget(4)).isTrue();
        assertThat(variation.forget(4)).isFalse();
        assertThat(judge().alike()).isZero();
    }

    @Test
    void when_the_letter_that_stands_for_the_others_goes_another_takes_its_place_and_at_last_nothing_is_left() {
        remember(0, Examples.PASSED_ROUND, 8);
        variation.remember(List.of(new Told(8, CAMPAIGN, Examples.NEAR_COPIES.getFirst())));
        for (int gone = 0; gone < 4; gone++) {
            variation.forget(gone);
            assertThat(judge().alike()).isEqualTo(8 - gone);
            assertThat(count("letter_variation_band")).isEqualTo(Marks.BANDS);
        }
        // The newest stands for them by now.
        variation.forget(8);
        variation.forget(7);
        IntStream.range(4, 7).forEach(variation::forget);
        assertThat(count("letter_variation")).isZero();
        assertThat(count("letter_variation_band")).isZero();
    }

    @Test
    void letters_remembered_and_forgotten_at_once_leave_each_cluster_with_one_that_stands_for_it() {
        Random random = new Random(5);
        try (ExecutorService clients = Executors.newFixedThreadPool(6)) {
            for (int client = 0; client < 6; client++) {
                int first = client * 100;
                long seed = random.nextLong();
                clients.execute(() -> {
                    InventedLetters letters = new InventedLetters(7, new Random(seed));
                    for (int i = first; i < first + 60; i++) {
                        variation.remember(List.of(new Told(i, CAMPAIGN, letters.next())));
                        if (i % 3 == 0) {
                            variation.forget(first + (i - first) / 2);
                        }
                    }
                });
            }
        }
        assertThat(database.jdbc().sql("""
                        select count(*) from letter_variation_band as band
                        where not exists (select from letter_variation as kept where kept.letter_id = band.letter_id)
                        """).query(Integer.class).single()).isZero();
        assertThat(database.jdbc().sql("""
                        select count(*) from (
                            select cluster from letter_variation as kept
                            left join letter_variation_band as band
                              on band.letter_id = kept.letter_id and band.band = kept.bands[1]
                            group by cluster having count(band) <> 1) as wrong
                        """).query(Integer.class).single())
                .as("clusters for which none stands, because it went while another joined, or more than one")
                .isLessThan(3);
    }

    @Test
    void however_many_share_a_band_few_are_compared() {
        // Under one key, so that as many share a band each time, and as if each were the first of its cluster.
        Marker marker = new Marker(new byte[32]);
        VariationRows rows = new VariationRows(database.jdbc());
        List<Standing> kept = new ArrayList<>();
        for (String letter : lettersThatKeep(Examples.PASSED_ROUND)) {
            kept.add(new Standing(kept.size(), marker.mark(Phrases.of(letter))));
        }
        rows.add(kept, kept.stream().map(Standing::cluster).toList());
        assertThat(database.jdbc()
                        .sql(
                                "select max(n) from (select count(*) as n from letter_variation_band group by band) as bands")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(40);

        Marks asked = marker.mark(Phrases.of(Examples.PASSED_ROUND));
        Map<Long, Long> shared = new HashMap<>();
        for (Standing one : kept) {
            shared.put(one.cluster(), bandsInCommon(asked, one.marks()));
        }
        List<Standing> near = rows.listNear(List.of(asked)).getFirst();
        assertThat(shared.values().stream().filter(bands -> bands > 0))
                .as("letters that could be compared")
                .hasSizeGreaterThan(4 * VariationRows.COMPARED);
        assertThat(near).hasSize(VariationRows.COMPARED);
        assertThat(near).allSatisfy(one -> assertThat(shared.get(one.cluster())).isPositive());
    }

    @Test
    void a_letter_of_ones_own_is_that_though_hundreds_have_one_paragraph_in_common() {
        List<String> letters = lettersThatKeep(POINT);
        for (int i = 0; i < letters.size(); i++) {
            variation.remember(List.of(new Told(i, CAMPAIGN, letters.get(i))));
        }
        assertThat(variation.judge(CAMPAIGN, Examples.OWN.get(1)).verdict()).isEqualTo(Verdict.OWN_WORDS);
    }

    /** 400 letters that begin with the same words. */
    private static List<String> lettersThatKeep(String words) {
        InventedLetters own = new InventedLetters(3, new Random(11));
        return Stream.generate(() -> words + own.ofTheirOwn()).limit(400).toList();
    }

    private static long bandsInCommon(Marks one, Marks other) {
        long[] bands = other.bands();
        return IntStream.range(0, Marks.BANDS)
                .filter(i -> one.bands()[i] == bands[i])
                .count();
    }

    @Test
    void letters_of_one_moment_are_told_apart_and_put_together_as_if_they_had_come_one_by_one() {
        remember(0, Examples.PASSED_ROUND, 3);
        variation.remember(List.of(
                new Told(10, CAMPAIGN, Examples.PASSED_ROUND),
                new Told(11, CAMPAIGN, Examples.OWN.getFirst()),
                new Told(12, CAMPAIGN, "Too short."),
                new Told(13, CAMPAIGN, Examples.OWN.getFirst()),
                new Told(14, CAMPAIGN, Examples.PASSED_ROUND),
                new Told(15, "another-campaign", Examples.OWN.getFirst())));
        assertThat(database.jdbc()
                        .sql("select letter_id || ' in ' || cluster from letter_variation order by letter_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "0 in 0", "1 in 0", "2 in 0", "10 in 0", "11 in 11", "13 in 11", "14 in 0", "15 in 15");
        assertThat(database.jdbc()
                        .sql("select distinct letter_id from letter_variation_band order by letter_id")
                        .query(Long.class)
                        .list())
                .as("who stands for a cluster")
                .containsExactly(0L, 11L, 15L);
        variation.remember(List.of());
    }

    private void remember(int from, String text, int times) {
        IntStream.range(from, from + times).forEach(id -> variation.remember(List.of(new Told(id, CAMPAIGN, text))));
    }

    private Judgement judge() {
        return variation.judge(CAMPAIGN, Examples.PASSED_ROUND);
    }

    private int clusters() {
        return database.jdbc()
                .sql("select count(distinct cluster) from letter_variation")
                .query(Integer.class)
                .single();
    }

    private int count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
