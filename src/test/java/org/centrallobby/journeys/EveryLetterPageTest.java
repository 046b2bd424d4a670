package org.centrallobby.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.campaigns.Campaigns;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every step of a letter, from the ask to the inbox and behind its link, and what can go wrong on the way. */
class EveryLetterPageTest {
    @AutoClose
    private static final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private final Looking looking = new Looking(chromium);
    private static int people;

    @Test
    void every_step_of_a_letter_has_no_barrier() {
        looking.at("letter-1-write", page -> write(page, "ZZ9 1AA", "Write to Ada Thorne"));
        looking.at("letter-1-thank", page -> write(page, "ZZ9 2AA", "Write to Bram Okoro"));
        looking.at("letter-1-other-way", page -> write(page, "ZZ9 8AA", "Write to Greta Holloway"));
        looking.at("letter-2-error", page -> {
            write(page, "ZZ9 1AA", "Write to Ada Thorne");
            new Visitor(program, page).press("Check my letter");
        });
        looking.at("letter-3-check", page -> new Visitor(program, page).write(Visitor.POSTCODE, "Ada Thorne"));
        looking.at("letter-3-own-words", page -> check(page, GaugeJourneyTest.ROUND));
        looking.at(
                "letter-3-campaign-words",
                page -> check(
                        page,
                        String.join(
                                " ",
                                program.get(Campaigns.class)
                                        .findCampaign("safe-crossings")
                                        .orElseThrow()
                                        .points())));
        looking.at("letter-3-check-looked-at", page -> {
            write(page, "ZZ9 1AA", "Write to Ada Thorne");
            new Visitor(program, page).fillIn();
            page.fill("#text", "Please look at www.lorries.example for how bad this street is.");
            new Visitor(program, page).press("Check my letter");
        });
        looking.at("letter-4-inbox", page -> {
            new Visitor(program, page).write(Visitor.POSTCODE, "Ada Thorne");
            new Visitor(program, page).press("Send me the link to confirm");
        });
    }

