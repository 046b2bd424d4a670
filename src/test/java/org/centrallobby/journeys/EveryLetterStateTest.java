package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.answers.OfficeReplies;
import org.centrallobby.letters.answers.QuestionJob;
import org.centrallobby.letters.counts.Gathering;
import org.centrallobby.letters.desk.Confirming;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.holds.RefusalReason;
import org.centrallobby.letters.joint.JointWordings;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every state of a letter as whoever follows its link sees it, and every answer to the question about an answer. */
class EveryLetterStateTest {
    private static final int ADA = 990_001;
    private static final int BRAM = 990_002;
    private static final int JONAS = 990_011;
    private static final int KEZIA = 990_012;
    private static final int NEXT = 990_099;
    private static final String FAIR = "Dear Ada,\n\nThe lorries come too near to the school gate.\n\nAsha";

    @AutoClose
    private static final TestProgram program =
            TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"), TestProgram.withResponsiveness());

    @AutoClose
    private static final Chromium chromium = new Chromium();

    private static int people;
    private final Looking looking = new Looking(chromium);
    private final LetterRows rows = program.get(LetterRows.class);

    @Test
    void every_state_of_a_letter_has_no_barrier() {
        see("state-unconfirmed", letter(ADA, FAIR));
        see("state-unconfirmed-signed", letter(BRAM, FAIR));
        see("state-ready", moved(LetterEvent.CONFIRM, LetterEvent.POST));
        see("state-accepted", moved(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.ACCEPT));
        see("state-answered", moved(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.ACCEPT, LetterEvent.ANSWER));
        see("state-returned", moved(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.RETURN));
        see("state-failed", moved(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.GIVE_UP));
        long signed = moved(LetterEvent.CONFIRM, LetterEvent.NAME_ADDED);
        see("state-waiting-signed", signed);
        decide("waiting-signed", signed);
        long ended = moved(LetterEvent.CONFIRM, LetterEvent.MOTION_ENDED);
        see("state-waiting-ended", ended);
        decide("waiting-ended", ended);
        see("state-denied", moved(LetterEvent.DENY));
        see("state-erased", moved(LetterEvent.ERASE));
        see("state-withdrawn", moved(LetterEvent.CONFIRM, LetterEvent.WITHDRAW));
    }

    @Test
    void what_a_person_looks_at_has_no_barrier() {
        long foul = letter(ADA, "Dear Ada,\n\nThe shitty lorries again, see https://lorries.example/late\n\nAsha");
        see("state-unconfirmed-looked-at", foul);
        program.get(Confirming.class).confirm(token(foul));
        see("state-held", foul);
        see("state-held-without-reason", moved(LetterEvent.HOLD));
        program.get(Holds.class).refuse(reference(foul), RefusalReason.ABUSIVE, "operator");
        see("state-refused", foul);
    }

    @Test
    void a_letter_in_line_has_no_barrier() throws SQLException {
        HeldJourneyTest.tenLettersWent(program, BRAM);
        long waits = letter(BRAM, FAIR);
        program.get(Confirming.class).confirm(token(waits));
        see("state-in-line", waits);
    }

    @Test
    void a_name_under_the_joint_letter_has_no_barrier_wherever_it_stands() {
        see("joint-unconfirmed", coSigned());
        see("joint-gathered", coSigned(LetterEvent.CONFIRM));
        see("joint-held", coSigned(LetterEvent.HOLD));
        see("joint-refused", coSigned(LetterEvent.HOLD, LetterEvent.REFUSE));
        see("joint-posted", coSigned(LetterEvent.CONFIRM, LetterEvent.POST));
        see("joint-accepted", coSigned(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.ACCEPT));
        see("joint-answered", coSigned(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.ACCEPT, LetterEvent.ANSWER));
        see("joint-returned", coSigned(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.RETURN));
        see("joint-failed", coSigned(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.GIVE_UP));
        see("joint-waiting", coSigned(LetterEvent.CONFIRM, LetterEvent.NAME_ADDED));
    }

    @Test
    void a_link_that_has_run_out_has_no_barrier() {
        String late = link(letter(ADA, FAIR));
        program.clock().advance(Duration.ofDays(8));
        looking.at("state-lapsed", page -> page.navigate(late));
    }

    @Test
    void a_letter_that_cannot_go_as_things_stand_has_no_barrier() {
        see("not-now-joint", coSigned(BRAM));
        long unreachable = letter(JONAS, FAIR);
        contact(JONAS, null);
        see("not-now-no-address", unreachable);
    }

    @Test
    void a_letter_whose_member_left_has_no_barrier() {
        long unconfirmed = letter(KEZIA, FAIR);
        long waits = move(letter(KEZIA, FAIR), LetterEvent.CONFIRM, LetterEvent.MEMBER_LEFT);
        LocalDate left = LocalDate.of(2026, 12, 3);
        program.database()
                .jdbc()
                .sql("update membership set to_date = ? where member_id = ?")
                .params(left, KEZIA)
                .update();
        Members members = program.get(Members.class);
        // Saving it again tells the copies in memory.
        Member next = new Member(NEXT, "Mina Sorrel", null, true);
        members.saveMember(next);
        await(() -> members.findSitting(KEZIA, left.plusDays(1)).isEmpty());
        see("not-now-left", unconfirmed);
        decide("waiting-vacant", waits);
        Constituency seat =
                program.get(Constituencies.class).findByMnisId(KEZIA).orElseThrow();
        members.saveMembership(new Membership(next, seat, left.plusDays(1), null, null, false));
        await(() -> members.findSitting(KEZIA, left.plusDays(1)).isPresent());
        decide("waiting-unreachable", waits);
        contact(NEXT, "mina.sorrel@zedland.test");
        decide("waiting-successor", waits);
    }

