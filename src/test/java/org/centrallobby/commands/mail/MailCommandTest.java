package org.centrallobby.commands.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Commands;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.outbox.Outbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator's hand on the mail of a site that runs, from a command beside it. */
class MailCommandTest {
    private static final EmailAddress OURS = new EmailAddress("letters@localhost");
    private static final int ALL = 3000;

    @TempDir
    static Path data;

    private static TestRelay relay;
    private static ConfigurableApplicationContext site;

    private record Said(int status, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        relay = TestRelay.start();
        Settings settings = Settings.read(
                Map.of(
                        "LOBBY_SMTP_URL",
                        URI.create("smtp://localhost:" + relay.port()).toString()),
                freePort(),
                data,
                false);
        site = Launch.start(CentralLobby.class, settings, Role.SERVER, nothing -> {});
    }

    @AfterAll
    static void stop() {
        site.close();
        relay.close();
    }

    @Test
    void a_command_beside_the_site_stops_all_mail_within_a_second_and_lets_it_go_on() throws Exception {
        long id = broadcast("1", ALL);
        site.getBean(Broadcasts.class).start(id);
        await(20);
        Said stopped = run("stop", "--reason", "an office complained");
        assertThat(stopped.out()).startsWith("Mail is stopped.");
        Thread.sleep(1000);
        int then = relay.received().size();
        assertThat(then).as("stopped in the midst").isBetween(20, ALL - 1);
        queue("1");
        Thread.sleep(1500);
        assertThat(relay.received()).hasSize(then);

        assertThat(run("status").out())
                .contains("Mail is stopped since ", ": an office complained.")
                .contains("1 of letter.receipt wait in the outbox, 0 of them put off by a server.")
                .containsPattern(
                        "Broadcast " + id + " to “Ferries”, running: [0-9,]+ wait, [0-9,]+ accepted, 0 refused");

        assertThat(run("start").out()).isEqualTo("Mail goes out.\n");
        await(ALL + 1);
        Thread.sleep(300);
        assertThat(relay.received())
                .extracting(TestRelay.Received::recipient)
                .doesNotHaveDuplicates()
                .hasSize(ALL + 1);
    }

    @Test
    void a_domain_is_limited_paused_and_let_go() {
        assertThat(run("limit", "BÜCHER.test", "--per-hour", "2000", "--at-once", "3")
                        .out())
                .isEqualTo("To xn--bcher-kva.test: at most 2,000 an hour, at most 3 at once.\n");
        assertThat(run("pause", "bücher.test").out()).contains("nothing until it is resumed, at most 2,000 an hour");
        assertThat(run("status").out()).contains("To xn--bcher-kva.test: nothing until it is resumed");
        assertThat(run("resume", "bücher.test").out())
                .isEqualTo("To xn--bcher-kva.test: at most 2,000 an hour, at most 3 at once.\n");
        assertThat(run("limit", "bücher.test").out()).isEqualTo("To xn--bcher-kva.test: no limit.\n");
        assertThat(run("status").out()).doesNotContain("xn--bcher-kva");
    }

    @Test
    void a_broadcast_is_held_released_and_taken_back() {
        long id = broadcast("2", 2);
        assertThat(run("release", "" + id)).satisfies(said -> {
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.err()).isEqualTo("Broadcast " + id + " is not held; nothing is changed.\n");
        });
        assertThat(run("hold", "" + id).err()).contains("does not run");
        assertThat(run("cancel", "" + id).out()).isEqualTo("Broadcast " + id + " is taken back.\n");
        assertThat(run("broadcasts").out()).contains("Broadcast " + id + " to “Ferries”, cancelled:");
        assertThat(run("hold", "999").err())
                .isEqualTo("There is no broadcast 999 that has not ended; nothing is changed.\n");
    }

    @Test
    void what_is_asked_wrongly_ends_with_2() {
        assertThat(run("limit", "no domain").status()).isEqualTo(2);
        assertThat(run("limit", "example.org", "--per-hour", "0").err()).contains("1 or more");
        assertThat(run("hold", "many").status()).isEqualTo(2);
        assertThat(run("--help").out()).contains("status", "stop", "limit", "hold");
    }

    private static void await(int number) throws InterruptedException {
        for (int i = 0; i < 4000 && relay.received().size() < number; i++) {
            Thread.sleep(10);
        }
        assertThat(relay.received()).hasSizeGreaterThanOrEqualTo(number);
    }

    private static void queue(String reference) {
        OutgoingMail mail = new OutgoingMail(
                "letter.receipt",
                reference,
                Nature.RECEIPT,
                new Route(new Mailbox("", OURS), null, new Mailbox("", new EmailAddress("asha@example.test"))),
                new Manuscript("Receipt", List.of(new Block.Paragraph("Taken."))));
        site.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> site.getBean(Outbox.class).queue(mail));
    }

    private static long broadcast(String reference, int recipients) {
        Broadcasts broadcasts = site.getBean(Broadcasts.class);
        long id = broadcasts.make(new Broadcast(
                "campaign.news",
                reference,
                Nature.NEWSLETTER,
                "ferries",
                "Ferries",
                new Broadcast.Sender(new Mailbox("Ferry Users", OURS), null),
                new Content("News", "The ferry runs.\n", "<p>The ferry runs.</p>")));
        broadcasts.add(
                id,
                IntStream.range(0, recipients)
                        .mapToObj(i -> new Recipient(
                                new Mailbox("", new EmailAddress("p" + i + "@example" + i % 50 + ".test")), Map.of()))
                        .toList());
        return id;
    }

    private static Said run(String... words) {
        List<String> all = Stream.of(Stream.of("mail"), Stream.of(words), Stream.of("--data", data.toString()))
                .flatMap(part -> part)
                .toList();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
        try {
            int status = Commands.run(CentralLobby.class, all.toArray(String[]::new));
            return new Said(status, toOut.toString(StandardCharsets.UTF_8), toErr.toString(StandardCharsets.UTF_8));
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
