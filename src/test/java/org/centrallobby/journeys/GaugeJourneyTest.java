package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.variation.Variation;
import org.centrallobby.letters.variation.Variation.Told;
import org.centrallobby.letters.variation.VariationJob;
import org.centrallobby.letters.variation.web.Gauges;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How much of a letter is in its writer's own words: told before sending, and while writing, and never in the way. */
class GaugeJourneyTest {
    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private static final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    /** Nothing of it is in the campaign's words. */
    static final String ROUND = """
            For three winters I have stood at my window and watched the twins run between parked vans. Last week a \
            milk float stopped with its bumper against the smaller one's satchel. I am eighty and will not be here when they \
            are grown, and still I would like to see paint on that tarmac first, and a lamp above it.""";

    private static final String SAFE_CROSSINGS = "/campaigns/safe-crossings";

    @Test
    void own_words_are_said_to_be_own_words_and_the_letter_goes_its_way() {
        Page page = chromium.telephone();
        Visitor visitor = check(page, ROUND + " Please add your name, Ms Thorne.");
        assertThat(page.locator("[role=meter]").getAttribute("aria-valuenow")).isEqualTo("100");
        assertThat(page.locator(".said").textContent()).contains("own words, and this is one");
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
        page.context().close();
    }

    @Test
    void the_campaigns_words_are_named_and_stop_nobody() {
        Page page = chromium.telephone();
        Visitor visitor = check(page, "Dear Ada Thorne, " + points() + " Please sign.");
        assertThat(page.locator(".said").textContent()).contains("campaign’s own words");
        assertThat(Integer.parseInt(page.locator("[role=meter]").getAttribute("aria-valuenow")))
                .isLessThan(30);
        assertThat(page.locator("button[formaction$='/co-sign']").count())
                .as("the joint letter is offered to whoever keeps the campaign's words")
                .isEqualTo(1);
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
        page.context().close();
    }

    @Test
    void the_words_of_others_are_noticed_from_the_fifth_letter_on_until_those_are_destroyed() {
        Page page = chromium.telephone();
        String text = ROUND.replace("milk float", "coal cart").replace("twins", "little ones");
        for (int id = 1; id <= 6; id++) {
            program.get(Variation.class)
                    .remember(List.of(new Told(1000 + id, "safe-crossings", text.replace("eighty", "seventy" + id))));
        }
        Visitor visitor = check(page, text);
        assertThat(page.locator(".said").textContent()).contains("About 6 other letters");
        visitor.press("Change something");
        assertThat(page.inputValue("#text")).isEqualTo(text);
        for (int id = 1; id <= 6; id++) {
            program.get(Variation.class).forget(1000 + id);
        }
        visitor.press("Check my letter");
        assertThat(page.locator(".said").textContent()).contains("this is one");
        page.context().close();
    }

    @Test
    void a_letter_about_a_motion_without_a_campaign_is_compared_with_nothing() {
        Page page = chromium.telephone();
        page.navigate(program.baseUrl() + "/motions/2026-27/Z9");
        page.fill("#postcode", Visitor.POSTCODE);
        Visitor visitor = new Visitor(program, page);
        visitor.press("Show me");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        visitor.press("Check my letter");
        assertThat(page.locator("[data-verdict]").count()).isZero();
        page.context().close();
    }

    @Test
    void what_stands_on_the_page_while_somebody_writes_follows_their_words_and_nothing_is_kept() {
        Page page = chromium.window(800, false);
        Visitor visitor = new Visitor(program, page);
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Write to Ada Thorne");
        assertThat(page.locator("#gauge [data-verdict]").count()).isZero();
        Response answer = page.waitForResponse(
                Pattern.compile(".*/gauge"), () -> page.locator("#text").fill(ROUND));
        assertThat(answer.status()).isEqualTo(200);
        page.locator("#gauge [data-verdict=OWN_WORDS]").waitFor();
        assertThat(page.locator("#gauge-said").textContent()).contains("this is one");
        assertThat(Chromium.barriers(page)).isEmpty();
        page.waitForResponse(
                Pattern.compile(".*/gauge"), () -> page.locator("#text").fill(points()));
        page.locator("#gauge [data-verdict=CAMPAIGN_WORDS]").waitFor();
        assertThat(Chromium.barriers(page)).isEmpty();
        assertThat(program.database()
                        .jdbc()
                        .sql("select count(*) from letter_variation where letter_id < 1000")
                        .query(Integer.class)
                        .single())
                .isZero();
        page.context().close();
    }

    @Test
    void whoever_has_no_form_of_ours_may_not_ask() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(program.baseUrl() + SAFE_CROSSINGS + "/gauge"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("text=words"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void where_there_is_a_joint_letter_it_is_offered_to_those_whose_words_are_not_their_own() {
        assertThat(fragment(points(), true)).contains("formaction=\"" + SAFE_CROSSINGS + "/co-sign\"");
        assertThat(fragment(points(), false)).doesNotContain("co-sign");
        assertThat(fragment(ROUND, true)).doesNotContain("co-sign");
    }

    @Test
    void a_letter_is_compared_with_once_it_is_confirmed_and_its_marks_go_with_its_text_whoever_destroys_it() {
        Page page = chromium.telephone();
        Visitor visitor = check(page, ROUND);
        visitor.press("Send me the link to confirm");
        String link = visitor.confirmationLink();
        program.get(VariationJob.class).runOnce();
        assertThat(marksOf(newest())).as("of a letter nobody confirmed").isZero();
        page.navigate(link);
        visitor.press("Send my letter");
        long id = newest();
        LetterRows rows = program.get(LetterRows.class);
        // The program's own job may be at it.
        for (int i = 0; i < 100 && marksOf(id) == 0; i++) {
            program.get(VariationJob.class).runOnce();
        }
        assertThat(marksOf(id)).isEqualTo(33);
        // Whoever erases a letter that is just being sent is told to look again.
        LetterWorld.await(() -> rows.find(id).orElseThrow().state() == LetterState.ACCEPTED);
        program.clock().advance(Duration.ofDays(28));
        assertThat(rows.apply(
                        LetterEvent.ERASE,
                        rows.find(id).orElseThrow(),
                        "test",
                        program.clock().instant()))
                .isTrue();
        assertThat(marksOf(id)).isZero();
        page.context().close();
    }

    private static long newest() {
        return program.database()
                .jdbc()
                .sql("select max(id) from letter")
                .query(Long.class)
                .single();
    }

    private static Visitor check(Page page, String text) {
        Visitor visitor = new Visitor(program, page);
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        page.fill("#text", text);
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("Check your letter");
        return visitor;
    }

    private static String points() {
        return String.join(
                " ",
                program.get(Campaigns.class)
                        .findCampaign("safe-crossings")
                        .orElseThrow()
                        .points());
    }

    private static Occasion occasion() {
        return new Occasion(
                SAFE_CROSSINGS,
                LetterKind.CAMPAIGN,
                "safe-crossings",
                "Crossings",
                "",
                "Crossings",
                "",
                List.of(),
                null);
    }

    private static String fragment(String text, boolean joint) {
        Optional<Gauges.View> view = program.get(Gauges.class).find(occasion(), text, joint);
        return new String(
                program.get(Pages.class).render("letters/gauge.jte", view.orElseThrow()), StandardCharsets.UTF_8);
    }

    private static int marksOf(long letterId) {
        return program.database()
                .jdbc()
                .sql("select (select count(*) from letter_variation where letter_id = :id)"
                        + " + (select count(*) from letter_variation_band where letter_id = :id)")
                .param("id", letterId)
                .query(Integer.class)
                .single();
    }
}
