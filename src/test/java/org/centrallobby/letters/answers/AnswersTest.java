package org.centrallobby.letters.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.privacy.LetterRecords;
import org.centrallobby.mail.TestRelay.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Did you get an answer?", from the question to what is recorded. */
class AnswersTest {
    private final AnsweredWorld world = new AnsweredWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_writer_is_asked_after_fourteen_days_and_once_more_at_twenty_one_and_never_again() {
        Letter letter = world.accepted();
        assertThat(world.during(() -> world.pass(13))).isEmpty();

        List<Received> first = world.during(() -> world.pass(1));
        assertThat(first).extracting(Received::recipient).containsExactly("asha@example.test");
        assertThat(first.getFirst().header("Subject")).isEqualTo("Did you get an answer from Ada Thorne?");
        assertThat(first.getFirst().header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(first.getFirst().text()).contains("Ada Thorne", "4 December 2026", letter.reference());
        assertThat(first.getFirst().html()).contains("/letters/answer/" + AnsweredWorld.token(first.getFirst()));
        assertThat(world.during(() -> world.pass(0))).isEmpty();
        assertThat(world.during(() -> world.pass(6))).isEmpty();

        assertThat(world.during(() -> world.pass(1))).hasSize(1);
        for (int week = 0; week < 8; week++) {
            assertThat(world.during(() -> world.pass(7))).isEmpty();
        }
        assertThat(world.steps(letter))
                .containsExactly("WRITE", "CONFIRM", "POST", "ACCEPT", "ASK_ANSWER first", "ASK_ANSWER second");
    }

    @Test
    void a_scanner_that_opens_the_link_records_nothing() {
        Letter letter = world.accepted();
        String token = world.tokenAfter(14);
        List<String> before = world.steps(letter);

        for (int i = 0; i < 3; i++) {
            assertThat(world.answers.look(token)).isEqualTo(new Question.Open(letter, LocalDate.of(2026, 12, 4), null));
        }

        assertThat(world.steps(letter)).isEqualTo(before);
    }

    @Test
    void what_a_writer_says_twice_is_recorded_once_and_may_be_changed_while_the_link_lives() {
        Letter letter = world.accepted();
        String token = world.tokenAfter(14);

        world.answers.tell(token, Outcome.ANSWERED);
        world.answers.tell(token, Outcome.ANSWERED);
        assertThat(world.read(letter).state()).isEqualTo(LetterState.ANSWERED);
        assertThat(answeredAt(letter)).isEqualTo(1);

        world.answers.tell(token, Outcome.NOT_ANSWERED);
        assertThat(world.read(letter).state()).isEqualTo(LetterState.ACCEPTED);
        assertThat(answeredAt(letter)).isZero();
        assertThat(told(token)).isEqualTo(Outcome.NOT_ANSWERED);

        world.answers.tell(token, Outcome.ACKNOWLEDGED);
        world.answers.tell(token, Outcome.NOT_NEEDED);
        assertThat(told(token)).isEqualTo(Outcome.NOT_NEEDED);
        assertThat(world.steps(letter))
                .endsWith("ASK_ANSWER first", "ANSWER", "NO_ANSWER", "ACKNOWLEDGED", "NO_LONGER_NEEDED");

        world.letters.clock.advance(QuestionPost.VALID);
        assertThat(world.answers.tell(token, Outcome.ANSWERED)).isInstanceOf(Question.Lapsed.class);
        assertThat(world.read(letter).state()).isEqualTo(LetterState.ACCEPTED);
    }

    @Test
    void two_clicks_at_once_are_one() throws Exception {
        Letter letter = world.accepted();
        String token = world.tokenAfter(14);
        List<Callable<Question>> clicks = Stream.generate(
                        () -> (Callable<Question>) () -> world.answers.tell(token, Outcome.ANSWERED))
                .limit(8)
                .toList();

        try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
            for (Future<Question> click : browsers.invokeAll(clicks)) {
                assertThat(click.get()).isInstanceOf(Question.Open.class);
            }
        }

        assertThat(world.steps(letter)).containsOnlyOnce("ANSWER");
    }

