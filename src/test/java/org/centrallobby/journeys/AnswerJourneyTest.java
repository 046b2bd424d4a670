package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.answers.OfficeReplies;
import org.centrallobby.letters.answers.QuestionJob;
import org.centrallobby.letters.counts.CountedWorld;
import org.centrallobby.letters.counts.Gathering;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two weeks after the receipt: did you get an answer? And what everybody may see of it, if anybody may. */
class AnswerJourneyTest {
    private static final int ADA = 990_001;

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");

    @AutoClose
    private final TestProgram program = TestProgram.start(clock);

    @AutoClose
    private final Page page = chromium.window(360, false);

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void a_writer_says_no_and_then_that_an_answer_came_after_all() {
        page.navigate(visitor.confirmable());
        visitor.press("Send my letter");
        visitor.dispatch();
        ask();
        String link = questionLink();

        page.navigate(link);
        assertThat(visitor.heading()).isEqualTo("Did you get an answer?");
        assertThat(page.content()).contains("Ada Thorne", "4 December 2026").doesNotContain(Visitor.TEXT);
        Looking.narrow(page, "answer-journey-1");
        visitor.press("Tell us");
        assertThat(page.content()).contains("There is a problem", "Choose one of the four");
        assertThat(page.title()).startsWith("Error:");
        Looking.narrow(page, "answer-journey-2");

        page.check("#outcome-NOT_ANSWERED");
        visitor.press("Tell us");
        assertThat(page.content()).contains("You told us that you got no answer.");
        assertThat(page.isChecked("#outcome-NOT_ANSWERED")).isTrue();
        Looking.narrow(page, "answer-journey-3");

        page.navigate(link);
        page.check("#outcome-ANSWERED");
        visitor.press("Change it");
        assertThat(page.content()).contains("You told us that you got an answer.");

        program.get(Gathering.class).runOnce();
        page.navigate(program.baseUrl() + "/campaigns/safe-crossings/counts");
        assertThat(page.content()).contains("Answered", "Each of the 12 seats: fewer than 5 letters");
        Looking.narrow(page, "answer-journey-4");
        clock.advance(Duration.ofDays(61));
        page.navigate(link);
        assertThat(visitor.heading()).isEqualTo("This link is too old");
        Looking.narrow(page, "answer-journey-5");
    }

    @Test
    void an_answer_sent_through_the_office_page_leaves_nothing_to_ask() {
        page.navigate(visitor.confirmable());
        visitor.press("Send my letter");
        visitor.dispatch();
        ask();
        long letter = program.database()
                .jdbc()
                .sql("select id from letter")
                .query(Long.class)
                .single();
        program.get(OfficeReplies.class).record(letter, clock.instant());

        page.navigate(questionLink());
        assertThat(visitor.heading()).isEqualTo("Your letter was answered");
        Looking.narrow(page, "answer-journey-6");
    }

    @Test
    void how_members_answer_is_nowhere_unless_the_operator_says_so() throws Exception {
        for (String path : new String[] {
            "/responsiveness",
            "/responsiveness/method",
            "/members/990001/responsiveness",
            "/api/v1/responsiveness",
            "/api/v1/members/990001/responsiveness"
        }) {
            assertThat(status(program, path)).as(path).isEqualTo(404);
        }
        page.navigate(program.baseUrl() + "/members/990001");
        assertThat(page.content()).doesNotContain("responsiveness");
    }

    @Test
    void where_it_is_published_a_member_of_whom_enough_was_told_has_numbers_and_others_have_none() throws Exception {
        try (TestProgram open = TestProgram.start(clock, TestProgram.withResponsiveness())) {
            CountedWorld world = new CountedWorld(open);
            OfficeReplies replies = open.get(OfficeReplies.class);
            for (int i = 0; i < 10; i++) {
                replies.record(world.accepted(ADA, LetterKind.CAMPAIGN), clock.instant());
            }
            replies.record(world.accepted(ADA + 1, LetterKind.CAMPAIGN), clock.instant());
            clock.advance(Duration.ofDays(29));

            page.navigate(open.baseUrl() + "/members/990001");
            visitor.follow("See the numbers and how they are counted");
            assertThat(page.content()).contains("Of 10 letters we were told of, 10 were answered: 100 %", "72 %");
            Looking.narrow(page, "answer-journey-7");
            visitor.follow("All Members of whom we were told something");
            assertThat(page.content()).contains("Ada Thorne", "72 % to 100 %", "Bram Okoro", "Too few to say");
            Looking.narrow(page, "answer-journey-8");
            visitor.follow("How this is counted, and what it cannot say");
            assertThat(page.content()).contains("silence is not “no answer”", "writers’ own reports");
            Looking.narrow(page, "answer-journey-9");
            assertThat(body(open, "/api/v1/members/990001/responsiveness"))
                    .contains("\"told\":10,\"answered\":10", "\"low\":0.7225,\"high\":1.0");
            assertThat(body(open, "/api/v1/responsiveness")).contains("\"told\":null");
        }
    }

    private void ask() {
        clock.advance(Duration.ofDays(14));
        program.get(QuestionJob.class).runOnce();
        visitor.dispatch();
    }

    private String questionLink() {
        return visitor.mailTo(Visitor.EMAIL)
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(program.baseUrl() + "/letters/answer/"))
                .findFirst()
                .orElseThrow();
    }

    private static int status(TestProgram from, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(from.baseUrl() + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String body(TestProgram from, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(from.baseUrl() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
