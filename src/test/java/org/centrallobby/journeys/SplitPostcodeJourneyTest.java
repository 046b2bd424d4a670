package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A postcode that lies in two seats is asked about and never guessed at; one in another seat is questioned once. */
class SplitPostcodeJourneyTest {
    private static final String SPLIT = "ZZ9 2ZZ";

    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private static final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private final Page page = chromium.telephone();

    private final Visitor visitor = new Visitor(program, page);

    @ParameterizedTest
    @CsvSource({
        "/, /member",
        "/campaigns/safe-crossings, /campaigns/safe-crossings/member",
        "/motions/2026-27/Z9, /motions/2026-27/Z9/member",
        "/write, /write/member"
    })
    void every_way_in_asks_which_of_the_two_and_goes_on_from_there(String from, String to) {
        page.navigate(program.baseUrl() + from);
        page.fill("#postcode", SPLIT);
        page.locator("form[action='/postcode'] button").first().click();
        assertThat(visitor.heading()).isEqualTo("Which seat do you live in?");
        assertThat(page.locator("main .rows li").allInnerTexts())
                .satisfiesExactly(
                        one -> assertThat(one).contains("Zed Harbour", "Bram Okoro"),
                        two -> assertThat(two).contains("Zed Hills", "Cora Lindqvist"));
        assertThat(page.locator("figure.split .here").count()).isEqualTo(2);
        visitor.press("Zed Hills");
        assertThat(page.url()).isEqualTo(program.baseUrl() + to);
        assertThat(page.content()).contains("Cora Lindqvist");
    }

    @Test
    void a_link_that_brings_the_postcode_asks_too() {
        page.navigate(program.baseUrl() + "/campaigns/safe-crossings?pc=ZZ92ZZ");
        assertThat(visitor.heading()).isEqualTo("Which seat do you live in?");
    }

    @Test
    void the_choice_is_kept_for_the_visit() {
        visitor.find(SPLIT);
        visitor.press("Zed Hills");
        visitor.find(SPLIT);
        assertThat(page.url()).endsWith("/campaigns/safe-crossings/member");
        assertThat(page.content()).contains("Cora Lindqvist");
        visitor.find("ZZ9 1AA");
        visitor.find(SPLIT);
        assertThat(visitor.heading()).isEqualTo("Which seat do you live in?");
    }

    @Test
    void the_postcode_of_the_form_asks_too_once_the_visit_is_forgotten_and_keeps_the_words() {
        visitor.find("ZZ9 3AA");
        visitor.follow("Write to Cora Lindqvist");
        visitor.fillIn();
        page.fill("#postcode", SPLIT);
        forgetVisit();
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("Which seat do you live in?");
        assertThat(page.locator(".sheet.letter").textContent()).isEqualTo(Visitor.TEXT);
        visitor.press("Zed Harbour");
        assertThat(visitor.heading()).isEqualTo("Write to Bram Okoro");
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("Check your letter");
        assertThat(page.content()).contains("Bram Okoro").doesNotContain("Is Bram Okoro your Member?");
    }

    @Test
    void a_form_without_any_seat_takes_another_postcode_and_keeps_the_words() {
        visitor.find("ZZ9 1AA");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        page.fill("#postcode", "ZZ9 4ZZ");
        forgetVisit();
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("We do not know your seat");
        page.fill("#postcode", "ZZ9 1AA");
        visitor.press("Go on with this letter");
        assertThat(visitor.heading()).isEqualTo("Write to Ada Thorne");
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        assertThat(page.inputValue("#address")).contains("12 Mill Lane");
    }

    @Test
    void a_postcode_of_another_seat_is_questioned_once_and_never_a_block() {
        visitor.find("ZZ9 1AA");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        page.fill("#postcode", "ZZ9 2AA");
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("Check your letter");
        assertThat(page.locator(".note.warn").innerText())
                .contains("Is Ada Thorne your Member?")
                .contains("ZZ9 2AA lies in Zed Harbour. You are writing to Ada Thorne, the Member for Zed North.");
        visitor.press("Change something");
        visitor.press("Check my letter");
        assertThat(page.locator(".note.warn").count()).isZero();
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
    }

    @Test
    void whoever_wrote_to_the_wrong_member_goes_on_with_the_right_one() {
        visitor.find("ZZ9 1AA");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        page.fill("#postcode", "ZZ9 2AA");
        visitor.press("Check my letter");
        visitor.press("Write to the Member for Zed Harbour instead");
        assertThat(visitor.heading()).isEqualTo("Write to Bram Okoro");
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        visitor.press("Check my letter");
        assertThat(page.content()).contains("Bram Okoro");
        assertThat(page.locator(".note.warn").count()).isZero();
    }

    @Test
    void a_postcode_of_two_seats_raises_no_question_about_either() {
        visitor.find(SPLIT);
        visitor.press("Zed Hills");
        visitor.follow("Write to Cora Lindqvist");
        assertThat(page.inputValue("#postcode")).isEqualTo(SPLIT);
        visitor.fillIn();
        visitor.press("Check my letter");
        assertThat(page.locator(".note.warn").count()).isZero();
    }

    private void forgetVisit() {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("visit"));
    }
}