    @Test
    void what_a_writer_told_us_is_among_all_that_is_held_of_the_letter() {
        Letter letter = world.accepted();
        LetterRecords records = world.letters.program.get(LetterRecords.class);
        assertThat(records.export(letter.id()).orElseThrow()).doesNotContainKey("answer");

        String token = world.tokenAfter(14);
        String asked = world.letters.clock.instant().toString();
        assertThat(records.export(letter.id()).orElseThrow().get("answer")).isEqualTo(Map.of("askedAt", asked));
        world.answers.tell(token, Outcome.NOT_ANSWERED);
        world.pass(7);
        assertThat(records.export(letter.id()).orElseThrow().get("answer"))
                .isEqualTo(Map.of(
                        "askedAt",
                        asked,
                        "askedAgainAt",
                        world.letters.clock.instant().toString(),
                        "outcome",
                        "NOT_ANSWERED",
                        "toldBy",
                        "WRITER",
                        "toldAt",
                        asked));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void who_said_yes_or_needs_none_is_not_asked_again_and_who_got_nothing_is(Outcome outcome) {
        world.accepted();
        String token = world.tokenAfter(14);
        world.answers.tell(token, outcome);

        assertThat(world.during(() -> world.pass(7))).hasSize(outcome.mayChange() ? 1 : 0);
    }

    @Test
    void either_link_says_the_same() {
        Letter letter = world.accepted();
        String first = world.tokenAfter(14);
        world.answers.tell(first, Outcome.NOT_ANSWERED);
        String second = world.tokenAfter(7);
        assertThat(told(second)).isEqualTo(Outcome.NOT_ANSWERED);

        world.answers.tell(second, Outcome.ANSWERED);

        assertThat(told(first)).isEqualTo(Outcome.ANSWERED);
        assertThat(world.read(letter).state()).isEqualTo(LetterState.ANSWERED);
    }

    @Test
    void two_nodes_at_once_ask_each_writer_once() throws Exception {
        for (int i = 0; i < 30; i++) {
            world.accepted();
        }
        List<Callable<Boolean>> nodes = Stream.generate(() -> (Callable<Boolean>) () -> {
                    world.job.runOnce();
                    return true;
                })
                .limit(3)
                .toList();

        world.letters.clock.advance(Duration.ofDays(14));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<Boolean> node : threads.invokeAll(nodes)) {
                node.get();
            }
        }

