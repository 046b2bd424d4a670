package org.centrallobby.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.rounds.Volley;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final Snapshot<Integer> snapshot = new Snapshot<>(this::read, database.changes(), Topic.CAMPAIGNS);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_is_read_once_and_then_held() {
        AtomicInteger times = new AtomicInteger();
        Snapshot<Integer> held = new Snapshot<>(times::incrementAndGet, new Silent(), Topic.CAMPAIGNS);
        held.get();
        held.get();

        assertThat(times).hasValue(1);
    }

    @Test
    void who_writes_sees_it_at_once_others_when_it_is_committed() {
        assertThat(snapshot.get()).isZero();

        database.transactions().executeWithoutResult(status -> {
            add();
            snapshot.changed();
            assertThat(snapshot.get()).isEqualTo(1);
            assertThat(CompletableFuture.supplyAsync(snapshot::get).join()).isZero();
            add();
            snapshot.changed();
            assertThat(snapshot.get()).isEqualTo(2);
        });

        assertThat(snapshot.get()).isEqualTo(2);
        assertThat(CompletableFuture.supplyAsync(snapshot::get).join()).isEqualTo(2);
    }

    @Test
    void what_is_rolled_back_was_never_there() {
        assertThat(snapshot.get()).isZero();

        database.transactions().executeWithoutResult(status -> {
            add();
            snapshot.changed();
            assertThat(snapshot.get()).isEqualTo(1);
            status.setRollbackOnly();
        });

        assertThat(snapshot.get()).isZero();
    }

    @Test
    void what_another_node_writes_is_taken_up() throws InterruptedException {
        assertThat(snapshot.get()).isZero();

        database.transactions().executeWithoutResult(status -> {
            add();
            database.changes().announce(Topic.CAMPAIGNS);
        });

        for (int wait = 0; wait < 200 && snapshot.get() == 0; wait++) {
            Thread.sleep(Duration.ofMillis(25));
        }
        assertThat(snapshot.get()).isEqualTo(1);
    }

    @Test
    void a_reading_that_began_before_a_commit_is_not_kept() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        AtomicInteger truth = new AtomicInteger();
        Snapshot<Integer> slow = new Snapshot<>(
                () -> {
                    int seen = truth.get();
                    begun.countDown();
                    await(committed);
                    return seen;
                },
                new Silent(),
                Topic.CAMPAIGNS);
        CompletableFuture<Integer> early = CompletableFuture.supplyAsync(slow::get);
        begun.await();
        truth.set(1);
        slow.changed();
        committed.countDown();

        assertThat(early.join()).isZero();
        assertThat(slow.get()).isEqualTo(1);
    }

    @Test
    void a_failed_reading_is_told_and_tried_again() {
        AtomicInteger attempts = new AtomicInteger();
        Snapshot<Integer> failing = new Snapshot<>(
                () -> {
                    if (attempts.getAndIncrement() == 0) {
                        throw new IllegalStateException("no database");
                    }
                    return 1;
                },
                new Silent(),
                Topic.CAMPAIGNS);

        assertThatThrownBy(failing::get).isInstanceOf(IllegalStateException.class);
        assertThat(failing.get()).isEqualTo(1);
    }

    /** A node that hears nothing. */
    private static final class Silent implements Changes {
        @Override
        public void announce(Topic topic) {}

        @Override
        public void announce(Topic topic, Volley volley) {}

        @Override
        public void onChange(Topic topic, Runnable listener) {}
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add() {
        database.jdbc()
                .sql("insert into session (citation, start_date) values (?, date '2008-12-03')")
                .param("session "
                        + database.jdbc()
                                .sql("select count(*) from session")
                                .query(Integer.class)
                                .single())
                .update();
    }

    private Integer read() {
        return database.jdbc()
                .sql("select count(*) from session")
                .query(Integer.class)
                .single();
    }
}
