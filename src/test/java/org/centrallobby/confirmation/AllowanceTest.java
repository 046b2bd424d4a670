package org.centrallobby.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealers;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many confirmation mails the whole site sends in an hour. */
class AllowanceTest {
    private static final int PER_HOUR = 400;

    @TempDir
    private Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private final Tasks tasks = new Tasks(database.jdbc(), clock);
    private int people;

    @AfterEach
    void close() {
        database.close();
    }

    private Allowance node() {
        Sealer sealer = Sealers.of(Settings.read(Map.of(), null, data, false), clock);
        return new Allowance(new Buckets(database.jdbc(), sealer, clock), tasks, clock, PER_HOUR);
    }

    private Optional<Duration> ask(Allowance node) {
        int person = ++people;
        return node.take(
                new EmailAddress("writer" + person + "@example.test"), "198.51." + person / 250 + "." + person % 250);
    }

    @Test
    void two_nodes_together_send_no_more_than_the_site_may_and_say_when_to_come_back() {
        Allowance one = node();
        Allowance two = node();
        int sent = 0;
        Optional<Duration> wait = Optional.empty();
        for (int i = 0; i < PER_HOUR + 50; i++) {
            Optional<Duration> answer = ask(ThreadLocalRandom.current().nextBoolean() ? one : two);
            sent += answer.isEmpty() ? 1 : 0;
            if (answer.isPresent()) {
                wait = answer;
            }
        }
        assertThat(sent).isEqualTo(PER_HOUR);
        assertThat(wait.orElseThrow()).isPositive().isLessThan(Duration.ofMinutes(1));
        assertThat(tasks.listOpen())
                .filteredOn(task -> task.kind() == TaskKind.CONFIRMATIONS_LIMITED)
                .extracting(Task::times)
                .as("once from each node")
                .containsExactly(2);

        clock.advance(Duration.ofMinutes(30));
        int later = 0;
        for (int i = 0; i < PER_HOUR; i++) {
            later += ask(one).isEmpty() ? 1 : 0;
        }
        assertThat(later).isEqualTo(PER_HOUR / 2);
    }

    @Test
    void asked_at_one_moment_on_two_nodes_an_address_still_gets_no_more_than_its_share() throws InterruptedException {
        List<Allowance> nodes = List.of(node(), node());
        List<Thread> threads = new ArrayList<>();
        AtomicInteger sent = new AtomicInteger();
        for (int i = 0; i < 24; i++) {
            Allowance node = nodes.get(i % 2);
            String network = "203.0.113." + i;
            threads.add(Thread.ofVirtual().start(() -> {
                if (node.take(new EmailAddress("asha@example.test"), network).isEmpty()) {
                    sent.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join(30_000);
        }
        assertThat(sent).hasValue(Allowance.ADDRESS_PER_HOUR);
        // Who was refused has used up nothing of what is everybody's.
        int others = 0;
        for (int i = 0; i < PER_HOUR; i++) {
            others += ask(nodes.getFirst()).isEmpty() ? 1 : 0;
        }
        assertThat(others).isEqualTo(PER_HOUR - Allowance.ADDRESS_PER_HOUR);
    }

    @Test
    void counts_that_are_full_again_are_forgotten() {
        Allowance node = node();
        for (int i = 0; i < 5; i++) {
            ask(node);
        }
        clock.advance(Duration.ofDays(3));
        assertThat(node.forget()).isEqualTo(11);
        assertThat(ask(node)).isEmpty();
    }

    @Test
    void however_many_were_counted_none_is_kept_for_longer_than_it_matters() {
        database.jdbc()
                .sql("insert into rate_bucket select gen_random_uuid(), ''::bytea, 0 from generate_series(1, 2500)")
                .update();
        assertThat(node().forget()).isEqualTo(2500);
    }

    @Test
    void where_there_is_much_a_node_takes_a_few_before_it_tells_the_others() {
        BucketConfiguration limits = BucketConfiguration.builder()
                .addLimit(Buckets.limit(100, Duration.ofHours(1)))
                .build();
        Sealer sealer = Sealers.of(Settings.read(Map.of(), null, data, false), clock);
        List<AsyncBucketProxy> nodes = Stream.generate(() -> new Buckets(database.jdbc(), sealer, clock))
                .limit(2)
                .map(node -> node.ofSite("much", limits, 5))
                .toList();
        int taken = 0;
        for (; taken < 3; taken++) {
            Buckets.take(nodes.subList(0, 1));
        }
        byte[] told = stateOfOnlyCount();
        Buckets.take(nodes.subList(0, 1));
        assertThat(stateOfOnlyCount()).as("a few are kept to itself").isEqualTo(told);
        clock.advance(Duration.ofSeconds(1));
        Buckets.take(nodes.subList(0, 1));
        assertThat(stateOfOnlyCount()).as("for a moment").isNotEqualTo(told);
        taken += 2;
        for (int i = 0; i < 300; i++) {
            taken += Buckets.take(List.of(nodes.get(i % 2))).getFirst().isConsumed() ? 1 : 0;
        }
        assertThat(taken).isBetween(100, 110);

        nodes.forEach(node -> Buckets.giveBack(List.of(node)));
        clock.advance(Duration.ofHours(1));
        assertThat(Buckets.take(nodes)).allMatch(ConsumptionProbe::isConsumed);
    }

    private byte[] stateOfOnlyCount() {
        return database.jdbc()
                .sql("select state from rate_bucket")
                .query(byte[].class)
                .single();
    }

    @Test
    void whom_a_count_is_about_is_not_to_be_read_in_the_database() {
        node().take(new EmailAddress("asha@example.test"), "192.0.2.7");
        assertThat(database.jdbc()
                        .sql(
                                "select string_agg(encode(uuid_send(id), 'escape') || coalesce(encode(state, 'escape'), ''), ' ') from rate_bucket")
                        .query(String.class)
                        .single())
                .doesNotContain("asha", "192.0.2.7");
    }
}
