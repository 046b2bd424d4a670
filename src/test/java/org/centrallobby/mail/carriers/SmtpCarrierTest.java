package org.centrallobby.mail.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.DueMail;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.OutgoingMail.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Getting in at a relay, or not. */
class SmtpCarrierTest {
    private static final Instant NOW = Instant.parse("2026-12-04T14:05:00Z");

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

    private Outcome send(String relay) {
        Settings settings = Settings.read(Map.of("LOBBY_SMTP_URL", relay), null, data, false);
        OutgoingMail mail = new OutgoingMail(
                "letter",
                "17",
                Urgency.PERSONAL,
                new Route(
                        new Mailbox("", new EmailAddress("asa@lobby.test")),
                        null,
                        new EmailAddress("letters+17.mac@lobby.test"),
                        new Mailbox("", new EmailAddress("office@parliament.test"))),
                new Content("Ferries", "Hello", "<p>Hello</p>"),
                Map.of());
        Carrier carrier = Carriers.smtp(settings, Duration.ofSeconds(3));
        try (Carrier.Round round = carrier.open()) {
            return round.send(new DueMail(17, 0, NOW, NOW.plusSeconds(60), "<1.17@lobby.test>", mail));
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
