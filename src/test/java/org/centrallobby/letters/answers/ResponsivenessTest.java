package org.centrallobby.letters.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.mail.TestRelay.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted of a Member's answers: what was told, and nothing else. */
class ResponsivenessTest {
    private final AnsweredWorld world = new AnsweredWorld();
    private final Responsiveness responsiveness = world.letters.program.get(Responsiveness.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ten_who_told_make_a_share_and_silence_is_not_no() {
        List<String> links = ask(12, LetterKind.CAMPAIGN);
        for (int i = 0; i < 6; i++) {
            world.answers.tell(links.get(i), Outcome.ANSWERED);
        }
        world.answers.tell(links.get(6), Outcome.ACKNOWLEDGED);
        world.answers.tell(links.get(7), Outcome.NOT_ANSWERED);
        world.answers.tell(links.get(8), Outcome.NOT_ANSWERED);
        world.answers.tell(links.get(9), Outcome.NOT_NEEDED);
        settle();
        assertThat(latest().told()).isEqualTo(9);
        assertThat(latest().share()).isEmpty();

        world.answers.tell(links.get(10), Outcome.ACKNOWLEDGED);
        settle();

        Reports reports = latest();
        assertThat(reports.told()).isEqualTo(10);
        assertThat(reports.answered()).isEqualTo(6);
        assertThat(reports.acknowledged()).isEqualTo(2);
        assertThat(reports.unanswered()).isEqualTo(2);
        assertThat(reports.share()).contains(Wilson.of(6, 10));
    }

    @Test
    void a_persons_own_problem_and_a_letter_that_came_back_are_not_counted() {
        List<String> casework = ask(1, LetterKind.CASEWORK);
        world.answers.tell(casework.getFirst(), Outcome.ANSWERED);
        List<Letter> letters = new ArrayList<>();
        List<String> links = ask(1, LetterKind.MOTION, letters);
        world.answers.tell(links.getFirst(), Outcome.NOT_ANSWERED);
        settle();
        assertThat(latest().told()).isEqualTo(1);

        world.move(letters.getFirst(), LetterEvent.BOUNCE);
        settle();
        assertThat(latest().told()).isZero();
    }

    @Test
    void an_office_that_answered_through_us_counts_as_having_answered() {
        Letter letter = world.accepted();
        world.letters.program.get(OfficeReplies.class).record(letter.id(), world.letters.clock.instant());
        world.letters.clock.advance(Duration.ofDays(29));

        assertThat(latest().answered()).isEqualTo(1);
    }

    @Test
    void a_period_has_its_dates_and_a_letter_counts_once_everybody_of_its_day_was_asked_twice() {
        List<String> links = ask(1, LetterKind.CAMPAIGN);
        world.answers.tell(links.getFirst(), Outcome.ANSWERED);
        assertThat(latest()).isEqualTo(new Reports(LocalDate.of(2025, 11, 21), LocalDate.of(2026, 11, 20), 0, 0, 0));

        settle();
        assertThat(latest().answered()).isEqualTo(1);
        world.letters.clock.advance(Duration.ofDays(365));
        List<Reports> periods = responsiveness.list(LetterWorld.ADA);
        assertThat(periods).hasSize(2);
        assertThat(periods.getFirst().told()).isZero();
        assertThat(periods.getLast().answered()).isEqualTo(1);
        assertThat(periods.getLast().to()).isEqualTo(periods.getFirst().from().minusDays(1));
    }

    @Test
    void what_was_told_stays_when_the_letter_is_removed() {
        List<String> links = ask(1, LetterKind.CAMPAIGN);
        world.answers.tell(links.getFirst(), Outcome.ACKNOWLEDGED);
        world.letters.program.database().jdbc().sql("delete from letter_audit").update();
        world.letters.program.database().jdbc().sql("delete from letter").update();
        settle();

        assertThat(latest().acknowledged()).isEqualTo(1);
        assertThat(world.letters.count("select count(letter_id) from letter_question"))
                .isZero();
    }

    private Reports latest() {
        return responsiveness.latest(LetterWorld.ADA);
    }

    /** Until two questions are over and numbers are read anew. */
    private void settle() {
        world.letters.clock.advance(Duration.ofDays(15));
    }

    private List<String> ask(int letters, LetterKind kind) {
        return ask(letters, kind, new ArrayList<>());
    }

    private List<String> ask(int letters, LetterKind kind, List<Letter> made) {
        for (int i = 0; i < letters; i++) {
            made.add(world.accepted(kind, false));
        }
        List<Received> mails = world.during(() -> world.pass(14));
        return mails.stream().map(AnsweredWorld::token).toList();
    }
}
