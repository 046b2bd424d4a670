package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong while somebody writes, their words are still in the box. */
class KeptWordsJourneyTest {
    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private final Page page = chromium.telephone();

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void the_browsers_back_button_leads_to_the_filled_form() {
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        page.goBack();
        wordsAreInTheBox();
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("Check your letter");
    }

    @Test
    void a_double_press_makes_one_letter() {
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        page.locator("main button").first().dblclick();
        page.waitForURL("**/letters/inbox");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
        assertThat(letters()).isEqualTo(1);
        assertThat(visitor.confirmationLink()).isNotEmpty();
        assertThat(visitor.mailsTo(Visitor.EMAIL)).hasSize(1);
    }

    @Test
    void when_the_letter_cannot_be_kept_the_form_comes_back_filled_and_works_a_moment_later() {
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        database("alter table letter rename to letter_away");
        visitor.press("Send me the link to confirm");
        assertThat(page.content()).contains("There is a problem", "could not be kept just now");
        wordsAreInTheBox();

        database("alter table letter_away rename to letter");
        visitor.press("Check my letter");
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
        assertThat(letters()).isEqualTo(1);
    }

    @Test
    void a_line_that_is_dead_loses_nothing_with_scripts_or_without() {
        for (Page other : List.of(page, chromium.window(1280, false))) {
            Visitor there = new Visitor(program, other);
            there.find(Visitor.POSTCODE);
            there.follow("Write to Ada Thorne");
            there.fillIn();
            other.context().setOffline(true);
            try {
                there.press("Check my letter");
                other.waitForLoadState();
            } catch (PlaywrightException e) {
                assertThat(e.getMessage()).contains("ERR_INTERNET_DISCONNECTED");
            }
            other.context().setOffline(false);
            other.goBack();
            assertThat(other.inputValue("#text")).isEqualTo(Visitor.TEXT);
            assertThat(other.inputValue("#email")).isEqualTo(Visitor.EMAIL);
        }
    }

    @Test
    void a_tab_that_was_closed_leaves_a_draft_in_this_browser() {
        Page window = chromium.window(1280, false);
        Visitor there = new Visitor(program, window);
        there.find(Visitor.POSTCODE);
        there.follow("Write to Ada Thorne");
        there.fillIn();
        String address = window.url();
        Page another = window.context().newPage();
        window.close();
        another.navigate(address);
        assertThat(another.inputValue("#text")).isEqualTo(Visitor.TEXT);
        another.context().close();
    }

    @Test
    void what_is_too_long_says_by_how_much_and_stays() {
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        String text = Visitor.TEXT + " word".repeat(2_000);
        page.fill("#text", text);
        visitor.press("Check my letter");
        assertThat(page.locator(".problem").textContent())
                .contains("Shorten your letter by " + (text.length() - 10_000) + " characters");
        assertThat(page.inputValue("#text")).isEqualTo(text);
    }

    @Test
    void a_letter_that_came_too_late_shows_its_words_behind_the_old_link() {
        String link = visitor.confirmable();
        program.clock().advance(java.time.Duration.ofDays(8));
        page.navigate(link);
        assertThat(visitor.heading()).isEqualTo("This link has run out");
        assertThat(page.content()).contains("lorries");
        Page window = chromium.window(360, true);
        window.navigate(link);
        assertThat(Chromium.barriers(window)).isEmpty();
        window.context().close();
    }

    private void wordsAreInTheBox() {
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        assertThat(page.inputValue("#name")).isEqualTo(Visitor.NAME);
        assertThat(page.inputValue("#address")).isEqualTo(Visitor.ADDRESS);
        assertThat(page.inputValue("#email")).isEqualTo(Visitor.EMAIL);
    }

    private long letters() {
        return program.database()
                .jdbc()
                .sql("select count(*) from letter")
                .query(Long.class)
                .single();
    }

    private void database(String statement) {
        program.database().jdbc().sql(statement).update();
    }
}
