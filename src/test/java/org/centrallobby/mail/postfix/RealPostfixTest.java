package org.centrallobby.mail.postfix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.TestDatabase;
import org.centrallobby.TestProgram;
import org.centrallobby.commands.mail.ReceiveCommand;
import org.centrallobby.kit.Settings;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.Parcel;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.carriers.Carriers;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.dkim.Verifier;
import org.centrallobby.mail.incoming.Back;
import org.centrallobby.mail.incoming.Incoming;
import org.centrallobby.mail.outbox.Dispatcher;
import org.centrallobby.mail.postfix.PipeEnd.Call;
import org.centrallobby.mail.postfix.PipeEnd.Said;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;

/** The site with a real Postfix, which carries its mail on and brings it what comes back, set up as docs/receiving.md says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPostfixTest {
    private static final String ADA = "ada.thorne@parliament.test";
    private static final String BEN = "ben.okoro@parliament.test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private TestRelay relay;
    private PipeEnd lobby;
    private Postfix postfix;
    private LetterWorld world;

    @BeforeAll
    void start() throws IOException {
        Postfix.require();
        relay = TestRelay.start();
        lobby = new PipeEnd(this::receive);
        postfix = Postfix.start(relay.port(), lobby.script());
        world = new LetterWorld(TestDatabase.fresh(), relay, postfix.inside());
        postfix.tell(settings());
        // Postfix and a program of its own live by the machine's clock, and no signature may be of tomorrow.
        world.clock.set(Instant.now());
    }

    @AfterAll
    void end() {
        if (world != null) {
            world.close();
        }
        if (postfix != null) {
            postfix.close();
            lobby.close();
        }
    }

    /** What the site runs with, as an operator's /etc/lobby.env has it. */
    private Map<String, String> settings() {
        Settings settings = world.program.settings();
        return Map.of(
                "LOBBY_DATA", settings.data().toString(),
                "LOBBY_KEYS", settings.keys().toString(),
                "LOBBY_DATABASE_URL", Objects.requireNonNull(settings.databaseUrl()),
                "LOBBY_BASE_URL", settings.baseUrl(),
                "LOBBY_SMTP_URL", Objects.requireNonNull(settings.smtpUrl()).toString(),
                "LOBBY_MAIL_DOMAIN", settings.mailDomain());
    }

    @Test
    void a_letter_arrives_as_it_was_written_and_its_signature_holds() throws IOException {
        String text =
                "Dear Ada,\n\n.\n..two\nFrom here the ferry is late – “again”.\n" + "Late. ".repeat(250) + "\n\nAsha";
        Received letter = send("asha@example.test", text, ADA, LetterWorld.ADA, LetterWorld.ZED_BAY);
        assertThat(letter.text()).contains(text.strip());
        assertThat(letter.header("Received")).contains("postfix.test");
        assertThat(letter.raw().substring(letter.raw().indexOf("\r\nDKIM-Signature:")))
                .as("nothing is changed or added but where it came by")
                .doesNotContain("Received:")
                .doesNotContainPattern("[^\r]\n");
        DkimKeys keys = world.program.get(DkimKeys.class);
        assertThat(new Verifier(keys.get(keys.signing())).verify(letter.raw().getBytes(ISO_8859_1)))
                .containsExactly(keys.signing() + " PASS");

        String message = "From: <a@lobby.test>\r\nTo: <b@example.test>\r\nDate: Fri, 4 Dec 2026 14:05:00 +0000\r\n"
                + "Message-ID: <bytes@lobby.test>\r\nSubject: Bytes\r\n\r\n.\r\n..\r\nFrom \r\n  spaces  \r\n"
                + "x".repeat(900) + "\r\n\r\n\r\n";
        assertThat(hand(postfix.inside(), "a@lobby.test", "b@example.test", message.getBytes(UTF_8)))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(mail(mail -> mail.raw().contains("<bytes@lobby.test>")).raw())
                .endsWith(message);
    }

    @Test
    void a_letter_that_the_office_refuses_comes_back_to_its_writer() {
        world.contact(LetterWorld.BEN, BEN);
        relay.refuse(BEN);
        lobby.next(this::receiveByAProgramOfItsOwn);
        String words = "Dear Ben,\n\nThe pier of Zed Hill has been closed since May.\n\nBea";
        confirm("bea@example.test", words, LetterWorld.BEN, LetterWorld.ZED_HILL);
        long letter = world.count("select max(id) from letter");

        await(() -> {
            world.program.get(Dispatcher.class).runOnce();
            return lobby.calls().stream().anyMatch(call -> text(call).contains("multipart/report"));
        });
        Call report = lobby.calls().stream()
                .filter(call -> text(call).contains("multipart/report"))
                .findFirst()
                .orElseThrow();
        assertThat(report.words())
                .hasSize(3)
                .startsWith("receive", "--to")
                .last()
                .asString()
                .matches("returns\\+m[0-9a-z]+\\.[2-9a-z]{16}@lobby\\.test");
        assertThat(report.environment()).isEqualTo(settings());
        assertThat(text(report)).contains("Diagnostic-Code: smtp; 550 5.1.1", "<MAILER-DAEMON@postfix.test>");

        await(() -> world.state(letter) == LetterState.RETURNED);
        assertThat(world.audit(letter)).last().isEqualTo("BOUNCE ACCEPTED RETURNED mail");
        // What a program of its own queued is of a later moment than that at which our clock stands.
        world.clock.set(Instant.now().plusSeconds(1));
        Received told = mail(mail ->
                mail.recipient().equals("bea@example.test") && mail.text().contains("came back."));
        assertThat(told.text())
                .contains("550 5.1.1 <(address)>: no such user here")
                .contains(words);
        assertThat(relay.received()).noneMatch(mail -> mail.recipient().equals(BEN));
    }

    @Test
    void what_cannot_be_taken_now_is_kept_by_postfix_and_brought_again_until_it_is() throws IOException {
        int before = lobby.calls().size();
        postfix.forgetSettings();
        byte[] message = Back.human("letters@lobby.test", "Where is my letter about the lighthouse?");
        assertThat(hand(postfix.outside(), "cem@example.test", "letters@lobby.test", message))
                .isInstanceOf(Outcome.Accepted.class);
        await(() -> deferred() > 0);
        assertThat(lobby.calls()).as("without settings the script ends at once").hasSize(before);

        lobby.next(
                call -> {
                    world.program
                            .database()
                            .jdbc()
                            .sql("alter table parked_mail rename to elsewhere")
                            .update();
                    try {
                        return receive(call);
                    } finally {
                        world.program
                                .database()
                                .jdbc()
                                .sql("alter table elsewhere rename to parked_mail")
                                .update();
                    }
                },
                call -> new Said(
                        137,
                        "killed after it was done; before, it said: "
                                + receive(call).words()));
        postfix.tell(settings());
        await(() -> lobby.calls().size() == before + 3 && postfix.waiting() == 0);
        assertThat(deferred()).isGreaterThanOrEqualTo(3);
        assertThat(postfix.log())
                .contains("The message could not be taken now")
                .contains("status=sent (delivered via lobby service (Taken: the very same message came before.))");
        assertThat(world.count("select count(*) from parked_mail")).isEqualTo(1);
        assertThat(text(lobby.calls().getLast())).contains("Where is my letter about the lighthouse?");
        assertThat(lobby.calls().subList(before, before + 3))
                .as("the same message each time, byte for byte")
                .extracting(RealPostfixTest::text)
                .containsOnly(text(lobby.calls().getLast()));
    }

    private long deferred() {
        return postfix.log()
                .lines()
                .filter(line -> line.contains("to=<letters@lobby.test>") && line.contains("status=deferred"))
                .count();
    }

    @Test
    void an_offices_automatic_answer_comes_in_and_goes_to_the_writer() throws IOException {
        Received letter = send(
                "dora@example.test",
                "Dear Ada,\n\nNobody has painted the harbour wall for eleven years.\n\nDora",
                ADA,
                LetterWorld.ADA,
                LetterWorld.ZED_BAY);
        byte[] answer = Back.autoReply(letter.envelopeSender(), "We are away until Monday.");
        assertThat(hand(postfix.outside(), ADA, letter.envelopeSender(), answer))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(mail(mail -> mail.recipient().equals("dora@example.test")
                                && mail.text().contains("We are away until Monday."))
                        .header("Subject"))
                .isEqualTo("An automatic reply to your letter to Ada Thorne");
    }

    @Test
    void a_subscriber_leaves_by_one_mail_to_the_address_in_the_header() throws IOException {
        Broadcasts broadcasts = world.program.get(Broadcasts.class);
        long id = broadcasts.make(new Broadcast(
                "newsletter",
                "1",
                Nature.NEWSLETTER,
                "ferries",
                "Ferries to the islands",
                new Broadcast.Sender(new Mailbox("News", new EmailAddress("news@lobby.test")), null),
                new Content("News", "News", "<p>News</p>")));
        broadcasts.add(id, List.of(new Recipient(new Mailbox("", new EmailAddress("emil@example.test")), Map.of())));
        broadcasts.start(id);
        String header =
                mail(mail -> mail.recipient().equals("emil@example.test")).header("List-Unsubscribe");
        Matcher address = Pattern.compile("<mailto:([^>?]+)").matcher(header);
        assertThat(address.find()).isTrue();
        byte[] leave = Back.human(address.group(1), "");
        assertThat(hand(postfix.outside(), "emil@example.test", address.group(1), leave))
                .isInstanceOf(Outcome.Accepted.class);
        await(() -> world.count("select count(*) from suppression where reason = 'UNSUBSCRIBED'") == 1);
    }

    @Test
    void who_comes_in_from_outside_has_nothing_carried_on() {
        byte[] message = Back.human("somebody@example.test", "Buy ferries.");
        assertThat(hand(postfix.outside(), "stranger@example.test", "somebody@example.test", message))
                .isNotInstanceOf(Outcome.Accepted.class)
                .satisfies(outcome -> assertThat(outcome.answer().text()).contains("Relay access denied"));
    }

    /** Writes and confirms a letter, and gives it as the office got it. */
    private Received send(String writer, String text, String office, int member, int seat) {
        confirm(writer, text, member, seat);
        String line = text.lines()
                .skip(text.lines().count() - 3)
                .findFirst()
                .orElseThrow()
                .strip();
        return mail(mail -> mail.recipient().equals(office) && mail.text().contains(line));
    }

    private void confirm(String writer, String text, int member, int seat) {
        world.write(world.draft(UUID.randomUUID(), LetterWorld.writer(writer), text, member, seat));
        world.confirming.confirm(LetterWorld.token(
                mail(mail -> mail.recipient().equals(writer) && mail.text().contains("/confirm/"))));
    }

    private Received mail(Predicate<Received> wanted) {
        await(() -> {
            world.program.get(Dispatcher.class).runOnce();
            return relay.received().stream().anyMatch(wanted);
        });
        return relay.received().stream().filter(wanted).findFirst().orElseThrow();
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited too long; Postfix notes%n%s", postfix.log())
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String text(Call call) {
        return new String(call.message(), ISO_8859_1);
    }

    private Outcome hand(int port, String sender, String recipient, byte[] message) {
        Carrier carrier =
                Carriers.smtp(TestProgram.withSmtp(port).apply(world.program.settings()), Duration.ofSeconds(20));
        try (Carrier.Round round = carrier.open()) {
            return round.send(new Parcel(new EmailAddress(sender), new EmailAddress(recipient), message, List.of()));
        }
    }

    /** The command itself, with the parts of the program that runs. */
    private Said receive(Call call) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ReceiveCommand command = new ReceiveCommand(
                settings -> {
                    GenericApplicationContext parts = new GenericApplicationContext();
                    parts.getBeanFactory().registerSingleton("incoming", world.program.get(Incoming.class));
                    parts.refresh();
                    return parts;
                },
                new ByteArrayInputStream(call.message()),
                new PrintStream(err, true, UTF_8));
        int status = new CommandLine(command)
                .execute(call.words().subList(1, call.words().size()).toArray(String[]::new));
        return new Said(status, err.toString(UTF_8));
    }

    /** As bin/lobby does: a process, with the words and the environment it was called with. */
    private Said receiveByAProgramOfItsOwn(Call call) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.centrallobby.Main"));
        command.addAll(call.words());
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LOBBY_"));
        builder.environment().putAll(call.environment());
        Process program = builder.start();
        program.getOutputStream().write(call.message());
        program.getOutputStream().close();
        String said = new String(program.getErrorStream().readAllBytes(), UTF_8);
        return new Said(program.waitFor(), said);
    }
}