        // Not all of them leave at once: a receiving domain is approached slowly.
        assertThat(world.letters.count("select count(*) from outgoing_mail where kind = 'letter.question'"))
                .isEqualTo(30);
        assertThat(world.letters.count("select count(*) from letter_audit where event = 'ASK_ANSWER'"))
                .isEqualTo(30);
    }

    @Test
    void who_co_signed_and_who_wrote_of_their_own_problem_are_asked_too() {
        world.accepted(LetterKind.CAMPAIGN, true);
        world.accepted(LetterKind.CASEWORK, false);

        List<Received> mails = world.during(() -> world.pass(14));

        assertThat(mails).hasSize(2);
        assertThat(mails)
                .filteredOn(mail -> mail.text().contains("the joint letter to Ada Thorne"))
                .hasSize(1);
        mails.forEach(mail -> world.answers.tell(AnsweredWorld.token(mail), Outcome.ANSWERED));
        assertThat(world.letters.count("select count(*) from letter_question where counted"))
                .isEqualTo(1);
    }

    @Test
    void nobody_is_asked_when_no_answer_can_come_any_more() {
        Letter letter = world.accepted();
        world.letters.clock.advance(Duration.ofDays(13));
        world.letters
                .program
                .get(Sittings.class)
                .replace(
                        List.of(),
                        List.of(new NonSitting(
                                Kind.DISSOLUTION,
                                "Dissolution",
                                LocalDate.of(2026, 12, 17),
                                LocalDate.of(2027, 1, 20),
                                "test")));
        assertThat(world.during(() -> world.pass(1)))
                .as("while there is no House")
                .isEmpty();
        assertThat(world.steps(letter)).doesNotContain("ASK_ANSWER first");
    }

    @Test
    void nobody_is_asked_about_a_member_who_left() {
        world.accepted();
        world.letters.clock.advance(Duration.ofDays(1));
        world.letters.moveAdaAway();

        assertThat(world.during(() -> world.pass(12))).isEmpty();
    }

    @Test
    void nobody_is_asked_long_after_it_was_due() {
        world.accepted();

        assertThat(world.during(() -> world.pass(29))).isEmpty();
    }

    @Test
    void a_text_that_is_forgotten_is_asked_about_and_a_letter_that_is_erased_is_not() {
        Letter letter = world.accepted();
        world.move(letter, LetterEvent.FORGET_TEXT);
        String token = world.tokenAfter(14);
        world.move(letter, LetterEvent.ERASE);

        assertThat(world.answers.look(token)).isInstanceOf(Question.Over.class);
        assertThat(world.answers.tell(token, Outcome.ANSWERED)).isInstanceOf(Question.Over.class);
        assertThat(world.during(() -> world.pass(7))).isEmpty();
    }

    @Test
    void a_letter_that_came_back_has_no_answer_to_ask_for() {
        Letter letter = world.accepted();
        String token = world.tokenAfter(14);
        world.move(letter, LetterEvent.BOUNCE);

        assertThat(world.answers.tell(token, Outcome.NOT_ANSWERED)).isInstanceOf(Question.Over.class);
    }

    @Test
    void an_answer_that_an_office_sent_through_us_stands_and_ends_the_questions() {
        Letter letter = world.accepted();
        OfficeReplies replies = world.letters.program.get(OfficeReplies.class);
        String token = world.tokenAfter(14);
        world.answers.tell(token, Outcome.NOT_ANSWERED);

        assertThat(replies.record(letter.id(), world.letters.clock.instant())).isTrue();
        assertThat(replies.record(letter.id(), world.letters.clock.instant())).isTrue();

        assertThat(world.read(letter).state()).isEqualTo(LetterState.ANSWERED);
        assertThat(world.steps(letter)).containsOnlyOnce("ANSWER");
        assertThat(world.answers.look(token)).isInstanceOf(Question.AnsweredByOffice.class);
        assertThat(world.answers.tell(token, Outcome.NOT_ANSWERED)).isInstanceOf(Question.AnsweredByOffice.class);
        assertThat(world.during(() -> world.pass(7))).isEmpty();
    }

    @Test
    void an_office_that_answers_before_anybody_was_asked_spares_the_question() {
        Letter letter = world.accepted();
        OfficeReplies replies = world.letters.program.get(OfficeReplies.class);

        assertThat(replies.record(letter.id(), world.letters.clock.instant())).isTrue();

        assertThat(world.during(() -> world.pass(14))).isEmpty();
        assertThat(replies.record(letter.id() + 1, world.letters.clock.instant()))
                .isFalse();
    }

    @Test
    void a_link_of_another_kind_or_of_none_leads_nowhere() {
        assertThat(world.answers.look("AAAABBBBCCCCDDDDEEEEFFFFGGG")).isInstanceOf(Question.Unknown.class);
        String confirmation = world.letters.writeAndGetToken();

        assertThat(world.answers.tell(confirmation, Outcome.ANSWERED)).isInstanceOf(Question.Unknown.class);
    }

    private Outcome told(String token) {
        return Objects.requireNonNull(((Question.Open) world.answers.look(token)).told());
    }

    private long answeredAt(Letter letter) {
        return world.letters.count("select count(answered_at) from letter where id = " + letter.id());
    }
}
