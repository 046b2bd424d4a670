package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.carriers.DevMail;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** To one's own Member about anything: a telephone, no scripts. */
class OutsideJourneyTest {
    private static final String TOPIC = "My visa decision is four months late";

    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private static final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private final Page page = chromium.telephone();

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void a_problem_of_ones_own_goes_from_the_front_page_to_the_members_office() {
        page.navigate(program.baseUrl() + "/");
        visitor.follow("Write to your Member about something else");
        assertThat(visitor.heading()).isEqualTo("What is your postcode?");
        page.fill("#postcode", Visitor.POSTCODE);
        visitor.press("Find");
        assertThat(visitor.heading()).isEqualTo("What is your letter about?");
        assertThat(page.content()).contains("Ada Thorne");
        visitor.follow("My own problem");
        assertThat(page.content())
                .contains("We never count it, compare it with other letters or bundle it")
                .contains("Change what a court has decided")
                .contains("https://www.gov.uk/find-local-council");
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        visitor.press("Check my letter");
        assertThat(page.locator(".problem li").allTextContents())
                .containsExactly("Enter in a few words what your letter is about");
        page.fill("#topic", TOPIC);
        visitor.press("Check my letter");
        assertThat(page.content()).contains(TOPIC);
        visitor.press("Send me the link to confirm");

        String link = visitor.confirmationLink();
        DevMail asked = visitor.mailTo(Visitor.EMAIL);
        assertThat(asked.text() + asked.header("Subject"))
                .doesNotContain("visa")
                .doesNotContain("lorries");
        page.navigate(link);
        assertThat(page.content()).contains(TOPIC);
        visitor.press("Send my letter");
        visitor.dispatch();
        DevMail letter = visitor.mailTo("ada.thorne@zedland.test");
        assertThat(letter.header("Subject"))
                .isEqualTo(TOPIC + " – from a constituent in Zed North, about a personal matter");
        assertThat(letter.text())
                .contains(Visitor.TEXT)
                .doesNotContain("campaign")
                .doesNotContain("motion");
        assertThat(kindOfTheLastLetter()).isEqualTo("CASEWORK");
    }

    @Test
    void something_parliament_decides_has_the_writers_own_subject_made_harmless() {
        write("Something Parliament decides", "Ada Thorne");
        visitor.fillIn();
        page.fill("#topic", "Sunday\u202E buses \u0007 <b>now</b>");
        visitor.press("Check my letter");
        visitor.press("Send me the link to confirm");
        page.navigate(visitor.confirmationLink());
        visitor.press("Send my letter");
        visitor.dispatch();
        assertThat(visitor.mailTo("ada.thorne@zedland.test").header("Subject"))
                .isEqualTo("Sunday buses <b>now</b> – from a constituent in Zed North");
        assertThat(kindOfTheLastLetter()).isEqualTo("OTHER");
    }

    @Test
    void a_subject_that_is_too_long_is_named_and_stays() {
        write("Something Parliament decides", "Ada Thorne");
        visitor.fillIn();
        page.fill("#topic", "b".repeat(151));
        visitor.press("Check my letter");
        assertThat(page.locator(".problem li").allTextContents())
                .containsExactly("Shorten what it is about to at most 150 characters");
        assertThat(page.inputValue("#topic")).hasSize(151);
    }

    @Test
    void who_writes_for_somebody_else_says_so_in_the_letter() {
        write("My own problem", "Ada Thorne");
        visitor.fillIn();
        page.fill("#topic", TOPIC);
        page.locator("summary").last().click();
        page.fill("#helper", "Bina Rao");
        visitor.press("Check my letter");
        assertThat(page.locator(".problem li").allTextContents())
                .containsExactly("Tick the box if they have agreed; without that you cannot write in their name");
        page.check("#agreed");
        visitor.press("Check my letter");
        assertThat(page.content())
                .contains("My name is Bina Rao. I write for Asha Patel, who has agreed to this letter.");
        visitor.press("Change something");
        assertThat(page.inputValue("#helper")).isEqualTo("Bina Rao");
        assertThat(page.inputValue("#text")).isEqualTo(Visitor.TEXT);
        visitor.press("Check my letter");
        visitor.press("Send me the link to confirm");
        page.navigate(visitor.confirmationLink());
        visitor.press("Send my letter");
        visitor.dispatch();
        assertThat(visitor.mailTo("ada.thorne@zedland.test").text()).contains("My name is Bina Rao.");
    }

    @Test
    void a_members_page_leads_to_a_letter_only_through_the_postcode() {
        page.navigate(program.baseUrl() + "/members/990002");
        visitor.follow("Write to your Member");
        assertThat(visitor.heading()).isEqualTo("What is your postcode?");
        page.fill("#postcode", Visitor.POSTCODE);
        visitor.press("Find");
        assertThat(page.content()).contains("Ada Thorne").doesNotContain("Bram Okoro");
    }

    @Test
    void where_nobody_sits_there_is_nothing_to_write() {
        find("ZZ9 7AA");
        assertThat(page.content()).contains("This seat is vacant");
        assertThat(page.locator("main a[href^='/write/']").count()).isZero();
        page.navigate(program.baseUrl() + "/write/own-problem/write");
        assertThat(page.url()).endsWith("/write/own-problem/member");
        assertThat(page.locator("main a.button").count()).isZero();
    }

    @Test
    void in_another_nation_its_own_parliament_is_named_and_linked() {
        Constituencies seats = program.get(Constituencies.class);
        Constituency mill = seats.findByMnisId(990_004).orElseThrow();
        seats.save(new Constituency(
                mill.mnisId(),
                mill.gss(),
                mill.name(),
                null,
                "Scotland",
                "",
                mill.boundarySet(),
                mill.startDate(),
                null,
                true));
        find("ZZ9 4AA");
        visitor.follow("My own problem");
        for (int i = 0; i < 50 && !page.content().contains("Scottish"); i++) {
            page.reload();
        }
        assertThat(page.content())
                .contains("The Scottish Parliament decides on health")
                .contains("https://www.parliament.scot/")
                .contains("What you write here goes to Dov Pemberton, and to nobody else");
    }

    private void find(String postcode) {
        page.navigate(program.baseUrl() + "/write");
        page.fill("#postcode", postcode);
        visitor.press("Find");
    }

    private void write(String matter, String member) {
        find(Visitor.POSTCODE);
        visitor.follow(matter);
        visitor.follow("Write to " + member);
    }

    private static String kindOfTheLastLetter() {
        return program.database()
                .jdbc()
                .sql("select kind from letter order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
