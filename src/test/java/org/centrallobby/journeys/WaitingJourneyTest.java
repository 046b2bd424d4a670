package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A Member resigns while a letter is on its way: its writer decides, and nobody else. */
class WaitingJourneyTest {
    private static final int ADA = 990_001;
    private static final int NEXT = 990_099;
    private static final LocalDate RESIGNED = LocalDate.of(2026, 12, 4);

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");

    @AutoClose
    private final TestProgram program = TestProgram.start(clock);

    @AutoClose
    private final Page page = chromium.window(360, false);

    private final Visitor visitor = new Visitor(program, page);

    @Test
    void a_letter_under_way_when_its_member_resigns_goes_to_the_new_one_only_when_its_writer_presses_the_button() {
        contact(ADA, "slow.ada.thorne@zedland.test");
        String confirmation = visitor.confirmable();
        page.navigate(confirmation);
        visitor.press("Send my letter");
        visitor.dispatch();
        resign();
        await(() -> !visitor.mailsTo(Visitor.EMAIL).isEmpty()
                && visitor.mailTo(Visitor.EMAIL).text().contains("/letters/waiting/"));

        String link = waitingLink();
        page.navigate(link);
        assertThat(page.content())
                .contains("Your letter waits for you", "Nobody holds the seat at the moment", Visitor.TEXT)
                .doesNotContain("Send it to");
        Looking.narrow(page, "waiting-journey-1");
        page.navigate(confirmation);
        assertThat(page.content()).contains("It has been sent to nobody.");
        Looking.narrow(page, "waiting-journey-2");

        elect();
        await(() -> visitor.mailTo(Visitor.EMAIL).text().contains("Mina Sorrel"));
        page.navigate(waitingLink());
        assertThat(page.content()).contains("Mina Sorrel is the Member for Zed North now.");
        Looking.narrow(page, "waiting-journey-3");
        assertThat(visitor.mailsTo("mina.sorrel@zedland.test")).isEmpty();
        visitor.press("Send it to Mina Sorrel");
        visitor.dispatch();
        visitor.dispatch();

        assertThat(visitor.mailTo("mina.sorrel@zedland.test").text()).contains(Visitor.TEXT);
        assertThat(visitor.mailsTo("ada.thorne")).isEmpty();
        page.navigate(page.url());
        assertThat(page.content()).contains("Your letter was sent", "You sent it on to the new Member");
        Looking.narrow(page, "waiting-journey-4");
    }

    @Test
    void a_writer_may_take_the_letter_back() {
        contact(ADA, "slow.ada.thorne@zedland.test");
        page.navigate(visitor.confirmable());
        visitor.press("Send my letter");
        visitor.dispatch();
        resign();
        await(() -> visitor.mailTo(Visitor.EMAIL).text().contains("/letters/waiting/"));
        page.navigate(waitingLink());
        visitor.press("Take it back");

        assertThat(page.content()).contains("Your letter is erased");
        Looking.narrow(page, "waiting-journey-5");
        page.navigate(waitingLink());
        assertThat(page.content()).contains("Your letter is erased").doesNotContain(Visitor.TEXT);
    }

    @Test
    void who_co_signed_for_a_name_that_is_there_now_is_led_to_words_of_their_own() {
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Rather not write? Co-sign the joint letter");
        page.fill("#name", Visitor.NAME);
        page.fill("#address", Visitor.ADDRESS);
        page.fill("#email", Visitor.EMAIL);
        page.check("#consent");
        visitor.press("Send me the link to confirm");
        page.navigate(visitor.confirmationLink());
        visitor.press("Co-sign the letter");
        program.database().jdbc().sql("""
                        insert into signature (motion_id, member_id, position, signed_on)
                        select motion_id, ?, 99, '2026-12-04' from campaign where slug = 'safe-crossings'
                        """).params(ADA).update();
        announce(Topic.MOTIONS);
        await(() -> visitor.mailTo(Visitor.EMAIL).text().contains("/letters/waiting/"));

        page.navigate(waitingLink());
        assertThat(page.content())
                .contains("it has nothing to ask of Ada Thorne any more")
                .doesNotContain("Send it to", "only if you say so");
        assertThat(Chromium.barriers(page)).isEmpty();
        visitor.follow("Write to Ada Thorne yourself");
        assertThat(page.url()).endsWith("/campaigns/safe-crossings/write");
        page.navigate(waitingLink());
        visitor.press("Take my name off");
        assertThat(page.content()).contains("Your letter is erased");
    }

    @Test
    void a_letter_not_yet_confirmed_shows_the_way_to_the_new_member() {
        String confirmation = visitor.confirmable();
        resign();
        page.navigate(confirmation);

        assertThat(page.content())
                .contains("Your Member has changed", Visitor.TEXT, "We send it to nobody else unasked");
        Looking.narrow(page, "waiting-journey-6");
        visitor.follow("See who your Member is now");
        assertThat(page.url()).contains("/postcode?to=/campaigns/safe-crossings");
    }

    private void resign() {
        program.database()
                .jdbc()
                .sql("update membership set to_date = ? where member_id = ?")
                .params(RESIGNED, ADA)
                .update();
        announce();
        clock.set(Instant.parse("2026-12-05T09:00:00Z"));
        await(() -> program.get(Members.class)
                .findSitting(ADA, RESIGNED.plusDays(1))
                .isEmpty());
        announce();
    }

    private void elect() {
        Member member = new Member(NEXT, "Mina Sorrel", null, true);
        Constituency seat = program.get(Constituencies.class).findByMnisId(ADA).orElseThrow();
        program.get(Members.class).saveMember(member);
        contact(NEXT, "mina.sorrel@zedland.test");
        program.get(Members.class)
                .saveMembership(new Membership(member, seat, RESIGNED.plusDays(1), null, null, false));
        await(() -> program.get(Members.class)
                .findSitting(ADA, RESIGNED.plusDays(1))
                .isPresent());
        announce();
    }

    private void announce() {
        announce(Topic.MEMBERS);
    }

    private void announce(Topic what) {
        program.database()
                .transactions()
                .executeWithoutResult(status -> program.get(Changes.class).announce(what));
    }

    private void contact(int member, String email) {
        program.get(Members.class).saveContact(member, new Contact(email, "test", clock.instant()));
        await(() -> program.get(Members.class)
                .findContact(member)
                .filter(contact -> email.equals(contact.email()))
                .isPresent());
    }

    private String waitingLink() {
        return visitor.mailTo(Visitor.EMAIL)
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(program.baseUrl() + "/letters/waiting/"))
                .findFirst()
                .orElseThrow();
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
