package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.previews.Previews;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that an address or a postcode leads to, and every mail; {@link EveryLetterPageTest} has what a letter leads to. */
class EveryPageTest {
    @AutoClose
    private static final TestProgram program =
            TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"), TestProgram.withResponsiveness());

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private final Looking looking = new Looking(chromium);

    @BeforeAll
    static void announceRecess() {
        program.get(Sittings.class)
                .replace(
                        List.of(),
                        List.of(new NonSitting(
                                Kind.RECESS,
                                "Christmas recess",
                                LocalDate.of(2026, 12, 18),
                                LocalDate.of(2027, 1, 4),
                                "test")));
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
                "/letters/waiting/AAAABBBBCCCCDDDD",
                "/letters/own/AAAABBBBCCCCDDDD",
                "/letters/inbox",
                "/write",
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
                "/no-such-page",
                "/confirm/AAAABBBBCCCCDDDD",
                "/unsubscribe/b1.aaaabbbbccccdddd"
            })
    void a_page_by_its_address_has_no_barrier(String path) {
        looking.at(path.replaceAll("[^A-Za-z0-9]+", "-"), page -> page.navigate(program.baseUrl() + path));
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
        looking.at("answer-" + name, page -> answer(page, campaign, postcode));
    }

    @Test
    void every_mail_has_no_barrier_as_a_mail_program_shows_it() {
        assertThat(program.get(Previews.class).listSamples())
                .filteredOn(sample -> sample.nature() != Nature.OPERATOR)
                .hasSizeGreaterThan(20)
                .allSatisfy(sample -> looking.atMail(
                        "mail-" + sample.name(),
                        page -> page.navigate(program.baseUrl() + "/dev/mail/previews/" + sample.name() + "/html")));
    }

    private static void answer(Page page, String campaign, String postcode) {
        page.navigate(program.baseUrl() + "/campaigns/" + campaign);
        page.fill("#postcode", postcode);
        page.locator("form[action='/postcode'] button").click();
    }
}