    @Test
    void every_step_of_a_co_signature_has_no_barrier() {
        looking.at("co-sign-1", page -> write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter"));
        looking.at("co-sign-2-error", page -> {
            write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter");
            new Visitor(program, page).press("Send me the link to confirm");
        });
        looking.at("co-sign-2-doubt", page -> {
            write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter");
            new Visitor(program, page).fillIn();
            page.fill("#postcode", "ZZ9 4AA");
            new Visitor(program, page).press("Send me the link to confirm");
        });
        Page first = chromium.telephone();
        Visitor visitor = new Visitor(program, first);
        write(first, "ZZ9 1AA", "Rather not write? Co-sign the joint letter");
        first.fill("#name", Visitor.NAME);
        first.fill("#address", Visitor.ADDRESS);
        first.fill("#email", "cosigns@people.test");
        first.check("#consent");
        visitor.press("Send me the link to confirm");
        visitor.dispatch();
        String link = visitor.linkIn(visitor.mailTo("cosigns@people.test").text());
        looking.at("co-sign-3-confirm", page -> page.navigate(link));
        first.navigate(link);
        visitor.press("Co-sign the letter");
        looking.at("co-sign-4-done", page -> page.navigate(link));
        first.context().close();
    }

    @Test
    void what_follows_the_link_has_no_barrier() {
        Page first = chromium.telephone();
        Visitor visitor = new Visitor(program, first);
        String link = visitor.confirmable();
        looking.at("confirm-1", page -> page.navigate(link));
        looking.at("confirm-1-not-me", page -> page.navigate(link + "/not-me"));
        first.navigate(link);
        visitor.press("Send my letter");
        visitor.dispatch();
        looking.at("confirm-2-sent", page -> page.navigate(link));
        String own = link.replace("/confirm/", "/letters/own/");
        looking.at("own-letter", page -> page.navigate(own));
        looking.at("own-letter-erase", page -> page.navigate(own + "/erase"));
        long mail = visitor.mailTo("ada.thorne@zedland.test").id();
        looking.at("mail-letter", page -> page.navigate(program.baseUrl() + "/dev/mail/" + mail));
        first.context().close();
    }

    @Test
    void letters_outside_campaigns_have_no_barrier() {
        looking.at("outside-1-choose", page -> outside(page, "ZZ9 1AA"));
        looking.at("outside-1-vacant", page -> outside(page, "ZZ9 7AA"));
        looking.at("outside-2-parliament", page -> {
            outside(page, "ZZ9 1AA");
            new Visitor(program, page).follow("Something Parliament decides");
        });
        looking.at("outside-2-problem", page -> {
            outside(page, "ZZ9 1AA");
            new Visitor(program, page).follow("My own problem");
        });
        looking.at("outside-3-write", page -> ownProblem(page, "ZZ9 1AA"));
        looking.at("outside-3-error", page -> {
            ownProblem(page, "ZZ9 1AA");
            page.locator("summary").click();
            page.check("#agreed");
            new Visitor(program, page).press("Check my letter");
        });
        looking.at("outside-4-doubt", page -> {
            ownProblem(page, "ZZ9 1AA");
            new Visitor(program, page).fillIn();
            page.fill("#topic", "A bus pass");
            page.fill("#postcode", "ZZ9 2AA");
            new Visitor(program, page).press("Check my letter");
        });
        looking.at("outside-4-other-way", page -> ownProblem(page, "ZZ9 8AA"));
        looking.at("outside-4-other-way-error", page -> {
            ownProblem(page, "ZZ9 8AA");
            new Visitor(program, page).press("Get the letter as a PDF");
        });
    }

    @Test
    void what_can_be_done_on_the_page_that_sends_to_the_inbox_has_no_barrier() {
        looking.at("letter-4-inbox-again", page -> {
            inbox(page, "again" + ++people + "@people.test");
            new Visitor(program, page).press("Send it again");
        });
        looking.at("letter-4-inbox-wrong-address", page -> {
            inbox(page, "wrong" + ++people + "@people.test");
            page.fill("#email", "asha at people");
            new Visitor(program, page).press("Send it there");
        });
        looking.at("letter-4-inbox-changed", page -> {
            inbox(page, "wrong" + ++people + "@people.test");
            page.fill("#email", "right" + people + "@people.test");
            new Visitor(program, page).press("Send it there");
        });
        looking.at("letter-4-inbox-too-many", page -> {
            inbox(page, "often" + ++people + "@people.test");
            for (int i = 0; i < 3; i++) {
                new Visitor(program, page).press("Send it again");
            }
        });
        looking.at("letter-4-too-many", page -> {
            for (int i = 0; i < 4; i++) {
                inbox(page, "many" + people + "@people.test");
            }
            people++;
        });
        looking.at("co-sign-2-inbox", page -> {
            write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter");
            new Visitor(program, page).fillIn();
            page.fill("#email", "cosigns" + ++people + "@people.test");
            new Visitor(program, page).press("Send me the link to confirm");
        });
    }

    @Test
    void a_form_that_stood_open_for_long_or_was_sent_before_has_no_barrier() {
        looking.at("letter-2-stale", page -> {
            write(page, "ZZ9 1AA", "Write to Ada Thorne");
            new Visitor(program, page).fillIn();
            var visit = page.context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("visit"))
                    .toList();
            page.context().clearCookies();
            page.context().addCookies(visit);
            new Visitor(program, page).press("Check my letter");
        });
        looking.at("letter-4-sent-before", page -> {
            String email = "twice" + ++people + "@people.test";
            write(page, "ZZ9 1AA", "Write to Ada Thorne");
            Visitor visitor = new Visitor(program, page);
            visitor.fillIn();
            page.fill("#email", email);
            visitor.press("Check my letter");
            visitor.press("Send me the link to confirm");
            visitor.dispatch();
            Page other = page.context().newPage();
            other.navigate(visitor.linkIn(visitor.mailTo(email).text()));
            new Visitor(program, other).press("Send my letter");
            // Not at once: the answer to this very call would get lost with the page.
            page.evaluate("setTimeout(() => history.go(-2))");
            page.locator("#text").waitFor();
            visitor.press("Check my letter");
            visitor.press("Send me the link to confirm");
        });
    }

