package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.joint.JointLetters;
import org.centrallobby.letters.joint.JointReceipts;
import org.centrallobby.mail.carriers.DevMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody who would rather not write puts their name under the joint letter, on a telephone without scripts. */
class JointLetterJourneyTest {
    private static final String OFFICE = "ada.thorne@zedland.test";
    private static TestProgram program;
    private static Chromium chromium;
    private static TestClock clock;

    @BeforeAll
    static void start() {
        clock = TestClock.at("2026-12-04T14:05:00Z");
        program = TestProgram.start(clock);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        program.close();
    }

    @Test
    void from_the_ask_to_a_name_in_the_offices_message() {
        Page page = chromium.telephone();
        Visitor visitor = new Visitor(program, page);
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Rather not write? Co-sign the joint letter");
        assertThat(visitor.heading()).isEqualTo("Co-sign the joint letter to Ada Thorne");
        assertThat(page.locator(".letter").first().textContent())
                .contains("Dear Ada Thorne,", "add your name to early day motion Z7", "the constituents named below");
        assertThat(page.content()).contains("fewer than 5", "09:00 on 7 December 2026");
        page.fill("#name", Visitor.NAME);
        page.fill("#address", Visitor.ADDRESS);
        page.fill("#email", "nobody");
        page.fill("#text", "x".repeat(301));
        visitor.press("Send me the link to confirm");
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.inputValue("#text")).hasSize(301);
        assertThat(page.inputValue("#name")).isEqualTo(Visitor.NAME);
        page.fill("#email", Visitor.EMAIL);
        page.fill("#text", "My daughter walks past the lorries every morning.");
        page.check("#consent");
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");

        visitor.dispatch();
        page.navigate(visitor.confirmationLink());
        assertThat(page.locator("main").textContent())
                .contains("You co-sign this letter", "add your name to early day motion Z7", "My daughter walks past");
        visitor.press("Co-sign the letter");
        assertThat(page.locator("main").textContent())
                .contains("Your name goes to Ada Thorne with the next joint letter");
        visitor.dispatch();
        assertThat(visitor.mailsTo(OFFICE)).isEmpty();

        clock.set(Instant.parse("2026-12-07T09:00:00Z"));
        program.get(JointLetters.class).runOnce();
        visitor.dispatch();
        program.get(JointReceipts.class).runOnce();
        visitor.dispatch();
        DevMail mail = visitor.mailTo(OFFICE);
        assertThat(mail.header("Subject")).endsWith("a joint letter from a constituent in Zed North");
        assertThat(mail.text())
                .contains("1 | ZZ9 1AA | Asha Patel | 12 Mill Lane, Zed North | My daughter walks past")
                .doesNotContain(Visitor.EMAIL);
        assertThat(visitor.mailTo(Visitor.EMAIL).text()).contains("Yours was the only name under it that day.");
        page.reload();
        assertThat(visitor.heading()).isEqualTo("The joint letter was sent");
    }

    @Test
    void whose_letter_is_like_others_may_co_sign_and_keeps_the_words() {
        Page page = chromium.window(1280, false);
        Visitor visitor = new Visitor(program, page);
        visitor.write(Visitor.POSTCODE, "Ada Thorne");
        page.evaluate("""
                () => { const form = document.querySelector('form[action$="/send"]');
                        form.querySelector('[name=text]').value = 'x'.repeat(400);
                        form.action = '/campaigns/safe-crossings/co-sign'; setTimeout(() => form.submit()); }""");
        page.waitForURL("**/co-sign");
        assertThat(visitor.heading()).isEqualTo("Co-sign the joint letter to Ada Thorne");
        assertThat(page.inputValue("#name")).isEqualTo(Visitor.NAME);
        assertThat(page.inputValue("#text")).isEmpty();
        assertThat(page.isChecked("#consent")).isFalse();
        visitor.press("Send me the link to confirm");
        assertThat(page.locator("details .letter").textContent()).isEqualTo("x".repeat(400));
    }

    @Test
    void a_postcode_in_another_seat_is_questioned_once_and_may_lead_to_the_other_letter() {
        Page page = chromium.window(360, false);
        Visitor visitor = new Visitor(program, page);
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Rather not write? Co-sign the joint letter");
        page.fill("#name", "Dora Kent");
        page.fill("#address", Visitor.ADDRESS);
        page.fill("#postcode", "ZZ9 4AA");
        page.fill("#email", "dora@people.test");
        page.fill("#text", "The lorries are too fast.");
        page.check("#consent");
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Co-sign the joint letter to Ada Thorne");
        assertThat(page.content()).contains("Is Ada Thorne your Member?", "ZZ9 4AA lies in");
        assertThat(Chromium.barriers(page)).isEmpty();

        visitor.press("instead");
        assertThat(visitor.heading()).startsWith("Co-sign the joint letter to").doesNotContain("Ada Thorne");
        assertThat(page.inputValue("#text")).isEqualTo("The lorries are too fast.");
        assertThat(page.content()).doesNotContain("your Member?");
        page.fill("#postcode", Visitor.POSTCODE);
        page.check("#consent");
        visitor.press("Send me the link to confirm");
        assertThat(page.content()).contains("your Member?");
        assertThat(page.isChecked("#consent")).isTrue();
        visitor.press("Send me the link to confirm");
        assertThat(visitor.heading()).isEqualTo("Check your inbox");
    }

    @Test
    void a_name_can_be_taken_off_until_the_hour() {
        clock.set(Instant.parse("2026-12-08T14:05:00Z"));
        Page page = chromium.telephone();
        Visitor visitor = new Visitor(program, page);
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Rather not write? Co-sign the joint letter");
        page.fill("#name", "Bela Ruiz");
        page.fill("#address", Visitor.ADDRESS);
        page.fill("#email", "bela@people.test");
        page.check("#consent");
        visitor.press("Send me the link to confirm");
        visitor.dispatch();
        page.navigate(visitor.linkIn(visitor.mailTo("bela@people.test").text()));
        visitor.press("Co-sign the letter");
        visitor.press("Take my name off");
        assertThat(visitor.heading()).isEqualTo("Your letter is erased");

        clock.set(Instant.parse("2026-12-09T09:00:00Z"));
        program.get(JointLetters.class).runOnce();
        visitor.dispatch();
        assertThat(visitor.mailsTo(OFFICE)).noneMatch(mail -> mail.text().contains("Bela Ruiz"));
    }
}
