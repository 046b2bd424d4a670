package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.joint.JointWorld.OFFICE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.privacy.Erasure;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.incoming.Incoming;
import org.centrallobby.mail.incoming.ParkedMails;
import org.centrallobby.mail.incoming.Taken;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an office writes back to a joint letter, and whom it comes to. */
class JointRepliesTest {
    private static final String SIGNED = "Dear all,\n\nI have added my name today.\n\nAda Thorne";
    private static final List<String> PEOPLE = List.of("asha.patel", "ben.ode", "cara.dunn");
    private final JointWorld world = new JointWorld();
    private final Incoming incoming = world.program.get(Incoming.class);
    private List<Long> letters = List.of();

    @BeforeEach
    void send() {
        letters = List.of(
                world.coSign("Asha Patel", "ZZ9 1AA", "The crossing has no light."),
                world.coSign("Ben Ode", "ZZ9 1AB", ""),
                world.coSign("Cara Dunn", "ZZ9 1AA", ""));
        world.at("2026-12-07T09:00:00Z");
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ACCEPTED);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void its_answer_goes_to_each_co_signatory_and_shows_none_to_another() {
        String quoted =
                world.mailsTo(OFFICE).getFirst().text().lines().reduce("", (all, line) -> all + "> " + line + "\n");
        assertThat(take(
                        OFFICE,
                        SIGNED
                                + "\n\nOn Mon, 7 Dec 2026 at 09:00, 3 constituents of Zed North via Central\nLobby wrote:\n"
                                + quoted))
                .isInstanceOf(Taken.Told.class);
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ACCEPTED);
        world.turn();

