package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.incoming.Back;
import org.centrallobby.mail.incoming.Incoming;
import org.centrallobby.mail.incoming.Taken;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an office's mail system says of a letter after it took it. */
class ReturnedLettersTest {
    private final LetterWorld world = new LetterWorld();
    private final Incoming incoming = world.program.get(Incoming.class);

    @AfterEach
    void close() {
        world.close();
    }

    /** Writes and confirms a letter, and gives the address its failures come back to. */
    private String sendLetter() {
        world.confirming.confirm(world.writeAndGetToken());
        assertThat(world.mails()).hasSize(3);
        Received letter = world.relay.received().get(1);
        assertThat(letter.recipient()).isEqualTo("ada.thorne@parliament.test");
        return letter.envelopeSender();
    }

    private Letter letter() {
        return world.letters.find(world.count("select max(id) from letter")).orElseThrow();
    }

    @Test
    void a_letter_that_bounces_is_returned_to_its_writer_and_its_office_is_looked_up() {
        byte[] bounce = Back.message("postfix-unknown-user", sendLetter());
        assertThat(incoming.take(bounce, null)).isInstanceOf(Taken.Told.class);
        assertThat(incoming.take(bounce, null)).isEqualTo(new Taken.Ignored(Taken.Why.SEEN_BEFORE));

        Letter letter = letter();
        assertThat(letter.state()).isEqualTo(LetterState.RETURNED);
        assertThat(world.audit(letter.id())).last().isEqualTo("BOUNCE ACCEPTED RETURNED mail");
        assertThat(world.mails()).hasSize(4);
        Received mail = world.relay.received().getLast();
        assertThat(mail.recipient()).isEqualTo("asha@example.test");
        assertThat(mail.text())
                .contains("Your letter to Ada Thorne, the Member for Zed Bay, came back.")
                .contains("550 5.1.1 <(address)>: Recipient address rejected")
                .contains("The ferry is late.")
                .doesNotContain("hugo");
        assertThat(tasks()).containsExactly("OFFICE_BOUNCED 1");
        assertThat(world.count("select count(*) from suppression"))
                .as("an office is never suppressed")
                .isZero();
        assertThat(world.count("select count(*) from came_back where verdict = 'HARD' and code = 550"))
                .isEqualTo(1);
    }

    @Test
    void a_full_mailbox_and_a_delay_are_recorded_and_no_more() {
        String address = sendLetter();
        assertThat(incoming.take(Back.message("postfix-headers-only-mailbox-full", address), null))
                .isInstanceOf(Taken.Told.class);
        assertThat(incoming.take(Back.message("postfix-delayed", address), null))
                .isInstanceOf(Taken.Told.class);
        assertThat(letter().state()).isEqualTo(LetterState.ACCEPTED);
        assertThat(world.mails()).hasSize(3);
        assertThat(tasks()).isEmpty();
        assertThat(world.count("select count(*) from came_back where number is not null"))
                .isEqualTo(2);
    }

    @Test
    void a_forged_bounce_changes_nothing() {
        String address = sendLetter();
        String forged = address.substring(0, address.indexOf('@') - 1)
                + (address.charAt(address.indexOf('@') - 1) == '2' ? '3' : '2') + "@lobby.test";
        assertThat(incoming.take(Back.message("postfix-unknown-user", forged), null))
                .isEqualTo(new Taken.Ignored(Taken.Why.NOT_OURS));
        String messageId = world.relay.received().get(1).header("Message-ID");
        byte[] byMessageId = new String(
                        Back.message("postfix-unknown-user", forged), java.nio.charset.StandardCharsets.UTF_8)
                .replace("<m17x@lobby.test>", messageId)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(incoming.take(byMessageId, null)).isEqualTo(new Taken.Ignored(Taken.Why.NOT_OURS));
        assertThat(letter().state()).isEqualTo(LetterState.ACCEPTED);
        assertThat(world.mails()).hasSize(3);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void an_automatic_answer_is_passed_on_to_the_writer_once_as_plain_text_and_not_without_end() {
        String address = sendLetter();
        byte[] answer = Back.autoReply(address, "We are away. <b>Sorry</b> " + "x".repeat(3_000) + "end");
        assertThat(incoming.take(answer, null)).isInstanceOf(Taken.Told.class);
        assertThat(incoming.take(Back.autoReply(address, "Still away."), null)).isInstanceOf(Taken.Told.class);
        assertThat(world.mails()).hasSize(4);
        Received mail = world.relay.received().getLast();
        assertThat(mail.recipient()).isEqualTo("asha@example.test");
        assertThat(mail.header("Subject")).isEqualTo("An automatic reply to your letter to Ada Thorne");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.text())
                .contains("We are away. <b>Sorry</b>")
                .doesNotContain("xend")
                .contains("left out");
        assertThat(mail.html()).contains("&lt;b&gt;Sorry&lt;/b&gt;").doesNotContain("<b>Sorry");
        assertThat(letter().state()).isEqualTo(LetterState.ACCEPTED);
    }

