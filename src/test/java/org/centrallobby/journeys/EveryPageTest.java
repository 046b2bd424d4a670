package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.campaigns.Campaigns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page, its errors too: nothing axe objects to, nothing wider than a small telephone. With
 * {@code LOBBY_SCREENSHOTS} set to a folder, each is also pictured there at 360 and 1280 pixels, light and dark.
 */
class EveryPageTest {
    private static TestProgram program;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"), TestProgram.withResponsiveness());
        program.get(Sittings.class)
                .replace(
                        List.of(),
                        List.of(new NonSitting(
                                Kind.RECESS,
                                "Christmas recess",
                                LocalDate.of(2026, 12, 18),
                                LocalDate.of(2027, 1, 4),
                                "test")));
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        program.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/campaigns/safe-crossings",
                "/campaigns/night-buses",
                "/campaigns/safe-crossings/counts",
                "/counts/method",
                "/responsiveness",
                "/responsiveness/method",
                "/members/990001/responsiveness",
                "/letters/answer/AAAABBBBCCCCDDDD",
                "/dev/mail/previews/letter.question",
                "/motions",
                "/motions?q=crossings",
                "/motions?q=thorn",
                "/motions?q=ada+thorne",
                "/motions?q=no+such+words&session=2026-27",
                "/motions?from=yesterday&to=today&session=x",
                "/motions?member=990002&status=open&sort=signatures&size=1",
                "/motions?size=2&page=2",
                "/motions/new-names",
                "/motions/2026-27/Z7",
                "/motions/2024-26/Z8",
                "/motions/2008-09/53",
                "/members/990001",
                "/members/990004",
                "/members/990002?show=tabled",
                "/members/990003?show=taken-off",
                "/members/1531",
                "/seats",
                "/seats?q=nobody",
                "/seats?to=/campaigns/safe-crossings",
                "/postcode",
                "/privacy",
                "/accessibility",
                "/data",
                "/calendar",
                "/dev/mail",
                "/dev/mail/previews",
                "/dev/mail/previews/letter.receipt",
                "/dev/mail/previews/letter.joint",
                "/dev/mail/previews/letter.joint.reply",
                "/no-such-page",
                "/confirm/AAAABBBBCCCCDDDD",
                "/unsubscribe/b1.aaaabbbbccccdddd"
            })
    void a_page_by_its_address_has_no_barrier(String path) {
        look(path.replaceAll("[^A-Za-z0-9]+", "-"), page -> page.navigate(program.baseUrl() + path));
    }

    @ParameterizedTest
    @CsvSource({
        "safe-crossings,ZZ9 1AA,add-name",
        "safe-crossings,ZZ9 2AA,thank",
        "safe-crossings,ZZ9 3AA,ask-why",
        "safe-crossings,ZZ9 4AA,minister",
        "safe-crossings,ZZ9 5AA,seat-not-taken",
        "safe-crossings,ZZ9 6AA,stated-policy",
        "safe-crossings,ZZ9 7AA,vacant",
        "late-libraries,ZZ9 1AA,unknown",
        "night-buses,ZZ9 1AA,fell",
        "harbour-fence,ZZ9 1AA,withdrawn-motion",
        "safe-crossings,ZZ9 2ZZ,two-seats",
        "safe-crossings,ZZ9 3ZZ,terminated",
        "safe-crossings,ZZ9 4ZZ,no-seat",
        "safe-crossings,JE2 4WD,not-in-parliament",
        "safe-crossings,BT1 1AA,northern-ireland",
        "safe-crossings,N8 9AA,unknown-postcode",
        "safe-crossings,ZZ9 IAA,slip",
        "safe-crossings,12345,malformed",
        "safe-crossings,'',empty"
    })
    void every_answer_to_a_postcode_has_no_barrier(String campaign, String postcode, String name) {
        look("answer-" + name, page -> answer(page, campaign, postcode));
    }

    @Test
    void every_step_of_a_letter_has_no_barrier() {
        look("letter-1-write", page -> write(page, "ZZ9 1AA", "Write to Ada Thorne"));
        look("letter-1-thank", page -> write(page, "ZZ9 2AA", "Write to Bram Okoro"));
        look("letter-1-other-way", page -> write(page, "ZZ9 8AA", "Write to Greta Holloway"));
        look("letter-2-error", page -> {
            write(page, "ZZ9 1AA", "Write to Ada Thorne");
            new Visitor(program, page).press("Check my letter");
        });
        look("letter-3-check", page -> new Visitor(program, page).write(Visitor.POSTCODE, "Ada Thorne"));
        look("letter-3-own-words", page -> check(page, GaugeJourneyTest.ROUND));
        look(
                "letter-3-campaign-words",
                page -> check(
                        page,
                        String.join(
                                " ",
                                program.get(Campaigns.class)
                                        .findCampaign("safe-crossings")
                                        .orElseThrow()
                                        .points())));
        look("letter-3-check-looked-at", page -> {
            write(page, "ZZ9 1AA", "Write to Ada Thorne");
            new Visitor(program, page).fillIn();
            page.fill("#text", "Please look at www.lorries.example for how bad this street is.");
            new Visitor(program, page).press("Check my letter");
        });
        look("letter-4-inbox", page -> {
            new Visitor(program, page).write(Visitor.POSTCODE, "Ada Thorne");
            new Visitor(program, page).press("Send me the link to confirm");
        });
    }

    @Test
    void every_step_of_a_co_signature_has_no_barrier() {
        look("co-sign-1", page -> write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter"));
        look("co-sign-2-error", page -> {
            write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter");
            new Visitor(program, page).press("Send me the link to confirm");
        });
        look("co-sign-2-doubt", page -> {
            write(page, "ZZ9 1AA", "Rather not write? Co-sign the joint letter");
            page.fill("#name", Visitor.NAME);
            page.fill("#address", Visitor.ADDRESS);
            page.fill("#postcode", "ZZ9 4AA");
            page.fill("#email", Visitor.EMAIL);
            page.check("#consent");
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
        look("co-sign-3-confirm", page -> page.navigate(link));
        first.navigate(link);
        visitor.press("Co-sign the letter");
        look("co-sign-4-done", page -> page.navigate(link));
        first.context().close();
    }

    @Test
    void what_follows_the_link_has_no_barrier() {
        Page first = chromium.telephone();
        Visitor visitor = new Visitor(program, first);
        String link = visitor.confirmable();
        look("confirm-1", page -> page.navigate(link));
        look("confirm-1-not-me", page -> page.navigate(link + "/not-me"));
        first.navigate(link);
        visitor.press("Send my letter");
        visitor.dispatch();
        look("confirm-2-sent", page -> page.navigate(link));
        String own = link.replace("/confirm/", "/letters/own/");
        look("own-letter", page -> page.navigate(own));
        look("own-letter-erase", page -> page.navigate(own + "/erase"));
        long mail = visitor.mailTo("ada.thorne@zedland.test").id();
        look("mail-letter", page -> page.navigate(program.baseUrl() + "/dev/mail/" + mail));
        first.context().close();
    }

    @Test
    void letters_outside_campaigns_have_no_barrier() {
        look("outside-1-choose", page -> outside(page, "ZZ9 1AA"));
        look("outside-1-vacant", page -> outside(page, "ZZ9 7AA"));
        look("outside-2-parliament", page -> {
            outside(page, "ZZ9 1AA");
            new Visitor(program, page).follow("Something Parliament decides");
        });
        look("outside-2-problem", page -> {
            outside(page, "ZZ9 1AA");
            new Visitor(program, page).follow("My own problem");
        });
        look("outside-3-write", page -> ownProblem(page, "ZZ9 1AA"));
        look("outside-3-error", page -> {
            ownProblem(page, "ZZ9 1AA");
            page.locator("summary").click();
            page.check("#agreed");
            new Visitor(program, page).press("Check my letter");
        });
        look("outside-4-doubt", page -> {
            ownProblem(page, "ZZ9 1AA");
            new Visitor(program, page).fillIn();
            page.fill("#topic", "A bus pass");
            page.fill("#postcode", "ZZ9 2AA");
            new Visitor(program, page).press("Check my letter");
        });
        look("outside-4-other-way", page -> ownProblem(page, "ZZ9 8AA"));
        look("outside-4-other-way-error", page -> {
            ownProblem(page, "ZZ9 8AA");
            new Visitor(program, page).press("Get the letter as a PDF");
        });
    }

    @Test
    void a_form_whose_seat_is_not_known_has_no_barrier() {
        look("letter-2-which-seat", page -> forgotten(page, "ZZ9 2ZZ"));
        look("letter-2-seat-lost", page -> forgotten(page, "ZZ9 4ZZ"));
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
        look("confirm-3-came-back", page -> page.navigate(link));
        first.context().close();
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

    /** A way to a page. */
    private interface Way {
        void go(Page page);
    }

    private static void answer(Page page, String campaign, String postcode) {
        page.navigate(program.baseUrl() + "/campaigns/" + campaign);
        page.fill("#postcode", postcode);
        page.locator("form[action='/postcode'] button").click();
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

    private static void look(String name, Way way) {
        Page page = chromium.window(360, false);
        way.go(page);
        assertThat(Chromium.barriers(page)).as(name).isEmpty();
        page.setViewportSize(320, 640);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isEqualTo(320);
        page.setViewportSize(360, 800);
        picture(page, name + "-360-light");
        page.context().close();
        Page dark = chromium.window(1280, true);
        way.go(dark);
        assertThat(Chromium.barriers(dark)).as(name + ", dark").isEmpty();
        picture(dark, name + "-1280-dark");
        dark.context().close();
    }

    private static void picture(Page page, String name) {
        String folder = System.getenv("LOBBY_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, name.toLowerCase(Locale.ROOT) + ".png")));
        }
    }
}
