package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A writer sees what is held of a letter, takes it with them, and has it erased, without asking anybody. */
class OwnLetterJourneyTest {
    @AutoClose
    private static final Chromium chromium = new Chromium();

    @AutoClose
    private final TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));

    @AutoClose
    private final Page page = chromium.telephone();

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void the_link_of_the_confirmation_leads_to_all_that_is_held_and_to_its_end() throws IOException {
        String link = visitor.confirmable();
        page.navigate(link);
        visitor.press("Send my letter");
        visitor.dispatch();
        page.navigate(link);
        visitor.follow("What we hold of this letter");
        assertThat(visitor.heading()).isEqualTo("What we hold of your letter");
        assertThat(page.textContent("main")).contains("until 14:05 on 1 January 2027", "until 14:05 on 4 March 2027");

        Download file = page.waitForDownload(() -> visitor.follow("Take it with me"));
        assertThat(Files.readString(file.path()))
                .contains(
                        Visitor.TEXT,
                        Visitor.NAME,
                        Visitor.EMAIL,
                        "12 Mill Lane\\nZed North",
                        Visitor.POSTCODE,
                        "\"state\" : \"ACCEPTED\"",
                        "\"textKeptUntil\" : \"2027-01-01T14:05:00Z\"");

        visitor.follow("Erase it");
        assertThat(visitor.heading()).isEqualTo("Erase this letter?");
        assertThat(page.textContent("main")).contains("What your Member’s office has received stays there");
        assertThat(count("select count(*) from letter where sealed is not null"))
                .as("showing erases nothing")
                .isEqualTo(1);
        visitor.press("Erase it for good");
        assertThat(visitor.heading()).isEqualTo("This letter is erased");
        assertThat(count("select count(*) from letter where coalesce(sealed, contact_sealed, email_hash) is not null"))
                .isZero();
        String own = link.replace("/confirm/", "/letters/own/");
        for (String path : new String[] {own, own + "/letter.json", own + "/erase", link}) {
            Response gone = page.navigate(path);
            assertThat(gone.status()).as(path).isEqualTo(410);
            assertThat(gone.text()).doesNotContain("Asha");
        }
    }

    @Test
    void the_link_leads_there_for_as_long_as_anything_is_held() {
        String link = visitor.confirmable().replace("/confirm/", "/letters/own/");
        program.clock().advance(Duration.ofDays(6));
        page.navigate(link.replace("/letters/own/", "/confirm/"));
        visitor.press("Send my letter");
        visitor.dispatch();
        program.clock().advance(Duration.ofDays(89));
        program.get(org.centrallobby.letters.desk.LetterHousekeeping.class).runOnce();
        assertThat(page.navigate(link).status()).isEqualTo(200);
        assertThat(page.navigate(program.baseUrl() + "/letters/own/AAAABBBBCCCCDDDDEEEEFFFF")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_notice_names_the_marks_that_letters_are_compared_by() {
        page.navigate(program.baseUrl() + "/privacy");
        assertThat(page.textContent("main"))
                .contains("marks", "runs of three words", "They go when the letter’s words go");
    }

    private long count(String sql) {
        return program.database().jdbc().sql(sql).query(Long.class).single();
    }
}
