package org.centrallobby.commands.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.centrallobby.CentralLobby;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.commands.Launch;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.kit.Choices;
import org.centrallobby.kit.ParliamentAddresses;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.mail.incoming.Back;
import org.centrallobby.mail.returns.InboundReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A mail server's pipe, and the operator who reads what it left. */
class ReceiveCommandTest {
    @TempDir
    Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();

    private record Said(int status, String out, String err) {}

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_message_is_taken_listed_shown_and_destroyed() {
        byte[] message = Back.human("letters@lobby.test", "Where is my letter?");
        Said taken = receive(database.url(), new ByteArrayInputStream(message), "--to", "letters@lobby.test");
        assertThat(taken).isEqualTo(new Said(0, "", "Taken: it is kept for a person to read, as number 1.\n"));
        assertThat(receive(database.url(), new ByteArrayInputStream(message), "--to", "letters@lobby.test"))
                .isEqualTo(new Said(0, "", "Taken: the very same message came before.\n"));
        assertThat(receive(
                                database.url(),
                                new ByteArrayInputStream(Back.message("postfix-unknown-user", "returns+x@lobby.test")))
                        .status())
                .as("ignored is taken")
                .isZero();

        assertThat(tasks().out()).isEqualTo("""
                        1  A message came to an address of ours that nobody reads.
                           Once, on 14:05 on 4 December 2026.
                           Read it with parked show, answer or pass it on, then destroy it with parked destroy.
                        """);
        assertThat(parked().out()).startsWith("1  HUMAN, ").endsWith(" since 14:05 on 4 December 2026\n");
        assertThat(parked("show", "1").out()).isEqualTo(new String(message, StandardCharsets.UTF_8));
        assertThat(parked("destroy", "1")).isEqualTo(new Said(0, "Message 1 is destroyed.\n", ""));
        assertThat(parked("show", "1")).isEqualTo(new Said(1, "", "No message is kept under the number 1.\n"));
        assertThat(parked().out()).isEqualTo("Nothing is kept.\n");
        assertThat(tasks("done", "1")).isEqualTo(new Said(0, "Task 1 is done.\n", ""));
        assertThat(tasks("done", "1")).isEqualTo(new Said(1, "", "No task is open under the number 1.\n"));
        assertThat(tasks().out()).isEqualTo("Nothing waits for you.\n");
    }

    @Test
    void without_a_database_the_mail_server_keeps_the_message() {
        byte[] message = Back.human("asha@example.test", "Where is my letter?");
        Said said = receive("jdbc:postgresql://127.0.0.1:9/lobby", new ByteArrayInputStream(message));
        assertThat(said.status()).isEqualTo(75);
        assertThat(said.err())
                .contains("nothing was done. Keep it and try again.")
                .doesNotContain("@")
                .hasLineCount(1);
    }

    @Test
    void a_message_without_end_is_read_so_far_and_no_further() {
        byte[] head = Back.human("letters@lobby.test", "x");
        InputStream endless = new java.io.SequenceInputStream(
                new ByteArrayInputStream(head),
                new ByteArrayInputStream(new byte[InboundReader.MOST_BYTES + 1_000_000]));
        assertThat(receive(database.url(), endless))
                .isEqualTo(new Said(
                        0, "", "Taken: it is large, and its head is kept for a person to read, as number 1.\n"));
        assertThat(parked().out()).contains(" bytes (the head of 10485760 bytes or more), since ");
        Said shown = parked("show", "1");
        assertThat(shown.out().getBytes(StandardCharsets.UTF_8))
                .hasSize(1024 * 1024)
                .startsWith(head);
        assertThat(shown.err())
                .isEqualTo("This is its head. It had 10485760 bytes or more, and the rest is not kept.\n");
    }

    private Said receive(String url, InputStream in, String... words) {
        return say((out, err) -> new ReceiveCommand(start(url), in, err), words);
    }

    private Said tasks(String... words) {
        return say((out, err) -> new TasksCommand(start(database.url()), out, err), words);
    }

    private Said parked(String... words) {
        return say((out, err) -> new ParkedCommand(start(database.url()), out, err), words);
    }

    private Start start(String url) {
        Settings settings = new Settings(
                8080,
                data,
                "http://localhost:8080",
                url,
                null,
                data.resolve("keys"),
                "lobby.test",
                null,
                false,
                ParliamentAddresses.REAL,
                Choices.USUAL);
        return given -> Launch.start(
                CentralLobby.class,
                settings,
                Role.VERB,
                context -> context.getBeanFactory().registerSingleton("testClock", clock));
    }

    private interface Made {
        Object command(PrintStream out, PrintStream err);
    }

    private static Said say(Made made, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Object command = made.command(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new CommandLine(command).execute(words);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