    @Test
    void an_office_that_complains_is_a_task_for_a_person_its_writer_is_told_and_it_is_written_to_as_before() {
        String address = sendLetter();
        assertThat(incoming.take(Back.message("arf-abuse", address), "abuse@lobby.test"))
                .isInstanceOf(Taken.Told.class);
        assertThat(letter().state()).isEqualTo(LetterState.ACCEPTED);
        assertThat(tasks()).containsExactly("OFFICE_COMPLAINED 1");
        assertThat(world.count("select count(*) from suppression")).isZero();
        assertThat(world.mails()).hasSize(4).last().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("asha@example.test");
            assertThat(mail.text()).contains("marked as unwanted mail").contains("You need not do anything");
        });
        incoming.take(Back.message("arf-fraud-capitals", address), "abuse@lobby.test");
        assertThat(world.mails()).as("the writer is told once").hasSize(4);
        assertThat(tasks()).containsExactly("OFFICE_COMPLAINED 2");

        int before = world.mails().size();
        world.confirming.confirm(LetterWorld.token(writeAnother(before)));
        assertThat(world.mails())
                .extracting(Received::recipient)
                .filteredOn("ada.thorne@parliament.test"::equals)
                .hasSize(2);
    }

    private Received writeAnother(int before) {
        world.write(
                world.draft(
                        java.util.UUID.randomUUID(),
                        LetterWorld.writer("bea@example.test"),
                        "Dear Ada,\n\nThe evening ferry came so late again that my shift was over before it had landed.\n\nBea"));
        return world.mail(before + 1);
    }

    @Test
    void what_an_office_writes_to_the_address_of_failures_is_kept_for_a_person_to_read() {
        String address = sendLetter();
        assertThat(incoming.take(Back.human(address, "Please stop."), null)).isInstanceOf(Taken.Parked.class);
        assertThat(world.program.get(Tasks.class).listOpen())
                .singleElement()
                .extracting(Task::kind)
                .isEqualTo(TaskKind.PARKED_MESSAGE);
    }

    @Test
    void a_bounce_of_a_letter_whose_text_is_gone_is_recorded_all_the_same() {
        String address = sendLetter();
        assertThat(world.program
                        .get(LetterRows.class)
                        .apply(LetterEvent.ERASE, letter(), "writer", world.clock.instant()))
                .isTrue();
        assertThat(incoming.take(Back.message("gmail-not-found", address), null))
                .isInstanceOf(Taken.Told.class);
        assertThat(incoming.take(Back.autoReply(address, "We are away."), null)).isInstanceOf(Taken.Told.class);
        assertThat(letter().state()).isEqualTo(LetterState.DESTROYED);
        assertThat(world.mails()).hasSize(3);
        assertThat(tasks()).containsExactly("OFFICE_BOUNCED 1");
    }

    @Test
    void a_confirmation_that_bounces_is_recorded_and_no_more() {
        world.writeAndGetToken();
        String address = world.relay.received().getFirst().envelopeSender();
        assertThat(incoming.take(Back.message("postfix-unknown-user", address), null))
                .isInstanceOf(Taken.Told.class);
        assertThat(letter().state()).isEqualTo(LetterState.UNCONFIRMED);
        assertThat(world.mails()).hasSize(1);
        assertThat(tasks()).isEmpty();
        assertThat(world.count("select count(*) from came_back where verdict = 'HARD'"))
                .isEqualTo(1);
    }

    private java.util.List<String> tasks() {
        return world.program.get(Tasks.class).listOpen().stream()
                .map(task -> task.kind() + " " + task.times())
                .toList();
    }
}
