package org.centrallobby.kit.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.database.Changes.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class VolleyTest {
    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void make() {
        database.jdbc()
                .sql(
                        "create table note (id bigint generated always as identity primary key, said text, by text unique)")
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void say(Volley volley, String said, String by) {
        volley.add("insert into note (said, by) values (:said, :by)", Map.of("said", said, "by", by));
    }

    private List<String> listSaid() {
        return database.jdbc()
                .sql("select said from note order by id")
                .query(String.class)
                .list();
    }

    @Test
    void statements_happen_in_their_order_each_with_parameters_of_its_own() {
        Volley volley = new Volley();
        say(volley, "one; not two", "ada");
        volley.add("update note set said = said || '; seen by ' || by || ':' where by = :by", Map.of("by", "ada"));
        volley.add(
                "insert into note (said, by) select * from unnest(:said, :by)",
                Map.of("said", new String[] {"two", null}, "by", new String[] {"ben", "cara"}));
        volley.add("delete from note where said = 'never'", Map.of());
        volley.send(database.jdbc());

        assertThat(listSaid()).isEqualTo(Arrays.asList("one; not two; seen by ada:", "two", null));
    }

    @Test
    void where_one_fails_none_has_happened_though_nobody_began_a_transaction() {
        Volley volley = new Volley();
        say(volley, "one", "ada");
        say(volley, "two", "ada");
        say(volley, "three", "ben");

        assertThatThrownBy(() -> volley.send(database.jdbc())).isInstanceOf(DuplicateKeyException.class);
        assertThat(listSaid()).isEmpty();
    }

    @Test
    void it_belongs_to_the_transaction_that_it_is_sent_in() {
        Volley volley = new Volley();
        say(volley, "one", "ada");
        database.transactions().executeWithoutResult(status -> {
            volley.send(database.jdbc());
            assertThat(listSaid()).containsExactly("one");
            status.setRollbackOnly();
        });

        assertThat(listSaid()).isEmpty();
    }

    @Test
    void news_come_with_it_and_only_if_it_happened() throws InterruptedException {
        AtomicInteger heard = new AtomicInteger();
        CountDownLatch listening = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        database.changes().onChange(Topic.CAMPAIGNS, () -> {
            heard.incrementAndGet();
            listening.countDown();
            if (!listSaid().isEmpty()) {
                told.countDown();
            }
        });
        database.changes().announce(Topic.CAMPAIGNS);
        assertThat(listening.await(20, TimeUnit.SECONDS)).isTrue();

        Volley volley = new Volley();
        say(volley, "one", "ada");
        database.changes().announce(Topic.CAMPAIGNS, volley);
        volley.send(database.jdbc());
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();

        // What fails tells nothing.
        Thread.sleep(200);
        int before = heard.get();
        Volley failing = new Volley();
        database.changes().announce(Topic.CAMPAIGNS, failing);
        say(failing, "two", "ada");
        assertThatThrownBy(() -> failing.send(database.jdbc())).isInstanceOf(DuplicateKeyException.class);
        Thread.sleep(200);
        assertThat(heard).hasValue(before);
    }

    @Test
    void an_empty_one_asks_the_database_for_nothing() {
        new Volley().send(database.jdbc());

        assertThat(listSaid()).isEqualTo(Collections.emptyList());
    }

    private static Volley leavingOut(String places) {
        Volley volley = new Volley();
        volley.leaveOut("select unnest(:places::bigint[])", Map.of("places", places));
        volley.add(
                "insert into note (said) select said from unnest(:said) with ordinality as note (said, place) where "
                        + Volley.STAYS,
                Map.of("said", new String[] {"one", "two", "three"}));
        return volley;
    }

    @Test
    void places_are_left_out_of_what_comes_after_and_told() {
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        assertThat(leavingOut("{3,1}").sendLeavingOut(jdbc)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(listSaid()).containsExactly("two");
        assertThat(leavingOut("{}").sendLeavingOut(jdbc)).isEmpty();
        assertThat(listSaid()).containsExactly("two", "one", "two", "three");
        assertThat(leavingOut("{1,2,3}").sendLeavingOut(jdbc)).hasSize(3);
    }

    @Test
    void what_one_volley_left_out_the_next_on_the_same_connection_does_not() {
        SingleConnectionDataSource one = new SingleConnectionDataSource(database.url(), true);
        try {
            leavingOut("{1,2}").sendLeavingOut(new JdbcTemplate(one));
            Volley volley = new Volley();
            volley.add(
                    "insert into note (said) select said from unnest(:said) with ordinality as note (said, place) where "
                            + Volley.STAYS,
                    Map.of("said", new String[] {"four", "five"}));
            volley.send(JdbcClient.create(one));
        } finally {
            one.destroy();
        }
        assertThat(listSaid()).containsExactly("three", "four", "five");
    }

    @Test
    void places_are_left_out_from_the_beginning_and_in_a_transaction_of_their_own() {
        Volley begun = new Volley();
        say(begun, "one", "ada");
        assertThatThrownBy(() -> begun.leaveOut("select 1", Map.of())).isInstanceOf(IllegalStateException.class);
        database.transactions()
                .executeWithoutResult(status -> assertThatThrownBy(
                                () -> leavingOut("{1}").sendLeavingOut(new JdbcTemplate(database.dataSource())))
                        .isInstanceOf(IllegalStateException.class));
        assertThat(listSaid()).isEmpty();
    }

    @Test
    void numbers_drawn_are_nobody_elses_nor_the_tables_own() {
        Numbers here = new Numbers(database.jdbc(), "note");
        Numbers there = new Numbers(database.jdbc(), "note");
        List<Long> drawn = Stream.iterate(0, i -> i < 500, i -> i + 1)
                .parallel()
                .flatMap(i -> Stream.of(here.draw(), there.draw()))
                .toList();
        assertThat(drawn).doesNotHaveDuplicates();

        Volley volley = new Volley();
        say(volley, "one", "ada");
        volley.send(database.jdbc());
        assertThat(database.jdbc().sql("select id from note").query(Long.class).single())
                .isNotIn(drawn);
    }

    @Test
    void numbers_are_drawn_by_the_hundred_and_before_the_last_are_gone() {
        Numbers numbers = new Numbers(database.jdbc(), "note");
        List<Long> drawn = Stream.generate(() -> {
                    LockSupport.parkNanos(1_000_000);
                    return numbers.draw();
                })
                .limit(1_000)
                .toList();

        assertThat(drawn)
                .as("in order")
                .isEqualTo(LongStream.range(drawn.getFirst(), drawn.getFirst() + 1_000)
                        .boxed()
                        .toList());
        assertThat(database.jdbc()
                        .sql("select last_value from note_id_seq")
                        .query(Long.class)
                        .single())
                .as("drawn before the last were gone")
                .isBetween(drawn.getLast() + 200, drawn.getLast() + 800);
    }
}
