package org.centrallobby.mail.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealers;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mailbox of a newcomer's machine. */
class DevMailboxTest {
    private static final Instant NOW = Instant.parse("2026-12-04T14:05:00Z");

    @TempDir
    Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private DevMailbox mailbox;

    @BeforeEach
    void build() {
        TestClock clock = new TestClock(NOW);
        Sealer sealer = Sealers.of(Settings.read(Map.of(), null, data, false), clock);
        mailbox = new DevMailbox(database.jdbc(), sealer, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_mail_is_kept_whole_with_its_envelope() {
        assertThat(send("office@parliament.test")).isInstanceOf(Outcome.Accepted.class);

        DevMail mail = mailbox.listMails().getFirst();
        assertThat(mailbox.findMail(mail.id())).contains(mail);
        assertThat(mailbox.findMail(mail.id() + 1)).isEmpty();
        assertThat(mail.envelopeSender()).isEqualTo("returns+m17.mac@lobby.test");
        assertThat(mail.subject()).isEqualTo("Fähren – from a constituent");
        assertThat(mail.from()).isEqualTo("Åsa Müller <asa@lobby.test>");
        assertThat(mail.to()).isEqualTo("office@parliament.test");
        assertThat(mail.header("message-id")).isEqualTo("<1.17@lobby.test>");
        assertThat(mail.text()).isEqualTo("Grüße\n");
        assertThat(mail.html()).isEqualTo("<p>Grüße</p>");
        assertThat(mail.receivedAt()).isEqualTo(NOW);
    }

    @Test
    void the_newest_come_first() {
        send("one@parliament.test");
        send("two@parliament.test");

        assertThat(mailbox.listMails())
                .extracting(DevMail::to)
                .isEqualTo(List.of("two@parliament.test", "one@parliament.test"));
    }

    @Test
    void some_addresses_show_what_goes_wrong_in_life() {
        assertThat(send("returns.to.sender@parliament.test"))
                .isEqualTo(new Outcome.Refused(
                        "the development mailbox", new Outcome.Answer(550, "5.1.1", "550 5.1.1 no such user")));
        assertThat(send("slow@parliament.test"))
                .isEqualTo(new Outcome.Deferred(
                        "the development mailbox", new Outcome.Answer(451, "4.3.0", "451 4.3.0 try later")));
        assertThat(mailbox.listMails()).isEmpty();
    }

    private Outcome send(String to) {
        try (Carrier.Round round = mailbox.open()) {
            return round.send(Letters.to(to));
        }
    }
}
