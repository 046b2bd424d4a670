package org.centrallobby.commands.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.kit.crypto.KeyRing;
import org.centrallobby.kit.database.Role;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.answers.QuestionJob;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.store.LetterTexts;
import org.centrallobby.letters.variation.VariationJob;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.incoming.Back;
import org.centrallobby.mail.incoming.Incoming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Beside a running site: a person's data shown and erased, and the master key changed. */
class PrivacyCommandTest {
    private final LetterWorld world = new LetterWorld();

    private record Said(int status, String out, String err) {}

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void all_that_is_held_of_a_person_is_shown_and_then_erased_and_nobody_elses() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        world.write(world.draft());
        world.write(world.draft(UUID.randomUUID(), LetterWorld.writer("ben@example.test"), "Dear Ada, from Ben."));
        world.mails();

        Said shown = privacy("", "export", "ASHA@example.test");
        assertThat(shown.status()).isZero();
        assertThat(shown.out())
                .contains("\"letters\" : [", "The ferry is late.", "1 Mill Lane\\nMillbrook", "\"event\" : \"ACCEPT\"")
                .contains("\"mails\" : [", "\"kind\" : \"letter.receipt\"")
                .doesNotContain("Ben");
        assertThat(privacy("Asha@example.test\n", "export", "-").out()).isEqualTo(shown.out());

        Said kept = privacy("asha@example.test\nno\n", "erase", "-");
        assertThat(kept.status()).isEqualTo(1);
        assertThat(kept.out()).contains("letters: 2\n", "mails: 3\n", "broadcasts: 0\n");
        assertThat(kept.err()).contains("Type yes to go on:", "Nothing was changed.");
        assertThat(world.state(1)).isEqualTo(LetterState.ACCEPTED);

