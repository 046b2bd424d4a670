package org.centrallobby.letters.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.LetterEvent.ACCEPT;
import static org.centrallobby.letters.LetterEvent.ANSWER;
import static org.centrallobby.letters.LetterEvent.BOUNCE;
import static org.centrallobby.letters.LetterEvent.CONFIRM;
import static org.centrallobby.letters.LetterEvent.DESTROY;
import static org.centrallobby.letters.LetterEvent.NO_ANSWER;
import static org.centrallobby.letters.LetterEvent.POST;
import static org.centrallobby.letters.LetterEvent.RETRY;
import static org.centrallobby.letters.LetterEvent.RETURN;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers are what the letters say, whenever they were made and whatever became of the letters. */
class CountsTest {
    private static final String FERRIES = "safe-crossings";
    private static final int ADA = 990_001;
    private static final int BRAM = 990_002;
    private final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
    private final CountedWorld world = new CountedWorld(program);
    private final JdbcClient database = program.database().jdbc();

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void each_number_follows_the_letter_on_its_way() {
        Letter letter = write();
        expect(1, 0, 0, 0, 0, 0);
        world.move(letter, CONFIRM, POST);
        expect(1, 1, 0, 0, 0, 0);
        world.move(letter, ACCEPT);
        expect(1, 1, 0, 1, 0, 0);
        world.move(letter, ANSWER);
        expect(1, 1, 0, 1, 0, 1);
        world.move(letter, NO_ANSWER);
        expect(1, 1, 0, 1, 0, 0);
        pass();
        world.move(letter, ANSWER, BOUNCE);
        expect(1, 1, 0, 0, 1, 0);
        pass();
        world.move(letter, RETRY, POST, ACCEPT);
        expect(1, 1, 0, 1, 0, 0);
    }

    @Test
    void a_letter_that_no_server_took_is_returned_and_was_never_accepted() {
        world.move(write(), CONFIRM, POST, RETURN);
        expect(1, 1, 0, 0, 1, 0);
    }

    @Test
    void who_co_signs_is_among_the_confirmed() {
        world.move(world.write(FERRIES, null, ADA, LetterKind.CAMPAIGN, true), CONFIRM);
        world.write(FERRIES, null, ADA, LetterKind.CAMPAIGN, true);
        world.move(write(), CONFIRM);
        expect(3, 2, 1, 0, 0, 0);
    }

    @Test
    void a_persons_own_problem_is_never_counted() {
        world.move(world.write(FERRIES, null, ADA, LetterKind.CASEWORK, false), CONFIRM, POST, ACCEPT);
        expect(0, 0, 0, 0, 0, 0);
    }

    @Test
    void a_motion_counts_the_letters_of_every_campaign_and_of_none() {
        long motion = program.get(Motions.class)
                .findMotion(new MotionName("2026-27", "Z7"))
                .orElseThrow()
                .id();
        world.write(FERRIES, motion, ADA, LetterKind.CAMPAIGN, false);
        world.write("another", motion, ADA, LetterKind.CAMPAIGN, false);
        world.write(
                null,
                motion,
                BRAM,
                LetterKind.MOTION,
                false,
                true,
                program.clock().instant());
        world.gather();

        assertThat(program.get(LetterCounts.class).forMotion(motion, true).written())
                .isEqualTo(3);
        assertThat(program.get(LetterCounts.class).forMotion(motion, false)).isEqualTo(Figures.NONE);
    }

    @Test
    void an_invented_place_is_counted_apart_and_vanishes_from_the_numbers_with_it() {
        write();
        real();
        world.gather();
        assertThat(program.get(LetterCounts.class).forCampaign(FERRIES, false).written())
                .isEqualTo(1);
        expect(1, 0, 0, 0, 0, 0);

        database.sql("delete from letter_audit where letter_id in (select id from letter where demonstration)")
                .update();
        database.sql("delete from letter where demonstration").update();
        program.get(Recount.class).runOnce();

        expect(0, 0, 0, 0, 0, 0);
        assertThat(program.get(LetterCounts.class).forCampaign(FERRIES, false).written())
                .isEqualTo(1);
    }

    @Test
    void a_letter_that_is_destroyed_and_one_that_is_removed_stay_in_the_numbers() {
        Letter letter = real();
        world.move(letter, CONFIRM, POST, ACCEPT, ANSWER);
        world.move(letter, DESTROY);
        Figures all = new Figures(1, 1, 0, 1, 0, 1);
        world.gather();
        assertThat(program.get(LetterCounts.class).forCampaign(FERRIES, false)).isEqualTo(all);

        database.sql("delete from letter_audit").update();
        database.sql("delete from letter").update();
        program.get(Recount.class).runOnce();

        assertThat(program.get(LetterCounts.class).forCampaign(FERRIES, false)).isEqualTo(all);
        assertThat(database.sql("select count(*) from letter").query(Long.class).single())
                .isZero();
    }