    @Test
    void a_letter_about_a_motion_alone_has_no_barrier() {
        looking.at("motion-1-answer", page -> motion(page));
        looking.at("motion-2-write", page -> {
            motion(page);
            new Visitor(program, page).follow("Write to Ada Thorne");
        });
        looking.at("motion-3-check", page -> {
            motion(page);
            Visitor visitor = new Visitor(program, page);
            visitor.follow("Write to Ada Thorne");
            visitor.fillIn();
            visitor.press("Check my letter");
        });
    }

    @Test
    void what_cannot_be_printed_has_no_barrier() {
        looking.at("letter-1-other-way-signs", page -> {
            write(page, "ZZ9 8AA", "Write to Greta Holloway");
            new Visitor(program, page).fillWithoutConsent();
            page.fill("#text", "The lorries come too near. \uD83D\uDE9B Please add your name.");
            new Visitor(program, page).press("Get the letter as a PDF");
        });
    }

    @Test
    void a_form_whose_seat_is_not_known_has_no_barrier() {
        looking.at("letter-2-which-seat", page -> forgotten(page, "ZZ9 2ZZ"));
        looking.at("letter-2-seat-lost", page -> forgotten(page, "ZZ9 4ZZ"));
    }

    @Test
    void a_letter_that_came_back_has_no_barrier() {
        // Three mails an hour is all that one address gets.
        program.clock().advance(Duration.ofHours(1));
        Page first = chromium.telephone();
        Visitor visitor = new Visitor(program, first);
        String link = visitor.confirmable("ZZ9 8ZZ", "Hugo Vance");
        first.navigate(link);
        visitor.press("Send my letter");
        visitor.dispatch();
        looking.at("confirm-3-came-back", page -> page.navigate(link));
        first.context().close();
    }

    private static void inbox(Page page, String email) {
        Visitor visitor = new Visitor(program, page);
        visitor.write("ZZ9 1AA", "Ada Thorne");
        visitor.press("Change something");
        page.fill("#email", email);
        visitor.press("Check my letter");
        visitor.press("Send me the link to confirm");
    }

    private static void motion(Page page) {
        page.navigate(program.baseUrl() + "/motions/2026-27/Z9");
        page.fill("#postcode", Visitor.POSTCODE);
        new Visitor(program, page).press("Show me");
    }

    private static void outside(Page page, String postcode) {
        page.navigate(program.baseUrl() + "/write");
        page.fill("#postcode", postcode);
        page.locator("form[action='/postcode'] button").click();
    }

    private static void ownProblem(Page page, String postcode) {
        outside(page, postcode);
        new Visitor(program, page).follow("My own problem");
        page.locator("main a.button").click();
    }

    private static void forgotten(Page page, String postcode) {
        write(page, "ZZ9 1AA", "Write to Ada Thorne");
        new Visitor(program, page).fillIn();
        page.fill("#postcode", postcode);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("visit"));
        new Visitor(program, page).press("Check my letter");
    }

    private static void write(Page page, String postcode, String link) {
        Visitor visitor = new Visitor(program, page);
        visitor.find(postcode);
        visitor.follow(link);
    }

    private static void check(Page page, String text) {
        write(page, "ZZ9 1AA", "Write to Ada Thorne");
        Visitor visitor = new Visitor(program, page);
        visitor.fillIn();
        page.fill("#text", text);
        visitor.press("Check my letter");
    }
}
