package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.holds.RefusalReason;
import org.centrallobby.letters.line.Line;
import org.centrallobby.letters.store.HeldRows;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A letter that is held, and a letter in line, as their writers see them. */
class HeldJourneyTest {
    private static final String TEXT = "The lorries are a shitty thing to walk past. See https://lorries.example/late";

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");

    @AutoClose
    private final TestProgram program = TestProgram.start(clock);

    @AutoClose
    private final Page page = chromium.window(360, false);

    private final Visitor visitor = new Visitor(program, page);

    private void check(String text) {
        visitor.find(Visitor.POSTCODE);
        visitor.follow("Write to Ada Thorne");
        visitor.fillIn();
        page.fill("#text", text);
        visitor.press("Check my letter");
    }

    @Test
    void a_writer_is_told_why_before_anything_is_sent_and_may_change_it() {
        check(TEXT);
        assertThat(page.textContent("main"))
                .contains(
                        "A person looks at this letter before it goes",
                        "It has “shitty” in it",
                        "It has a link in it, https://lorries.example/late",
                        "You can change it now.");
        Looking.narrow(page, "held-1-check");
        visitor.press("Change");
        assertThat(page.inputValue("#text")).isEqualTo(TEXT);
        page.fill("#text", Visitor.TEXT);
        visitor.press("Check my letter");
        assertThat(page.textContent("main")).doesNotContain("A person looks at this letter");
    }

    @Test
    void a_letter_sent_as_it_is_waits_for_a_person_and_its_writer_always_knows() {
        check(TEXT);
        visitor.press("Send me the link to confirm");
        String link = visitor.confirmationLink();
        page.navigate(link);
        assertThat(page.textContent("main")).contains("It has “shitty” in it", "You can send it as it is");
        Looking.narrow(page, "held-2-confirm");
        visitor.press("Send my letter");
        assertThat(visitor.heading()).isEqualTo("Your letter is being checked");
        assertThat(page.textContent("main")).contains("It has “shitty” in it", "There is nothing you need to do");
        Looking.narrow(page, "held-3-held");
        visitor.dispatch();
        assertThat(visitor.mailsTo("ada.thorne")).isEmpty();

        Holds holds = program.get(Holds.class);
        HeldRows.Held held = holds.listHeld().getFirst();
        holds.refuse(held.letter().reference(), RefusalReason.ABUSIVE, "operator");
        visitor.dispatch();
        assertThat(visitor.mailTo(Visitor.EMAIL).text()).contains("insults or threatens", TEXT);
        page.reload();
        assertThat(visitor.heading()).isEqualTo("Your letter was not sent");
        Looking.narrow(page, "held-4-refused");
        assertThat(visitor.mailsTo("ada.thorne")).isEmpty();
    }

    @Test
    void a_letter_in_line_says_about_when_it_goes() throws SQLException {
        tenLettersWent(program, 990001);
        String link = visitor.confirmable();
        page.navigate(link);
        visitor.press("Send my letter");
        assertThat(page.textContent("main"))
                .contains(
                        "confirmed and waits its turn", "In line", "It goes at about 14:15.", "you need not stay here");
        Looking.narrow(page, "line-1-waiting");
        visitor.dispatch();
        assertThat(visitor.mailsTo("ada.thorne")).isEmpty();

        clock.advance(Duration.ofMinutes(8));
        page.reload();
        assertThat(page.textContent("main")).contains("It goes within a few minutes.");
        clock.advance(Duration.ofMinutes(2));
        program.get(Line.class).runOnce();
        visitor.dispatch();
        assertThat(visitor.mailTo("ada.thorne").text()).contains(Visitor.TEXT, "4 December 2026");
        page.reload();
        assertThat(visitor.heading()).isEqualTo("Your letter was sent");
        Looking.narrow(page, "line-2-sent");
    }

    /** Of other people, this moment: all that one Member gets at once. */
    static void tenLettersWent(TestProgram program, int member) throws SQLException {
        try (Connection connection = program.database().address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    set session_replication_role = replica;
                    insert into letter (reference, state, kind, member_id, constituency_id, form_id, consent_version,
                                        consented_at, written_at, state_since, moved_at, confirmed_at, posted_at)
                    select 'CL-' || n, 'ACCEPTED', 'OTHER', member_id, constituency_id, gen_random_uuid(), 'test', t, t, t, t, t, t
                    from membership, generate_series(1, 10) as n, (select timestamptz '%s' as t) as now
                    where member_id = %d and to_date is null;
                    """.formatted(program.clock().instant(), member));
        }
    }
}
