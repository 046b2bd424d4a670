package org.centrallobby.kit.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading.Options;
import org.centrallobby.kit.sync.Reading.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private interface Body {
        void read(Reading reading) throws SyncRefused, FetchFailed;
    }

    private record Told(Body body) implements Source {
        @Override
        public String name() {
            return "weather";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void read(Reading reading) throws SyncRefused, FetchFailed {
            body.read(reading);
        }
    }

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = TestClock.at("2026-11-23T10:00:00Z");
    private final Readings readings = new Readings(database.dataSource(), database.jdbc(), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_source_nobody_asked_for_is_not_wanted() {
        assertThat(readings.isWanted("weather")).isFalse();
        run(reading -> {});
        assertThat(readings.isWanted("weather")).isTrue();
    }

    @Test
    void a_success_is_kept_with_its_figures() {
        run(reading -> {
            reading.count("clouds", 3);
            reading.remark("One cloud has no name.");
        });
        assertThat(readings.find("weather"))
                .contains(new SourceState(
                        "weather",
                        clock.instant(),
                        clock.instant(),
                        Map.of("clouds", 3L),
                        java.util.List.of("One cloud has no name."),
                        null,
                        null));
    }

    @Test
    void a_failure_leaves_the_last_success_and_says_what_to_do() {
        run(reading -> reading.count("clouds", 3));
        Instant success = clock.instant();
        clock.advance(Duration.ofHours(1));
        assertThat(run(reading -> {
                    throw new SyncRefused("Half the clouds are gone.", "Look up.");
                }))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(readings.find("weather").orElseThrow())
                .returns(success, SourceState::lastSuccess)
                .returns(clock.instant(), SourceState::lastAttempt)
                .returns(Map.of("clouds", 3L), SourceState::counts)
                .returns("Half the clouds are gone.", SourceState::trouble)
                .returns("Look up.", SourceState::nextStep);
        run(reading -> reading.count("clouds", 2));
        assertThat(readings.find("weather").orElseThrow().trouble()).isNull();
    }

    @Test
    void something_unforeseen_is_on_record_and_thrown_on() {
        assertThatThrownBy(() -> run(reading -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(readings.find("weather").orElseThrow().trouble()).isNotNull();
        assertThat(run(reading -> {})).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_source_is_read_by_one_at_a_time() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> run(reading -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        begun.await();
        assertThat(run(reading -> {})).isInstanceOf(Outcome.Busy.class);
        end.countDown();
        first.join();
        assertThat(run(reading -> {})).isInstanceOf(Outcome.Done.class);
    }

    private Outcome run(Body body) {
        return readings.run(new Told(body), Options.USUAL, Progress.SILENT);
    }
}
