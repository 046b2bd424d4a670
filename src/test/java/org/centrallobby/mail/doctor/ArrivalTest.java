package org.centrallobby.mail.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.dkim.DkimKey;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.doctor.records.Finding;
import org.centrallobby.mail.doctor.records.Finding.Level;
import org.centrallobby.mail.incoming.ImapAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A test mail through the program's own way out, and what is made of it where it arrives. */
class ArrivalTest {
    @TempDir
    Path data;

    @Test
    void a_test_mail_is_sent_read_back_and_found_to_be_ours() throws Exception {
        Settings settings = Settings.read(Map.of("LOBBY_MAIL_DOMAIN", "lobby.test"), null, data, false);
        try (ConfigurableApplicationContext program =
                Launch.start(CentralLobby.class, settings, Role.VERB, nothingMore -> {})) {
            TestMail mail = program.getBean(TestMail.class);
            Kept mailbox = new Kept(program.getBean(DevReadBack.class));

            assertThat(mail.send(TestMail.ownAddress(settings), Optional.of(mailbox), Duration.ofSeconds(5)))
                    .allMatch(finding -> finding.level() == Level.OK);
            List<Finding> findings =
                    mail.send(new EmailAddress("operator@example.test"), Optional.of(mailbox), Duration.ofSeconds(5));
            assertThat(findings)
                    .contains(Finding.ok("Signature", "Our DKIM signature arrived whole."))
                    .allMatch(finding -> finding.level() == Level.OK)
                    .noneMatch(finding -> finding.sentence().contains("operator@"));
            assertThat(mail.send(new EmailAddress("returns@example.test"), Optional.of(mailbox), Duration.ZERO))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.level()).isEqualTo(Level.FAIL);
                        assertThat(finding.sentence()).contains("550 5.1.1");
                    });

            DkimKeys keys = program.getBean(DkimKeys.class);
            List<DkimKey> ours = keys.get(keys.signing());
            String arrived = new String(mailbox.last, ISO_8859_1);
            assertThat(levels(arrived.replace("Nothing needs", "Something needs"), ours))
                    .containsEntry("Signature", Level.FAIL);
            assertThat(levels(arrived.replaceAll("(?s)DKIM-Signature:.*?\r\n(?=From)", ""), ours))
                    .containsEntry("Signature", Level.FAIL);
            assertThat(levels("Authentication-Results: mx.test;\r\n dkim=pass; spf=softfail\r\n" + arrived, ours))
                    .containsEntry("Signature", Level.OK)
                    .containsEntry("Arrival", Level.FAIL);
            assertThat(levels("Authentication-Results: mx.test; dkim=pass; spf=pass\r\n" + arrived, ours))
                    .containsEntry("Arrival", Level.OK);
        }
    }

    @Test
    void a_test_mail_to_the_site_is_read_back_over_imap_and_taken_out_of_the_mailbox() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        Settings settings = Settings.read(
                Map.of(
                        "LOBBY_MAIL_DOMAIN",
                        "lobby.test",
                        "LOBBY_SMTP_URL",
                        "smtp://127.0.0.1:" + server.getSmtp().getPort()),
                null,
                data,
                false);
        server.setUser(TestMail.ownAddress(settings).value(), "site", "secret");
        URI url = URI.create("imap://site:secret@127.0.0.1:" + server.getImap().getPort() + "/INBOX");
        ReadBack mailbox = new ImapReadBack(new ImapAccount(url));
        try (ConfigurableApplicationContext program =
                Launch.start(CentralLobby.class, settings, Role.VERB, nothingMore -> {})) {
            TestMail mail = program.getBean(TestMail.class);
            assertThat(mail.send(TestMail.ownAddress(settings), Optional.of(mailbox), Duration.ofSeconds(10)))
                    .contains(Finding.ok("Signature", "Our DKIM signature arrived whole."))
                    .allMatch(finding -> finding.level() == Level.OK);
            assertThat(server.getReceivedMessages()).isEmpty();

            EmailAddress elsewhere = new EmailAddress("operator@example.test");
            assertThat(mail.send(elsewhere, Optional.of(mailbox), Duration.ofSeconds(1)))
                    .last()
                    .satisfies(finding -> {
                        assertThat(finding.level()).isEqualTo(Level.FAIL);
                        assertThat(finding.sentence())
                                .startsWith(
                                        "The test mail did not come to the mailbox of LOBBY_IMAP_URL within 1 seconds")
                                .contains("<test.");
                    });
            assertThat(mail.send(elsewhere, Optional.empty(), Duration.ZERO))
                    .last()
                    .satisfies(finding -> {
                        assertThat(finding.level()).isEqualTo(Level.OK);
                        assertThat(finding.sentence()).startsWith("Look for it there.");
                    });
            ReadBack wrong =
                    new ImapReadBack(new ImapAccount(URI.create(url.toString().replace("secret", "wrong"))));
            assertThat(mail.send(elsewhere, Optional.of(wrong), Duration.ofSeconds(1)))
                    .last()
                    .isEqualTo(Finding.fail(
                            "Arrival",
                            "The test mail was sent, but the mailbox of LOBBY_IMAP_URL cannot be read: look at"
                                    + " LOBBY_IMAP_URL."));
        } finally {
            server.stop();
        }
    }

    private static Map<String, Level> levels(String message, List<DkimKey> keys) throws Exception {
        return Arrival.judge(message.getBytes(ISO_8859_1), "lobby.test", keys).stream()
                .collect(java.util.stream.Collectors.toMap(Finding::about, Finding::level));
    }

    /** The development mailbox, and what was last read from it. */
    private static final class Kept implements ReadBack {
        private final ReadBack mailbox;
        private byte[] last = {};

        Kept(ReadBack mailbox) {
            this.mailbox = mailbox;
        }

        @Override
        public String place() {
            return mailbox.place();
        }

        @Override
        public Optional<byte[]> find(String messageId, Duration patience) throws java.io.IOException {
            Optional<byte[]> found = mailbox.find(messageId, patience);
            last = found.orElse(last);
            return found;
        }
    }
}
