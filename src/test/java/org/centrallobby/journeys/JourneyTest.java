package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.carriers.DevMail;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The journey that matters most: a telephone, no scripts, from a campaign's page to "accepted". */
class JourneyTest {
    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private final Page page = chromium.telephone();

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void a_letter_goes_from_a_campaign_to_the_members_mail_server() {
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
        assertThat(page.content()).contains("asha.patel@people.test");

        String link = visitor.confirmationLink();
        DevMail asked = visitor.mailTo(Visitor.EMAIL);
        assertThat(asked.text()).doesNotContain("Asha").doesNotContain("lorries");
        page.navigate(link);
        assertThat(visitor.heading()).isEqualTo("Send your letter?");
        assertThat(page.locator(".sheet.letter").first().textContent()).contains("lorries");
        visitor.press("Send my letter");
        visitor.dispatch();
        page.reload();
        assertThat(visitor.heading()).isEqualTo("Your letter was sent");

        DevMail letter = visitor.mailTo("ada.thorne@zedland.test");
        assertThat(letter.text()).contains(Visitor.TEXT).contains("Asha Patel").contains("12 Mill Lane");
        assertThat(letter.from()).contains("Asha Patel via Central Lobby");
        assertThat(letter.header("Reply-To")).contains("asha.patel@people.test");
        assertThat(letter.header("Auto-Submitted")).isEmpty();
        visitor.dispatch();
        assertThat(visitor.mailTo(Visitor.EMAIL).text()).contains(Visitor.TEXT);
        assertThat(page.url()).doesNotContain("asha").doesNotContain("ZZ9");
    }

    @Test
    void a_motion_leads_to_a_letter_without_a_campaign() {
        page.navigate(program.baseUrl() + "/motions/2026-27/Z9");
        page.fill("#postcode", Visitor.POSTCODE);
        visitor.press("Show me");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        visitor.press("Check my letter");
        visitor.press("Send me the link to confirm");
        page.navigate(visitor.confirmationLink());
        visitor.press("Send my letter");
        visitor.dispatch();
        assertThat(visitor.mailTo("ada.thorne@zedland.test").text())
                .contains(Visitor.TEXT)
                .contains("motion Z9 of 2026-27")
                .doesNotContain("a campaign run by");
    }

    @Test
    void opening_the_link_sends_nothing_and_pressing_twice_sends_once() {
        String link = visitor.confirmable();
        Page other = chromium.telephone();
        for (Page reader : List.of(page, other, page)) {
            reader.navigate(link);
        }
        visitor.dispatch();
        assertThat(visitor.mailsTo("ada.thorne@zedland.test")).isEmpty();
        visitor.press("Send my letter");
        new Visitor(program, other).press("Send my letter");
        assertThat(other.locator("h1").textContent()).contains("Your letter");
        visitor.dispatch();
        assertThat(visitor.mailsTo("ada.thorne@zedland.test")).hasSize(1);
        other.context().close();
    }

    @Test
    void a_link_that_has_run_out_says_so_and_sends_nothing() {
        String link = visitor.confirmable();
        program.clock().advance(Duration.ofDays(8));
        page.navigate(link);
        assertThat(visitor.heading()).isEqualTo("This link has run out");
        visitor.dispatch();
        assertThat(visitor.mailsTo("ada.thorne@zedland.test")).isEmpty();
    }

    @Test
    void a_forged_link_gets_a_clear_page() {
        Response response = page.navigate(program.baseUrl() + "/confirm/AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHH");
        assertThat(response.status()).isEqualTo(404);
        assertThat(visitor.heading()).isEqualTo("We do not know this link");
    }

    @Test
    void this_was_not_me_destroys_the_letter() {
        String link = visitor.confirmable();
        page.navigate(link + "/not-me");
        visitor.press("Destroy it");
        assertThat(visitor.heading()).isEqualTo("The letter is destroyed");
        page.navigate(link);
        assertThat(visitor.heading()).isEqualTo("The letter is destroyed");
    }

    @Test
    void what_is_missing_is_named_and_what_was_typed_stays() {
        visitor.find("ZZ9 1AA");
        visitor.follow("Write to Ada Thorne");
        page.fill("#text", Visitor.TEXT);
        page.fill("#email", "not an address");
        visitor.press("Check my letter");
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.locator(".problem li").allTextContents())
                .hasSizeGreaterThan(3)
                .anyMatch(line -> line.contains("name"));
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        assertThat(page.inputValue("#email")).isEqualTo("not an address");
    }

    @Test
    void change_something_brings_the_words_back() {
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        visitor.press("Change something");
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        assertThat(page.isChecked("#consent")).isTrue();
    }

    @Test
    void a_form_whose_cookie_is_gone_loses_nothing() {
        visitor.find("ZZ9 1AA");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        var cookies = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("visit"))
                .toList();
        page.context().clearCookies();
        page.context().addCookies(cookies);
        visitor.press("Check my letter");
        assertThat(visitor.heading()).isEqualTo("Press once more");
        visitor.press("Continue");
        assertThat(visitor.heading()).isEqualTo("Check your letter");
        assertThat(page.content()).contains("lorries");
    }

    @Test
    void a_name_added_meanwhile_is_told_before_the_button() {
        String link = visitor.confirmable();
        program.database().jdbc().sql("""
                        insert into signature (motion_id, member_id, position, signed_on)
                        select motion.id, member.mnis_id, 40, date '2026-12-04'
                        from motion, member where motion.number = 'Z7' and member.name = 'Ada Thorne'
                        """).update();
        program.database().jdbc().sql("notify lobby, 'MOTIONS'").update();
        for (int i = 0; i < 50 && !page.content().contains("Thorne’s name is on the motion"); i++) {
            page.navigate(link);
        }
        assertThat(page.content()).contains("Ada Thorne’s name is on the motion");
    }

    @Test
    void a_member_without_an_address_is_reached_in_other_ways() {
        visitor.find("ZZ9 8AA");
        visitor.follow("Write to Greta Holloway");
        assertThat(visitor.heading()).isEqualTo("Other ways to reach Greta Holloway");
        assertThat(page.content()).contains("SW1A 0AA");
    }

    @Test
    void an_address_that_returns_mail_brings_the_text_back() {
        page.navigate(visitor.confirmable("ZZ9 8ZZ", "Hugo Vance"));
        visitor.press("Send my letter");
        visitor.dispatch();
        page.reload();
        assertThat(visitor.heading()).isEqualTo("Your letter came back");
        assertThat(visitor.mailTo(Visitor.EMAIL).text()).contains("lorries");
    }

    @Test
    void a_deep_link_takes_the_postcode_out_of_the_address() {
        page.navigate(program.baseUrl() + "/campaigns/safe-crossings?pc=ZZ9+1AA");
        assertThat(page.url()).endsWith("/campaigns/safe-crossings/member");
        assertThat(page.content()).contains("Ada Thorne");
    }
}