        for (String name : PEOPLE) {
            List<Received> mails = world.mailsTo(name + "@people.test");
            assertThat(mails).hasSize(3);
            Received mail = mails.getLast();
            assertThat(mail.header("Subject")).isEqualTo("The office of Ada Thorne answered the joint letter");
            assertThat(mail.header("To")).contains(name + "@people.test");
            assertThat(mail.text())
                    .contains("answered the joint letter of 7 December 2026", "I have added my name today.")
                    .doesNotContain("constituents of Zed North", "ZZ9", "Mill Lane", "no light");
            assertThat(PEOPLE)
                    .filteredOn(other -> !other.equals(name))
                    .noneMatch(other -> mail.raw().contains(other));
        }
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ANSWERED);
        assertThat(world.steps(letters.getFirst())).containsExactly("WRITE", "CONFIRM", "POST", "ACCEPT", "ANSWER");
        assertThat(world.count(
                        "select count(*) from letter_question where outcome = 'ANSWERED' and told_by = 'OFFICE'"))
                .isEqualTo(3);
        assertThat(world.program.get(ParkedMails.class).list()).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void an_automatic_answer_goes_to_nobody_and_is_noted_once() {
        assertThat(take(OFFICE, "Thank you. Every letter is read.", "Auto-Submitted: auto-replied\r\n"))
                .isInstanceOf(Taken.Told.class);
        assertThat(take(OFFICE, "Thank you. We are away.", "Auto-Submitted: auto-replied\r\n"))
                .isInstanceOf(Taken.Told.class);
        world.turn();

        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ACCEPTED);
        assertThat(letters)
                .allSatisfy(id -> assertThat(world.steps(id))
                        .containsExactly("WRITE", "CONFIRM", "POST", "ACCEPT", "ACKNOWLEDGED"));
        assertThat(world.count("select count(*) from letter_question")).isZero();
        assertThat(world.mailsTo("people.test")).hasSize(6);

        take(OFFICE, SIGNED);
        world.turn();
        take(OFFICE, "Thank you. We are away again.", "Auto-Submitted: auto-replied\r\n");
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ANSWERED);
    }

    @Test
    void one_that_names_somebody_is_read_by_a_person_first_who_may_pass_it_on() {
        assertThat(take(OFFICE, "Dear Asha Patel,\n\nI shall look at it.\n\nAda Thorne"))
                .isInstanceOf(Taken.Parked.class);
        world.turn();
        assertThat(world.mailsTo("people.test")).hasSize(6);
        assertThat(tasks()).singleElement().asString().contains("names one who co-signed", "Ada Thorne");

        long parked = world.program.get(ParkedMails.class).list().getFirst().id();
        assertThat(incoming.passOn(parked)).isTrue();
        assertThat(incoming.passOn(parked)).isFalse();
        world.turn();
        assertThat(world.mailsTo("ben.ode@people.test").getLast().text()).contains("I shall look at it.");
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ANSWERED);
    }

    @Test
    void whoever_co_signed_alone_may_be_named() {
        world.coSign("Dora Kent", "ZZ9 1AC", "");
        world.at("2026-12-08T09:00:00Z");
        String alone = world.mailsTo(OFFICE).getLast().header("Reply-To").replaceAll(".*<|>.*", "");
        assertThat(take(OFFICE, "Dear Dora Kent,\n\nI shall look at it.\n\nAda Thorne", "", alone))
                .isInstanceOf(Taken.Told.class);
        world.turn();
        assertThat(world.mailsTo("dora.kent@people.test").getLast().text()).contains("I shall look at it.");
        assertThat(world.mailsTo("ben.ode@people.test")).hasSize(2);
    }

    @Test
    void no_address_is_ever_passed_on_whoever_wants_it() {
        assertThat(take(OFFICE, "I have written to those at 12 Mill\nLane already."))
                .isInstanceOf(Taken.Parked.class);
        assertThat(take(OFFICE, "They are: No. | Postcode | Name")).isInstanceOf(Taken.Parked.class);
        for (ParkedMails.Entry parked : world.program.get(ParkedMails.class).list()) {
            assertThat(incoming.passOn(parked.id())).isFalse();
        }
        world.turn();
        assertThat(world.mailsTo("people.test")).hasSize(6);
        assertThat(world.program.get(ParkedMails.class).list()).hasSize(2);
    }

    @Test
    void what_comes_from_elsewhere_with_a_file_or_at_the_address_in_from_is_read_by_a_person_first() {
        assertThat(take("ada.thorne@elsewhere.test", SIGNED)).isInstanceOf(Taken.Parked.class);
        assertThat(take(
                        OFFICE,
                        SIGNED,
                        "X-Nothing: 1\r\n",
                        world.mailsTo(OFFICE).getFirst().header("From").replaceAll(".*<|>.*", "")))
                .isInstanceOf(Taken.Parked.class);
        String withFile =
                "From: " + OFFICE + "\r\nTo: " + replyTo() + "\r\nSubject: Re: your letter\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease see the file."
                        + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n";
        assertThat(incoming.take(withFile.getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(Taken.Parked.class);
        world.turn();
        assertThat(world.mailsTo("people.test")).hasSize(6);
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ACCEPTED);
    }

    @Test
    void three_answers_are_passed_on_and_the_fourth_is_read_first() {
        for (int i = 1; i <= 3; i++) {
            assertThat(take(OFFICE, SIGNED + i)).isInstanceOf(Taken.Told.class);
            world.turn();
        }
        assertThat(take(OFFICE, SIGNED + 4)).isInstanceOf(Taken.Parked.class);
        world.turn();
        assertThat(world.mailsTo("people.test")).hasSize(15);
    }

    @Test
    void who_had_it_erased_gets_none_and_one_whose_text_was_destroyed_in_its_time_does() {
        world.program.get(Erasure.class).erase(letters.getFirst(), "writer");
        world.execute(
                "update letter set last_event = 'FORGET_TEXT', moves = moves + 1, moved_at = now(), moved_by = 'retention'"
                        + " where id = " + letters.get(1));
        take(OFFICE, SIGNED);
        world.turn();
        assertThat(world.mailsTo("asha.patel@people.test")).hasSize(2);
        assertThat(world.mailsTo("ben.ode@people.test").getLast().text()).contains("I have added my name today.");
        assertThat(world.mailsTo("cara.dunn@people.test")).hasSize(3);
    }

    private String replyTo() {
        return world.mailsTo(OFFICE).getFirst().header("Reply-To").replaceAll(".*<|>.*", "");
    }

    private Taken take(String from, String text) {
        return take(from, text, "");
    }

    private Taken take(String from, String text, String headers) {
        return take(from, text, headers, replyTo());
    }

    private Taken take(String from, String text, String headers, String to) {
        String message = "From: The office <" + from + ">\r\nTo: " + to + "\r\nSubject: Re: a joint letter\r\n"
                + headers + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.replace("\n", "\r\n") + "\r\n";
        return incoming.take(message.getBytes(StandardCharsets.UTF_8), null);
    }

    private List<String> tasks() {
        return world.program.get(Tasks.class).listOpen().stream()
                .filter(task -> task.kind() == TaskKind.PARKED_MESSAGE
                        && task.sentence().contains("joint letter"))
                .map(Task::sentence)
                .toList();
    }
}
