package org.centrallobby.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BucketConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.confirmation.Buckets.Count;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealers;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.mail.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts that are kept in one go with what was counted. */
class FirstCountsTest {
    private static final int SHARE = 5;
    private static final BucketConfiguration LIMITS = BucketConfiguration.builder()
            .addLimit(Buckets.limit(SHARE, Duration.ofHours(1)))
            .build();

    @TempDir
    private Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private Buckets here;
    private Buckets there;

    @BeforeEach
    void start() {
        Sealer sealer = Sealers.of(Settings.read(Map.of(), null, data, false), clock);
        here = new Buckets(database.jdbc(), sealer, clock);
        there = new Buckets(database.jdbc(), sealer, clock);
        database.jdbc().sql("create table done (what text not null)").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<Count> counts(Buckets node, String writer, String network) {
        return List.of(
                node.ofReader("test.reader", new EmailAddress(writer + "@example.test"), LIMITS),
                node.ofNetwork("test.network", network, LIMITS));
    }

    /** Does something for each writer, all in one volley; the places of those that were left out. */
    private Set<Long> act(List<Optional<FirstCounts>> firsts) {
        Volley volley = new Volley();
        Buckets.keep(firsts, volley);
        volley.add(
                "insert into done select what from unnest(:what) with ordinality as act (what, place) where "
                        + Volley.STAYS,
                Map.of(
                        "what",
                        IntStream.rangeClosed(1, firsts.size())
                                .mapToObj(String::valueOf)
                                .toArray(String[]::new)));
        return volley.sendLeavingOut(new JdbcTemplate(database.dataSource()));
    }

    private List<String> listDone() {
        return database.jdbc()
                .sql("select what from done order by what")
                .query(String.class)
                .list();
    }

    private int countCounts() {
        return database.jdbc()
                .sql("select count(*) from rate_bucket")
                .query(Integer.class)
                .single();
    }

    private static int countLeft(Buckets node, Count count) {
        int left = 0;
        while (Buckets.take(List.of(node.find(count))).getFirst().isConsumed()) {
            left++;
        }
        return left;
    }

    @Test
    void who_was_never_counted_is_counted_with_what_they_do() {
        List<Count> asha = counts(here, "asha", "192.0.2.7");
        Optional<FirstCounts> first = here.takeFirst(asha);
        assertThat(countCounts()).isZero();

        assertThat(act(List.of(first))).isEmpty();
        assertThat(listDone()).containsExactly("1");
        assertThat(asha).allSatisfy(count -> assertThat(countLeft(there, count)).isEqualTo(SHARE - 1));
    }

    @Test
    void who_was_counted_before_is_left_out_with_all_that_is_theirs_and_nobody_else_is() {
        assertThat(act(List.of(here.takeFirst(counts(here, "asha", "192.0.2.7")))))
                .isEmpty();
        database.jdbc().sql("delete from done").update();

        assertThat(act(List.of(
                        here.takeFirst(counts(here, "ben", "192.0.2.8")),
                        there.takeFirst(counts(there, "cara", "192.0.2.7")),
                        Optional.empty(),
                        here.takeFirst(counts(here, "dan", "192.0.2.9")),
                        there.takeFirst(counts(there, "asha", "192.0.2.10")))))
                .containsExactlyInAnyOrder(2L, 5L);
        assertThat(listDone()).containsExactly("1", "3", "4");
        assertThat(countLeft(here, counts(here, "cara", "192.0.2.7").getFirst()))
                .as("of hers nothing was taken")
                .isEqualTo(SHARE);
        assertThat(countLeft(here, counts(here, "cara", "192.0.2.7").getLast())).isEqualTo(SHARE - 1);
        assertThat(countLeft(here, counts(here, "asha", "192.0.2.10").getLast()))
                .isEqualTo(SHARE);
    }

    @Test
    void of_two_from_one_network_at_one_moment_the_second_is_left_out() {
        assertThat(act(List.of(
                        here.takeFirst(counts(here, "asha", "192.0.2.7")),
                        there.takeFirst(counts(there, "ben", "192.0.2.7")),
                        here.takeFirst(counts(here, "cara", "192.0.2.8")))))
                .containsExactly(2L);
        assertThat(listDone()).containsExactly("1", "3");
        assertThat(countCounts()).isEqualTo(4);
    }

    @Test
    void where_all_were_counted_beforehand_nobody_is_left_out() {
        assertThat(act(List.of(Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(listDone()).containsExactly("1", "2");
        assertThat(countCounts()).isZero();
    }

    @Test
    void of_what_was_met_or_nobody_may_have_no_first_is_taken() {
        Count count = here.ofNetwork("test.network", "192.0.2.7", LIMITS);
        assertThat(here.takeFirst(List.of(count))).isPresent();
        assertThat(here.takeFirst(List.of(count)))
                .as("this node knows better now")
                .isEmpty();
        assertThat(there.takeFirst(List.of(count))).isPresent();
        BucketConfiguration nothing = BucketConfiguration.builder()
                .addLimit(limit ->
                        limit.capacity(1).refillGreedy(1, Duration.ofHours(1)).initialTokens(0))
                .build();
        assertThat(here.takeFirst(List.of(here.ofNetwork("test.nothing", "192.0.2.7", nothing))))
                .isEmpty();
    }

    @Test
    void a_network_that_comes_to_two_nodes_at_once_gets_its_share_and_no_more() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> asked = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < 40; i++) {
                Buckets node = i % 2 == 0 ? here : there;
                String writer = "writer" + i;
                asked.add(clients.submit(() -> {
                    start.await();
                    List<Count> counts = counts(node, writer, "192.0.2.7");
                    return isFirst(node, counts)
                            || Buckets.take(counts.stream().map(node::find).toList()).stream()
                                    .allMatch(probe -> probe.isConsumed());
                }));
            }
            start.countDown();
        }
        int allowed = 0;
        for (Future<Boolean> one : asked) {
            allowed += one.get() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(SHARE);
    }

    private boolean isFirst(Buckets node, List<Count> counts) {
        try {
            Optional<FirstCounts> first = node.takeFirst(counts);
            return first.isPresent() && act(List.of(first)).isEmpty();
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Test
    void whose_counts_they_are_is_not_to_be_read_in_the_keys_but_they_lie_together() {
        List<Long> halves = Stream.of("test.network", "test.other")
                .map(purpose ->
                        here.ofNetwork(purpose, "192.0.2.7", LIMITS).key().getMostSignificantBits())
                .toList();
        assertThat(halves.getFirst()).isEqualTo(halves.getLast());
        assertThat(here.ofNetwork("test.network", "192.0.2.7", LIMITS))
                .isNotEqualTo(here.ofNetwork("test.other", "192.0.2.7", LIMITS));
        Sealer another = Sealers.of(Settings.read(Map.of(), null, data.resolve("another"), false), clock);
        assertThat(new Buckets(database.jdbc(), another, clock)
                        .ofNetwork("test.network", "192.0.2.7", LIMITS)
                        .key()
                        .getMostSignificantBits())
                .isNotEqualTo(halves.getFirst());
    }
}
