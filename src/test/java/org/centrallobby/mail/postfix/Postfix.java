package org.centrallobby.mail.postfix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.letters.desk.LetterWorld;
import org.junit.jupiter.api.Assumptions;

/**
 * A Postfix of the test's own, with its own configuration, queue and log, on two ports of this machine: one where the site
 * hands its mail over, one where the world comes in. What is for the site goes to it as docs/receiving.md says, all else to
 * one mail server of the test's. It ends with the test, however that ends.
 */
final class Postfix implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/postfix");
    private static final String MAIN = """
            compatibility_level = 3.6
            queue_directory = DIR/spool
            data_directory = DIR/data
            maillog_file = DIR/log
            maillog_file_prefixes = DIR
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = postfix.test
            mydestination =
            mynetworks = 127.0.0.0/8
            relayhost = [127.0.0.1]:RELAY
            queue_run_delay = 1s
            minimal_backoff_time = 2s
            maximal_backoff_time = 2s
            """;

    /** Whoever comes in from outside has nothing carried on: they may write to the site, and to no one else. */
    private static final String MASTER = """
            127.0.0.1:INSIDE inet n - n - - smtpd
            127.0.0.1:OUTSIDE inet n - n - - smtpd
              -o mynetworks=192.0.2.0/24
            pickup unix n - n 60 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            smtp unix - - n - - smtp
            relay unix - - n - - smtp
            error unix - - n - - error
            retry unix - - n - - error
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """;

    /** Ends Postfix when its own input ends, with the test's process, or at a signal; one that has only begun is waited for. */
    private static final String KEEPER = """
            trap : INT TERM HUP
            postfix -c "$1" start-fg </dev/null & began=$!
            read _
            until postfix -c "$1" abort; do kill -0 $began 2>/dev/null || break; sleep 0.2; done
            wait
            """;

    private final Path dir;
    private final int inside;
    private final int outside;
    private final Process keeper;

    private Postfix(Path dir, int inside, int outside, Process keeper) {
        this.dir = dir;
        this.inside = inside;
        this.outside = outside;
        this.keeper = keeper;
    }

    /** Where there is no Postfix of Debian's, or the test is not root, it ends here and says so. */
    static void require() {
        if (System.getProperty("user.name").equals("root") && Files.isExecutable(PROGRAM)) {
            return;
        }
        String why = "it needs Debian's Postfix (apt-get install postfix), and root, who starts it.";
        if ("required".equals(System.getenv("LOBBY_TEST_POSTFIX"))) {
            throw new AssertionError("The test with a real Postfix cannot be run here: " + why);
        }
        System.out.println("Skipped, the test with a real Postfix: " + why);
        Assumptions.abort(why);
    }

    /**
     * Starts one.
     *
     * @param relay the port of the mail server where everybody else's mail goes
     * @param lobby what stands in place of {@code bin/lobby}
     */
    static Postfix start(int relay, String lobby) throws IOException {
        Path dir = Files.createTempDirectory("lobby-postfix");
        int inside = freePort();
        int outside = freePort();
        Manual manual = Manual.read();
        Path config = Files.createDirectories(dir.resolve("config"));
        Files.createDirectory(dir.resolve("spool"));
        Path data = Files.createDirectory(dir.resolve("data"));
        Files.setOwner(data, dir.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        String main = MAIN + manual.piece("main.cf", dir);
        Files.writeString(
                config.resolve("main.cf"),
                main.replace("DIR", dir.toString()).replace("RELAY", Integer.toString(relay)));
        String master = MASTER + manual.piece("master.cf", dir);
        Files.writeString(
                config.resolve("master.cf"),
                master.replace("INSIDE", Integer.toString(inside)).replace("OUTSIDE", Integer.toString(outside)));
        Files.writeString(dir.resolve("transport"), manual.piece("transport", dir));
        executable(dir.resolve("lobby-receive"), manual.piece("sh", dir));
        executable(dir.resolve("lobby"), lobby);
        // Postfix and the user of its pipe have to get there.
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process keeper = new ProcessBuilder("sh", "-c", KEEPER, "postfix", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("said").toFile())
                .start();
        Postfix postfix = new Postfix(dir, inside, outside, keeper);
        try {
            LetterWorld.await(() -> listens(inside) && listens(outside));
        } catch (AssertionError e) {
            throw new AssertionError(
                    "Postfix did not start: " + postfix.log() + Files.readString(dir.resolve("said")), e);
        }
        return postfix;
    }

    /** Where the site hands its mail over. */
    int inside() {
        return inside;
    }

    /** Where the world's mail comes in. */
    int outside() {
        return outside;
    }

    /** Writes the settings of the site to where the script of the manual looks for them. */
    void tell(Map<String, String> settings) {
        write(
                dir.resolve("lobby.env"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                        .collect(Collectors.joining()));
    }

    /** Takes the settings away. */
    void forgetSettings() {
        try {
            Files.delete(dir.resolve("lobby.env"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has noted so far. */
    String log() {
        try {
            Path log = dir.resolve("log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many messages are in its hands. */
    long waiting() {
        return Stream.of("incoming", "active", "deferred")
                .map(dir.resolve("spool")::resolve)
                .mapToLong(queue -> {
                    try (Stream<Path> files = Files.walk(queue)) {
                        return files.filter(Files::isRegularFile).count();
                    } catch (IOException | UncheckedIOException e) {
                        // One moved on while we counted.
                        return 1;
                    }
                })
                .sum();
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            if (!keeper.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Postfix does not end: " + log());
            }
            try (Stream<Path> files = Files.walk(dir)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }
}