    @Test
    void the_question_about_an_answer_has_no_barrier() {
        long asked = accepted();
        long office = accepted();
        long erased = accepted();
        program.clock().advance(Duration.ofDays(14));
        program.get(QuestionJob.class).runOnce();
        String link = question(asked);
        looking.at("question", page -> page.navigate(link));
        looking.at("question-error", page -> {
            page.navigate(link);
            new Visitor(program, page).press("Tell us");
        });
        for (String outcome : new String[] {"ANSWERED", "ACKNOWLEDGED", "NOT_NEEDED", "NOT_ANSWERED"}) {
            looking.at("question-" + outcome, page -> {
                page.navigate(link);
                page.check("#outcome-" + outcome);
                page.locator("main button").click();
                assertThat(page.textContent("main")).contains("You told us");
            });
        }
        program.get(OfficeReplies.class).record(office, program.clock().instant());
        looking.at("question-office", page -> page.navigate(question(office)));
        String over = question(erased);
        move(erased, LetterEvent.ERASE);
        looking.at("question-over", page -> page.navigate(over));
        program.clock().advance(Duration.ofDays(61));
        looking.at("question-lapsed", page -> page.navigate(link));
    }

    @Test
    void numbers_that_were_told_have_no_barrier() {
        for (int i = 0; i < 12; i++) {
            program.get(OfficeReplies.class).record(accepted(), program.clock().instant());
        }
        program.clock().advance(Duration.ofDays(29));
        program.get(Gathering.class).runOnce();
        for (String path : new String[] {
            "/responsiveness", "/members/990001/responsiveness", "/members/990001", "/campaigns/safe-crossings/counts"
        }) {
            looking.at("told" + path.replace('/', '-'), page -> page.navigate(program.baseUrl() + path));
        }
    }

    private void see(String name, long letter) {
        looking.at(name, page -> page.navigate(link(letter)));
    }

    /** The page on which a letter that waits is decided about. */
    private void decide(String name, long letter) {
        String token = program.get(Confirmations.class)
                .issue(Purpose.WAITING_LETTER, letter)
                .token();
        looking.at(name, page -> page.navigate(program.baseUrl() + "/letters/waiting/" + token));
    }

    private static void contact(int member, @Nullable String email) {
        Members members = program.get(Members.class);
        members.saveContact(member, new Contact(email, "test", program.clock().instant()));
        await(() -> members.findContact(member)
                .filter(contact -> Objects.equals(email, contact.email()))
                .isPresent());
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static String link(long letter) {
        return program.baseUrl() + "/confirm/" + token(letter);
    }

    private static String token(long letter) {
        return program.get(Confirmations.class).issue(Purpose.LETTER, letter).token();
    }

    private static String question(long letter) {
        return program.baseUrl() + "/letters/answer/"
                + program.get(Confirmations.class)
                        .issue(Purpose.ANSWER, letter, Duration.ofDays(60))
                        .token();
    }

    private String reference(long letter) {
        return rows.find(letter).map(Letter::reference).orElseThrow();
    }

    private long accepted() {
        return moved(LetterEvent.CONFIRM, LetterEvent.POST, LetterEvent.ACCEPT);
    }

    private long moved(LetterEvent... events) {
        return move(letter(ADA, FAIR), events);
    }

    private long coSigned(LetterEvent... events) {
        return move(coSigned(ADA), events);
    }

    private static long coSigned(int member) {
        UUID form = UUID.randomUUID();
        program.get(JointWordings.class).keep(form, "safe-crossings", "We ask you to add your name to motion Z7.");
        return write(form, true, member, "My daughter walks past the lorries.");
    }

    private long move(long letter, LetterEvent... events) {
        for (LetterEvent event : events) {
            assertThat(rows.apply(
                            event,
                            rows.find(letter).orElseThrow(),
                            "test",
                            program.clock().instant()))
                    .as("%s", event)
                    .isTrue();
        }
        return letter;
    }

    private static long letter(int member, String text) {
        return write(UUID.randomUUID(), false, member, text);
    }

    /** Of somebody nobody has heard of before: three mails an hour is all that one address gets. */
    private static long write(UUID form, boolean joint, int member, String text) {
        long motion = program.database()
                .jdbc()
                .sql("select id from motion where number = 'Z7'")
                .query(Long.class)
                .single();
        Writer writer = new Writer(Visitor.NAME, Visitor.ADDRESS, Visitor.POSTCODE, "asha" + ++people + "@people.test");
        return ((Written.Stored) program.get(Letters.class)
                        .write(
                                new Draft(
                                        form,
                                        LetterKind.CAMPAIGN,
                                        joint,
                                        "safe-crossings",
                                        motion,
                                        "Safe crossings at schools in Zedland",
                                        "Zedland Parents’ Association",
                                        member,
                                        member,
                                        writer,
                                        text,
                                        "2026-11"),
                                "198.51.100." + people))
                .letterId();
    }
}