    @Test
    void letters_are_counted_in_windows_and_only_those_in_which_something_happened() {
        write();
        world.continueWith(CountRows.WINDOW - 1);
        Letter last = write();
        Letter first = write();
        assertThat(last.id() / CountRows.WINDOW).isZero();
        assertThat(first.id() / CountRows.WINDOW).isEqualTo(1);
        expect(3, 0, 0, 0, 0, 0);
        program.clock().advance(Duration.ofHours(1));
        world.gather();
        database.sql("update letter_count set written = written + 100 where counted_window = 0")
                .update();

        world.move(first, CONFIRM);
        world.gather();

        assertThat(database.sql("select written from letter_count order by counted_window")
                        .query(Long.class)
                        .list())
                .as("the window in which nothing happened is not counted again")
                .containsExactly(102L, 1L);
    }

    @Test
    void what_was_written_before_the_last_turn_and_committed_after_it_is_counted_by_the_next() {
        world.gather();
        world.write(
                FERRIES,
                null,
                ADA,
                LetterKind.CAMPAIGN,
                false,
                true,
                program.clock().instant().minus(Duration.ofMinutes(9)));
        expect(1, 0, 0, 0, 0, 0);
    }

    @Test
    void numbers_that_drifted_are_corrected_at_night_and_that_is_logged_without_a_name() {
        world.move(write(), CONFIRM);
        program.clock().advance(Duration.ofHours(1));
        expect(1, 1, 0, 0, 0, 0);
        database.sql("update letter_count set confirmed = 41").update();
        database.sql("""
                        insert into letter_count (counted_window, demonstration, campaign, motion_id, seat_id,
                                                  written, confirmed, cosigned, accepted, returned, answered)
                        values (0, true, 'never', null, 990002, 7, 7, 7, 7, 7, 7)
                        """).update();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Recount.class);
        logger.addAppender(log);
        try {
            program.clock().advance(Duration.ofDays(1));
            program.get(Recount.class).runOnce();
            program.get(Recount.class).runOnce();
        } finally {
            logger.detachAppender(log);
        }

        expect(1, 1, 0, 0, 0, 0);
        assertThat(world.campaign("never")).isEqualTo(Figures.NONE);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains("0 to 9999", "confirmed=48", "confirmed=1,")
                        .doesNotContain("Asha", "asha"));
    }

    /** Whoever writes a letter adds rows of their own and waits for nobody: not even for a count that is locked whole. */
    @Test
    void a_hundred_letters_at_once_wait_for_no_count() throws Exception {
        try (Connection counting = program.database().dataSource().getConnection();
                Statement statement = counting.createStatement();
                ExecutorService writers = Executors.newFixedThreadPool(5)) {
            counting.setAutoCommit(false);
            // A count on its way is waited for; it takes these tables in an order of its own.
            statement.execute("select pg_advisory_xact_lock(hashtext('letter_count'))");
            statement.execute(
                    "lock table letter_count, letter_kept, letter_counting, letter_question in access exclusive mode");
            List<Callable<Letter>> letters = Stream.generate(
                            () -> (Callable<Letter>) () -> world.move(write(), CONFIRM, POST, ACCEPT, ANSWER))
                    .limit(100)
                    .toList();
            for (Future<Letter> letter : writers.invokeAll(letters, 60, TimeUnit.SECONDS)) {
                assertThat(letter.isCancelled()).as("waited for a count").isFalse();
                letter.get();
            }
            counting.rollback();
        }
        expect(100, 100, 0, 100, 0, 100);
    }

    @Test
    void nodes_that_count_at_once_count_once() throws Exception {
        for (int i = 0; i < 10; i++) {
            world.move(write(), CONFIRM);
        }
        List<Callable<Boolean>> nodes = Stream.generate(() -> (Callable<Boolean>) () -> {
                    world.gather();
                    return true;
                })
                .limit(4)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> node : threads.invokeAll(nodes)) {
                node.get();
            }
        }
        expect(10, 10, 0, 0, 0, 0);
    }

    private Letter write() {
        return world.write(FERRIES, null, ADA, LetterKind.CAMPAIGN, false);
    }

    private Letter real() {
        return world.write(
                FERRIES,
                null,
                ADA,
                LetterKind.CAMPAIGN,
                false,
                false,
                program.clock().instant());
    }

    private void pass() {
        program.clock().advance(Duration.ofMinutes(1));
    }

    private void expect(long written, long confirmed, long cosigned, long accepted, long returned, long answered) {
        world.gather();
        assertThat(world.campaign(FERRIES))
                .isEqualTo(new Figures(written, confirmed, cosigned, accepted, returned, answered));
    }
}
