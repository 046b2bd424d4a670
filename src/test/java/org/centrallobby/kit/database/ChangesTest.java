package org.centrallobby.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.centrallobby.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {
    private TestDatabase db;

    @BeforeAll
    void open() {
        db = TestDatabase.fresh();
    }

    @AfterAll
    void close() {
        db.close();
    }

    @Test
    void the_settings_are_durable_and_the_session_counts_in_utc() {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(db.jdbc().sql("show " + setting).query(String.class).single())
                    .isEqualTo("on");
        }
        assertThat(db.jdbc().sql("show timezone").query(String.class).single()).isEqualTo("UTC");
        assertThat(db.jdbc().sql("select lower('ŴI')").query(String.class).single())
                .isEqualTo("ŵi");
    }

    @Test
    void news_comes_after_the_commit_and_never_of_what_was_rolled_back() throws InterruptedException {
        Semaphore heard = new Semaphore(0);
        db.changes().onChange(Changes.Topic.PLACES, heard::release);
        db.transactions().executeWithoutResult(status -> {
            db.changes().announce(Changes.Topic.PLACES);
            status.setRollbackOnly();
        });
        db.transactions().executeWithoutResult(status -> db.changes().announce(Changes.Topic.MEMBERS));
        heard.tryAcquire(300, TimeUnit.MILLISECONDS);
        heard.drainPermits();
        db.transactions().executeWithoutResult(status -> db.changes().announce(Changes.Topic.PLACES));
        assertThat(heard.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_listener_that_failed_is_called_again_and_never_twice_at_once() throws InterruptedException {
        Semaphore done = new Semaphore(0);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        db.changes().onChange(Changes.Topic.MOTIONS, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("the first reading fails");
                }
                done.release();
            } finally {
                running.decrementAndGet();
            }
        });
        for (int i = 0; i < 20; i++) {
            db.changes().announce(Changes.Topic.MOTIONS);
        }
        assertThat(done.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void after_a_lost_connection_everything_is_read_again() throws InterruptedException {
        Semaphore heard = new Semaphore(0);
        db.changes().onChange(Changes.Topic.CAMPAIGNS, heard::release);
        db.changes().announce(Changes.Topic.CAMPAIGNS);
        assertThat(heard.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        heard.drainPermits();
        db.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and query = 'listen lobby'")
                .query()
                .listOfRows();
        assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
}
