package org.centrallobby.mail.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Getting in at a relay, or not. */
class SmtpCarrierTest {
    @TempDir
    Path data;

    @Test
    void user_and_password_of_the_url_open_the_door() throws Exception {
        List<String> users = new CopyOnWriteArrayList<>();
        try (Door door = new Door(users)) {
            assertThat(send("smtp://lobby%40site:p%3Aw%2Frd+1@127.0.0.1:" + door.port))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(users).containsExactly("lobby@site p:w/rd+1");
        }
    }

    @Test
    void a_wrong_password_is_no_fault_of_the_mail() throws Exception {
        try (Door door = new Door(new CopyOnWriteArrayList<>())) {
            assertThat(send("smtp://lobby:wrong@127.0.0.1:" + door.port)).isInstanceOf(Outcome.Unreachable.class);
        }
    }

    @Test
    void a_password_does_not_go_over_the_net_in_clear() throws Exception {
        try (Door door = new Door(new CopyOnWriteArrayList<>())) {
            Outcome outcome = send("smtp://lobby%40site:p%3Aw%2Frd+1@[::ffff:127.0.0.1]:" + door.port);
            assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
            assertThat(door.users).isEmpty();
        }
    }

    @Test
    void a_relay_that_says_nothing_is_left_in_time() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            long began = System.nanoTime();
            assertThat(send("smtp://127.0.0.1:" + silent.getLocalPort())).isInstanceOf(Outcome.Unreachable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_relay_that_hangs_up_in_the_greeting_is_not_there() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = rude.accept()) {
                    caller.getOutputStream().write("554 5.3.2 no service here\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(send("smtp://127.0.0.1:" + rude.getLocalPort())).isInstanceOf(Outcome.Unreachable.class);
        }
    }

    @Test
    void a_line_that_dies_after_the_whole_text_leaves_us_unsure_and_before_it_does_not() throws Exception {
        try (Script dies = new Script("250-x\r\n250 PIPELINING", "250 ok", "250 ok", "354 go on", "")) {
            assertThat(send("smtp://127.0.0.1:" + dies.port())).isInstanceOf(Outcome.Unsure.class);
            assertThat(dies.heard()).endsWith(".");
        }
        try (Script dies = new Script("250-x\r\n250 PIPELINING", "250 ok", "")) {
            assertThat(send("smtp://127.0.0.1:" + dies.port())).isInstanceOf(Outcome.Deferred.class);
        }
    }

    @Test
    void a_relay_that_takes_commands_ahead_gets_them_ahead_and_one_that_does_not_does_not() throws Exception {
        try (Script ahead = new Script(
                true, "250-x\r\n250 PIPELINING", "250 2.1.0 ok\r\n550 5.1.1 nobody\r\n503 no", "250 reset")) {
            assertThat(send("smtp://127.0.0.1:" + ahead.port()))
                    .isEqualTo(new Outcome.Refused("127.0.0.1", new Outcome.Answer(550, "5.1.1", "550 5.1.1 nobody")));
            assertThat(ahead.heard()).containsSubsequence("MAIL FROM:<returns+m17.mac@lobby.test>", "DATA", "RSET");
        }
        try (Script oneByOne = new Script("250 x", "250 ok", "550 5.1.1 nobody", "250 reset")) {
            assertThat(send("smtp://127.0.0.1:" + oneByOne.port())).isInstanceOf(Outcome.Refused.class);
            assertThat(oneByOne.heard()).doesNotContain("DATA");
        }
    }

    @Test
    void a_relay_that_says_go_on_after_it_refused_the_recipient_gets_no_text() throws Exception {
        try (Script odd = new Script(
                true,
                "250-x\r\n250 PIPELINING",
                "250 ok\r\n451 4.7.1 slowly\r\n354 go on",
                "554 nobody to send to",
                "250")) {
            assertThat(send("smtp://127.0.0.1:" + odd.port())).isInstanceOf(Outcome.Deferred.class);
            assertThat(String.join("\n", odd.heard()))
                    .doesNotContain("Subject:")
                    .contains("DATA\n.");
        }
    }

    /** A relay that says its lines whatever it hears: each after one command, or after all that came ahead. */
    private static final class Script implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        private final List<String> heard = new CopyOnWriteArrayList<>();

        Script(String... replies) throws java.io.IOException {
            this(false, replies);
        }

        Script(boolean ahead, String... replies) throws java.io.IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = door.accept()) {
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                    say(caller, "220 relay.test ESMTP");
                    boolean text = false;
                    for (String reply : replies) {
                        String line = in.readLine();
                        heard.add(line);
                        while (text ? !line.equals(".") : ahead && line.matches("(MAIL|RCPT).*")) {
                            line = in.readLine();
                            heard.add(line);
                        }
                        if (reply.isEmpty()) {
                            return;
                        }
                        say(caller, reply);
                        text = reply.endsWith("354 go on");
                    }
                    in.readLine();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }

        private static void say(Socket caller, String reply) throws java.io.IOException {
            caller.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        int port() {
            return door.getLocalPort();
        }

        List<String> heard() {
            return List.copyOf(heard);
        }

        @Override
        public void close() throws java.io.IOException {
            door.close();
        }
    }

    private Outcome send(String relay) {
        Settings settings = Settings.read(Map.of("LOBBY_SMTP_URL", relay), null, data, false);
        Carrier carrier = Carriers.smtp(settings, Duration.ofSeconds(3));
        try (Carrier.Round round = carrier.open()) {
            return round.send(Letters.to("office@parliament.test"));
        }
    }

    /** A relay that lets one user in. */
    private static final class Door implements AutoCloseable {
        private final List<String> users;
        private final int port;
        private final SMTPServer server;

        Door(List<String> users) throws java.io.IOException {
            this.users = users;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                port = free.getLocalPort();
            }
            server = new SMTPServer.Builder()
                    .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                    .port(port)
                    .requireAuth()
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                        if (!password.equals("p:w/rd+1")) {
                            throw new LoginFailedException();
                        }
                        users.add(user + " " + password);
                    }))
                    .messageHandler((context, from, to, bytes) -> {})
                    .build();
            server.start();
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
