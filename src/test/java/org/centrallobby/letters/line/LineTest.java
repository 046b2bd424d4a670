package org.centrallobby.letters.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.ADA;
import static org.centrallobby.letters.desk.LetterWorld.BEN;
import static org.centrallobby.letters.desk.LetterWorld.ZED_BAY;
import static org.centrallobby.letters.desk.LetterWorld.ZED_HILL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Letters to one Member, more than an office can open in an hour. */
class LineTest {
    private final LetterWorld world = new LetterWorld();
    private final Line line = world.program.get(Line.class);
    private final LineLetters letters = new LineLetters(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ten_letters_go_at_once_and_the_eleventh_waits_its_turn() {
        List<Letter> all = letters.confirm(11, "ferries");
        assertThat(letters.posted()).isEqualTo(10);
        Letter last = all.getLast();
        assertThat(last.state()).isEqualTo(LetterState.READY);
        assertThat(line.findExpected(last)).contains(world.clock.instant().plus(Duration.ofMinutes(10)));

        world.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        line.runOnce();
        assertThat(letters.posted()).isEqualTo(10);
        world.clock.advance(Duration.ofSeconds(1));
        line.runOnce();
        assertThat(letters.posted()).isEqualTo(11);
        assertThat(world.mails())
                .extracting(mail -> mail.recipient())
                .filteredOn("ada.thorne@parliament.test"::equals)
                .hasSize(11);
        assertThat(world.audit(last.id())).contains("POST READY READY line");
    }

    @Test
    void no_hour_has_more_than_sixty_and_every_letter_goes_in_the_end() {
        letters.confirm(130, "ferries");
        List<Instant> posted = new ArrayList<>();
        Instant end = world.clock.instant().plus(Duration.ofHours(3));
        while (world.clock.instant().isBefore(end)) {
            world.clock.advance(Duration.ofSeconds(10));
            line.runOnce();
        }
        posted.addAll(letters.postedTimes());
        assertThat(posted).hasSize(130);
        for (int i = 60; i < posted.size(); i++) {
            assertThat(Duration.between(posted.get(i - 60), posted.get(i))).isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(posted.getLast()).isBefore(end.minus(Duration.ofMinutes(30)));
    }

    @Test
    void an_hour_in_which_nothing_ran_is_not_made_up_for_in_one_go() {
        letters.confirm(40, "ferries");
        world.clock.advance(Duration.ofHours(1));
        line.runOnce();
        line.runOnce();
        assertThat(letters.posted()).isEqualTo(11);
        world.clock.advance(Duration.ofMinutes(1));
        line.runOnce();
        assertThat(letters.posted()).isEqualTo(12);
    }

    @Test
    void campaigns_take_turns_and_the_oldest_of_each_goes_first() {
        letters.confirm(10, "ferries");
        letters.confirm(6, "ferries");
        letters.confirm(2, "buses");
        letters.confirm(1, null);
        List<String> order = new ArrayList<>();
        List<Letter> waiting = letters.inLine();
        for (int i = 0; i < 120; i++) {
            world.clock.advance(Duration.ofSeconds(10));
            line.runOnce();
            letters.newlyPosted(waiting).forEach(letter -> order.add(letter.campaign() + ""));
            waiting = letters.inLine();
        }
        assertThat(order)
                .containsExactly(
                        "ferries", "buses", "null", "ferries", "buses", "ferries", "ferries", "ferries", "ferries");
        assertThat(letters.postedIds()).isSorted();
    }

    @Test
    void the_expected_time_is_the_time_within_a_few_minutes_campaigns_and_all() {
        letters.confirm(10, "ferries");
        letters.confirm(6, "ferries");
        letters.confirm(4, "buses");
        List<Letter> waiting = letters.inLine();
        List<Instant> expected = waiting.stream()
                .map(letter -> line.findExpected(letter).orElseThrow())
                .toList();
        for (int i = 0; i < 150; i++) {
            world.clock.advance(Duration.ofSeconds(10));
            line.runOnce();
        }
        for (int i = 0; i < waiting.size(); i++) {
            Letter letter = world.letters.find(waiting.get(i).id()).orElseThrow();
            assertThat(letter.postedAt())
                    .as("letter %d of %s", i, letter.campaign())
                    .isNotNull();
            assertThat(Duration.between(letter.postedAt(), expected.get(i)).abs())
                    .as("letter %d of %s", i, letter.campaign())
                    .isLessThan(Duration.ofMinutes(2));
            assertThat(line.findExpected(letter)).isEmpty();
        }
    }

    @Test
    void one_members_line_keeps_nobody_elses_letters() {
        world.contact(BEN, "ben.okoro@parliament.test");
        letters.confirm(12, "ferries");
        Letter toBen = letters.confirm("ferries", LetterKind.CAMPAIGN, BEN, ZED_HILL);
        assertThat(toBen.postedAt()).isNotNull();
    }

    @Test
    void somebodys_own_problem_neither_waits_nor_counts() {
        for (int i = 0; i < 12; i++) {
            assertThat(letters.confirm(null, LetterKind.CASEWORK, ADA, ZED_BAY).postedAt())
                    .isNotNull();
        }
        letters.confirm(11, "ferries");
        assertThat(letters.inLine()).hasSize(1);
        assertThat(letters.confirm(null, LetterKind.CASEWORK, ADA, ZED_BAY).postedAt())
                .isNotNull();
    }

    @Test
    void two_nodes_that_take_their_turns_at_once_post_each_letter_once() throws Exception {
        letters.confirm(14, "ferries");
        Line other = letters.anotherNode();
        for (int i = 0; i < 90; i++) {
            world.clock.advance(Duration.ofSeconds(10));
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Callable<Boolean>> turns = Stream.of(line, other, line, other)
                        .map(node -> (Callable<Boolean>) () -> {
                            node.runOnce();
                            return true;
                        })
                        .toList();
                for (Future<Boolean> turn : threads.invokeAll(turns)) {
                    turn.get();
                }
            }
        }
        assertThat(letters.posted()).isEqualTo(14);
        assertThat(world.count("select count(*) from letter_audit where event = 'POST'"))
                .isEqualTo(14);
        assertThat(world.count("select count(*) from outgoing_mail where kind = 'letter'"))
                .isEqualTo(14);
        assertThat(new HashSet<>(letters.postedTimes()))
                .as("one a minute, not one a node")
                .hasSize(5);
    }

    @Test
    void many_who_confirm_in_one_moment_are_ten_at_once_and_the_others_in_line() throws Exception {
        List<String> tokens = letters.write(25, "ferries");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> clicks = tokens.stream()
                    .map(token -> (Callable<Object>) () -> world.confirming.confirm(token))
                    .toList();
            for (Future<Object> click : threads.invokeAll(clicks)) {
                click.get();
            }
        }
        assertThat(letters.posted()).isEqualTo(10);
        assertThat(letters.inLine()).hasSize(15);
    }

    @Test
    void a_letter_whose_members_name_was_added_while_it_waited_is_not_posted_unasked() {
        letters.confirm(11, "ferries");
        world.adaSigns();
        world.clock.advance(Duration.ofMinutes(20));
        line.runOnce();
        assertThat(letters.posted()).isEqualTo(10);
        assertThat(letters.inLine()).hasSize(1);
    }

    @Test
    void a_line_without_an_address_waits_and_tells_the_operator_once_an_hour() {
        letters.confirm(11, "ferries");
        world.setContact(null);
        world.clock.advance(Duration.ofMinutes(20));
        line.runOnce();
        line.runOnce();
        assertThat(letters.inLine()).hasSize(1);
        assertThat(world.program.get(Tasks.class).listOpen())
                .filteredOn(task -> task.kind() == TaskKind.LINE_STANDS)
                .extracting(Task::times)
                .containsExactly(1);
        world.setContact("ada.thorne@parliament.test");
        line.runOnce();
        assertThat(letters.inLine()).isEmpty();
    }
}