        Said erased = privacy("asha@example.test\nyes\n", "erase", "-");
        assertThat(erased.status()).isZero();
        assertThat(erased.out()).contains("erased of letters: 2\n");
        assertThat(world.state(1)).isEqualTo(LetterState.DESTROYED);
        assertThat(world.state(2)).isEqualTo(LetterState.DESTROYED);
        assertThat(world.state(3)).isEqualTo(LetterState.UNCONFIRMED);
        assertThat(world.audit(1)).last().isEqualTo("ERASE ACCEPTED DESTROYED operator");
        assertThat(privacy("", "erase", "asha@example.test", "--yes"))
                .isEqualTo(new Said(0, "Nothing is held of them.\n", ""));
        assertThat(privacy("", "export", "asha@example.test").out()).doesNotContain("Asha", "ferry", "letter.receipt");
    }

    @Test
    void the_marks_a_letter_is_compared_by_and_what_was_told_of_an_answer_are_shown_too() {
        world.write(world.draft(
                UUID.randomUUID(),
                LetterWorld.writer("asha@example.test"),
                "Dear Ada,\n\nThe ferry to the islands was late again on Monday, on Tuesday and on Thursday, and my mother"
                        + " missed the train to her doctor each time. She is eighty-one and cannot stand for an hour on"
                        + " the pier in the rain. Please add your name to the motion about ferries.\n\nAsha"));
        world.confirming.confirm(LetterWorld.token(world.mail(1)));
        world.mails();
        world.program.get(VariationJob.class).runOnce();
        world.clock.advance(Duration.ofDays(14));
        world.program.get(QuestionJob.class).runOnce();

        assertThat(privacy("", "export", "asha@example.test").out())
                .contains("\"answer\" : {", "\"askedAt\" : \"2026-12-18T")
                .containsPattern("\"marks\" : \\[ ?-?\\d+, -?\\d+, ");
    }

    @Test
    void what_goes_to_many_and_what_is_kept_to_be_read_is_found_too() {
        Broadcasts broadcasts = world.program.get(Broadcasts.class);
        long id = broadcasts.make(new Broadcast(
                "campaign.news",
                "1",
                Nature.NEWSLETTER,
                "ferries",
                "Ferries to the islands",
                new Broadcast.Sender(new Mailbox("The Ferry Users", new EmailAddress("news@lobby.test")), null),
                new Content("News", "News {unsubscribe}", "<p>News {unsubscribe}</p>")));
        broadcasts.add(
                id,
                Stream.of("asha@example.test", "sha@example.test")
                        .map(address -> new Recipient(new Mailbox("", new EmailAddress(address)), Map.of()))
                        .toList());
        for (String address : List.of("asha@example.test", "sha@example.test")) {
            world.program.get(Incoming.class).take(Back.human("letters@lobby.test", "Write to " + address + "."), null);
        }

        assertThat(privacy("", "export", "sha@example.test").out())
                .contains("\"list\" : \"Ferries to the islands\"", "Write to sha@example.test.")
                .doesNotContain("to asha@example.test");
        assertThat(privacy("", "erase", "sha@example.test", "--yes").out())
                .contains("erased of broadcasts: 1\n", "erased of messages kept to be read: 1\n");

        assertThat(privacy("", "erase", "sha@example.test", "--yes").out()).isEqualTo("Nothing is held of them.\n");
        assertThat(world.count("select count(*) from broadcast_todo")).isEqualTo(1);
        assertThat(world.count("select count(*) from broadcast_recipient"))
                .as("the ledger's total")
                .isEqualTo(2);
        assertThat(world.count("select number from broadcast_tally where ending = 'CANCELLED'"))
                .isEqualTo(1);
        assertThat(privacy("", "export", "asha@example.test").out()).contains("Ferries", "Write to asha@example.test");
    }

    @Test
    void what_is_no_address_is_refused_and_not_repeated() {
        assertThat(privacy("", "export", "asha at example")).isEqualTo(new Said(1, "", "That is no e-mail address.\n"));
        assertThat(privacy("", "erase", "-", "--yes").status()).isEqualTo(1);
    }

    @Test
    void the_master_key_changes_beside_a_running_site_and_the_old_one_is_retired() {
        world.write(world.draft());
        world.mails();
        assertThat(keys("", "list").out())
                .contains("2026-12-04  file, opens 2 records")
                .contains("seals what is new");
        assertThat(keys("", "retire", "2026-12-04").err()).contains("seals what is new: rotate first");
        world.clock.advance(Duration.ofDays(30));
        Said rotated = keys("", "rotate");
        assertThat(rotated.out())
                .isEqualTo("The master key of 2027-01-03 seals from now on.\n2 records are wrapped anew.\n");
        assertThat(keys("", "rotate").err()).contains("of today already");
        assertThat(keys("", "rotate", "--print").out())
                .startsWith("2027-01-03={")
                .contains("primaryKeyId");

        assertThat(keys("yes\n", "retire", "2026-12-04").err()).contains("less than 10 minutes ago");
        world.clock.advance(KeyRing.SETTLING);
        assertThat(keys("no\n", "retire", "2026-12-04").err()).contains("opens no record here", "Nothing was changed.");
        assertThat(keys("yes\n", "retire", "2026-12-04").out())
                .startsWith("The master key of 2026-12-04 is retired.\n");
        assertThat(keys("", "retire", "2026-12-04", "--yes").err()).contains("There is no master key of 2026-12-04");

        world.program.restart();
        assertThat(world.program.get(LetterTexts.class).find(1)).isPresent();
    }

    private Said privacy(String typed, String... words) {
        return say(typed, terminal -> new PrivacyCommand(start(), terminal), words);
    }

    private Said keys(String typed, String... words) {
        return say(typed, terminal -> new KeysCommand(start(), terminal), words);
    }

    private Start start() {
        return given -> Launch.start(
                CentralLobby.class,
                world.program.settings(),
                Role.VERB,
                context -> context.getBeanFactory().registerSingleton("testClock", world.clock));
    }

    private interface Made {
        Object command(Terminal terminal);
    }

    private static Said say(String typed, Made made, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new CommandLine(made.command(terminal)).execute(words);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
