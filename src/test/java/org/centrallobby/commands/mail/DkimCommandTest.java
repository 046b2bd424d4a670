package org.centrallobby.commands.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator changes keys: the next one is published before it signs, the last one stays until it is removed. */
class DkimCommandTest {
    @TempDir
    Path data;

    private record Said(int status, String out, String err) {}

    @Test
    void keys_are_shown_made_used_and_removed_in_an_order_that_breaks_no_mail() throws Exception {
        Said first = run("show");
        assertThat(first.status()).isZero();
        String selector = first.out().substring(2, first.out().indexOf(','));
        assertThat(selector).matches("lobby20\\d{6}");
        assertThat(first.out().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .matches(selector + "\\._domainkey\\.localhost\\. IN TXT \"v=DKIM1; k=rsa; p=[^\"]{237}\" \"[^\"]+\"");
        assertThat(run("show").out()).isEqualTo(first.out());

        Said second = run("rotate", "--ed25519");
        String next = selector + "-2";
        assertThat(second.out()).contains(next + "._domainkey.", next + "-ed25519._domainkey.", "k=ed25519");
        assertThat(run("show").out()).contains("; " + selector + ", which signs", "; " + next + "\n");

        assertThat(run("remove", selector).status()).isEqualTo(1);
        assertThat(run("use", "lobby19700101")).satisfies(said -> {
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err()).isEqualTo("There is no such key; there is " + selector + ", " + next + ".\n");
        });
        assertThat(run("use", next).status()).isZero();
        assertThat(run("show").out()).contains("; " + selector + "\n", "; " + next + ", which signs");
        assertThat(run("remove", selector).status()).isZero();
        assertThat(run("show").out()).doesNotContain("; " + selector + "\n");
        assertThat(run("use").status()).isEqualTo(2);

        try (Stream<Path> files = Files.list(data.resolve("keys/dkim"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
            }
        }
        assertThat(data.resolve("postgres")).as("no database is needed").doesNotExist();
    }

    @Test
    void the_doctor_refuses_what_is_no_address() {
        assertThat(doctor("--send", "nobody").status()).isEqualTo(2);
        assertThat(doctor("--address", "relay.lobby.test").err()).contains("such as 192.0.2.25");
        assertThat(doctor("--help").out()).contains("--send", "--address", "Exit status");
    }

    private Said doctor(String... words) {
        return say(Stream.concat(Stream.of("doctor", "mail"), Stream.of(words)).toList());
    }

    private Said run(String... words) {
        return say(Stream.concat(
                        Stream.of("dkim"), Stream.concat(Stream.of(words), Stream.of("--data", data.toString())))
                .toList());
    }

    private static Said say(List<String> words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
        try {
            int status = Commands.run(CentralLobby.class, words.toArray(String[]::new));
            return new Said(status, toOut.toString(StandardCharsets.UTF_8), toErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
