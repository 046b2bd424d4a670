package org.centrallobby.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.centrallobby.CentralLobby;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class CommandsTest {
    private static final String SESSIONS = "citation,start_date,end_date\n2007-08,2007-11-06,2008-11-26\n";

    @TempDir
    Path temp;

    @Test
    void help_needs_no_database_and_names_every_kind() {
        Said said = run("import", "--help");
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("constituencies", "postcodes", "sessions", "--as-of");
        assertThat(run("--help").out()).contains("serve", "import", "Exit status");
        assertThat(run("serve", "--help").out()).contains("--port", "--data", "--no-starter");
        assertThat(run("--version").out()).startsWith("Central Lobby");
    }

    @Test
    void what_was_asked_wrongly_ends_with_2_and_touches_nothing() throws IOException {
        Path file = Files.writeString(temp.resolve("s.csv"), SESSIONS);
        Path data = temp.resolve("data");
        for (List<String> words : List.of(
                List.of("nonsense"),
                List.of("import"),
                List.of("import", "sessions"),
                List.of("import", "nonsense", file.toString()),
                List.of("import", "sessions", file.toString(), "--as-of", "2008-12-16"),
                List.of("import", "members", file.toString(), "--as-of", "16/12/2008"),
                List.of("import", "sessions", file.toString(), "--nope"),
                List.of("serve", "--port", "many"))) {
            assertThat(run(Stream.concat(words.stream(), Stream.of("--data", data.toString()))
                                    .toArray(String[]::new))
                            .status())
                    .as("%s", words)
                    .isEqualTo(2);
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_is_named_and_nothing_is_started() {
        Said said = run("import", "sessions", "/no/such.csv", "--data", temp.toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("There is no file /no/such.csv.\n");
    }

    @Test
    void an_import_ends_with_its_tally_and_a_second_one_changes_nothing() throws IOException {
        Path file = Files.writeString(temp.resolve("s.csv"), SESSIONS + "2008-09,2008-12-03,never\n");
        Path data = temp.resolve("data");
        Said first = run("import", "sessions", file.toString(), "--data", data.toString());
        assertThat(first.status()).isZero();
        assertThat(first.out()).isEqualTo("read 2, new 1, changed 0, unchanged 0, left out 1\n");
        assertThat(first.err()).contains("s.csv:3: ");
        try (Stream<Path> lists = Files.list(data.resolve("imports"))) {
            Path list = lists.findFirst().orElseThrow();
            assertThat(list.getFileName().toString()).matches("sessions-.*-left-out\\.csv");
            assertThat(Files.readString(list)).contains("file,line,reason").contains(",3,");
        }
        Said second = run("import", "sessions", file.toString(), "--data", data.toString());
        assertThat(second.out()).isEqualTo("read 2, new 0, changed 0, unchanged 1, left out 1\n");
    }

    @Test
    void beside_a_running_site_a_verb_uses_its_database_and_a_second_site_is_refused() throws Exception {
        Path file = Files.writeString(temp.resolve("s.csv"), SESSIONS);
        Path data = temp.resolve("data");
        Settings settings = Settings.read(Map.of(), freePort(), data, false);
        try (ConfigurableApplicationContext site =
                Launch.start(CentralLobby.class, settings, Role.SERVER, nothing -> {})) {
            JdbcClient jdbc = site.getBean(JdbcClient.class);
            Said said = run("import", "sessions", file.toString(), "--data", data.toString());
            assertThat(said.out()).isEqualTo("read 1, new 1, changed 0, unchanged 0, left out 0\n");
            assertThat(jdbc.sql("select count(*) from session")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);

            Said second = run("serve", "--port", "0", "--data", data.toString());
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err())
                    .startsWith("Central Lobby is already running on ")
                    .hasLineCount(1);

            Said port = run(
                    "serve",
                    "--port",
                    "" + settings.port(),
                    "--data",
                    temp.resolve("other").toString());
            assertThat(port.status()).isEqualTo(1);
            assertThat(port.err())
                    .startsWith("Port " + settings.port() + " is in use")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_full_disk_and_a_lost_database_are_told_in_one_sentence() {
        assertThat(Refusals.findSentence(new IllegalStateException(new SQLException("could not extend", "53100"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("The disk is full"));
        assertThat(Refusals.findSentence(new IOException("No space left on device")))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("The disk is full"));
        assertThat(Refusals.findSentence(new SQLException("gone", "57P01")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("was lost"));
        assertThat(Refusals.findSentence(new IllegalStateException("a bug"))).isEmpty();
    }

    private record Said(int status, String out, String err) {}

    private static Said run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream saidOut = new ByteArrayOutputStream();
        ByteArrayOutputStream saidErr = new ByteArrayOutputStream();
        try (PrintStream toOut = new PrintStream(saidOut, true, StandardCharsets.UTF_8);
                PrintStream toErr = new PrintStream(saidErr, true, StandardCharsets.UTF_8)) {
            System.setOut(toOut);
            System.setErr(toErr);
            int status = Commands.run(CentralLobby.class, words);
            return new Said(status, saidOut.toString(StandardCharsets.UTF_8), saidErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
