package org.centrallobby.mail.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.TestClock;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.dkim.DkimKeys;
import org.centrallobby.mail.doctor.records.Dns;
import org.centrallobby.mail.doctor.records.Finding;
import org.centrallobby.mail.doctor.records.Finding.Level;
import org.centrallobby.mail.doctor.records.Finding.Publish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told of records and relay, by a name server and a relay that the test has in hand. */
class MailDoctorTest {
    private static final String ADDRESS = "192.0.2.25";

    @TempDir
    Path data;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-26T10:00:00Z"));
    private final NameServer names = NameServer.start();
    private DkimKeys keys;
    private Settings settings;

    @BeforeEach
    void lay_out() {
        settings = settings("smtp://localhost:1");
        keys = new DkimKeys(settings, clock);
        names.text("lobby.test", "v=spf1 ip4:192.0.2.0/24 -all")
                .text("lobby.test", "another text that has nothing to do with mail")
                .text("_dmarc.lobby.test", "v=DMARC1; p=quarantine; rua=mailto:reports@lobby.test")
                .host("lobby.test", ADDRESS)
                .host("mx.lobby.test", "2001:db8::25")
                .host("relay.lobby.test", "127.0.0.1")
                .mailServer("lobby.test", "mx.lobby.test")
                .reverse(ADDRESS, "mx2.lobby.test")
                .host("mx2.lobby.test", ADDRESS);
        keys.get(keys.signing()).forEach(key -> names.text(key.recordName("lobby.test"), key.recordText()));
    }

    @AfterEach
    void close() {
        names.close();
    }

    @Test
    void where_all_is_well_nothing_is_to_be_done() throws Exception {
        try (SecureRelay relay = new SecureRelay(data, Optional.of("relay.lobby.test"), 3000)) {
            List<Finding> findings = examine(relayUrl("right", relay), relay.anchors());

            assertThat(findings)
                    .allMatch(finding -> finding.level() == Level.OK)
                    .allMatch(finding -> finding.publish().isEmpty());
            assertThat(findings.stream().map(Finding::about))
                    .containsExactly(
                            "Relay", "TLS", "Login", "SPF", "DKIM lobby20261126", "DMARC", "MX", "PTR 192.0.2.25");
            assertThat(of("TLS", findings).sentence()).startsWith("TLSv1.3, certificate until 203");
        }
    }

    @Test
    void a_domain_without_records_is_told_each_of_them() {
        names.without("lobby.test")
                .without("_dmarc.lobby.test")
                .without("lobby20261126._domainkey.lobby.test")
                .without("25.2.0.192.in-addr.arpa");
        List<Finding> findings = examine();

        for (String about : List.of("SPF", "DKIM lobby20261126", "DMARC", "MX", "PTR 192.0.2.25")) {
            assertThat(of(about, findings).level()).as(about).isEqualTo(Level.FAIL);
        }
        assertThat(findings.stream().flatMap(finding -> finding.publish().stream()))
                .contains(
                        new Publish("lobby.test", "TXT", "v=spf1 ip4:192.0.2.25 ~all"),
                        new Publish("_dmarc.lobby.test", "TXT", "v=DMARC1; p=none; rua=mailto:postmaster@lobby.test"),
                        new Publish(
                                "lobby20261126._domainkey.lobby.test",
                                "TXT",
                                keys.get("lobby20261126").getFirst().recordText()));
    }

    @Test
    void what_could_not_be_asked_is_never_said_to_be_missing() {
        names.failing("lobby.test").silent("_dmarc.lobby.test").garbled("lobby20261126._domainkey.lobby.test");
        List<Finding> findings = examine();

        assertThat(of("SPF", findings).sentence())
                .startsWith("The resolver answered SERVFAIL when it was asked for the TXT record of lobby.test");
        assertThat(of("DMARC", findings).sentence())
                .startsWith(
                        "No answer came in time, or none that can be read, when the TXT record of _dmarc.lobby.test was asked for");
        assertThat(of("DKIM lobby20261126", findings).sentence()).contains("lobby20261126._domainkey.lobby.test");
        for (String about : List.of("SPF", "DMARC", "DKIM lobby20261126", "MX")) {
            assertThat(of(about, findings).level()).isEqualTo(Level.FAIL);
            assertThat(of(about, findings).sentence())
                    .contains("nothing is known of it")
                    .doesNotContain("There is no", "has no");
            assertThat(of(about, findings).publish()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v=spf1 ip4:192.0.2.25 -all                 | OK   | our sender among them, with 0 of ten
                    V=SPF1 A ~ALL                              | OK   | with 1 of ten
                    v=spf1 a:mx2.lobby.test/24 ~all            | OK   | with 1 of ten
                    v=spf1 ip6:2001:db8::/32 mx -all           | FAIL | does not let 192.0.2.25 send
                    v=spf1 include:wide.test -all              | OK   | with 1 of ten
                    v=spf1 redirect=wide.test                  | OK   | with 1 of ten
                    v=spf1 ip4:192.0.2.25                      | WARN | says nothing of those it does not name
                    v=spf1 ip4:192.0.2.25 ?all                 | WARN | says nothing of those it does not name
                    v=spf1 -ip4:192.0.2.25 +all                | FAIL | lets anybody send
                    v=spf1 ipv4:192.0.2.25 -all                | FAIL | “ipv4:192.0.2.25” is not known
                    v=spf1 ip4:192.0.2.256 -all                | FAIL | holds no address
                    v=spf1 include:nobody.test -all            | FAIL | nobody.test, which it includes, has no SPF
                    v=spf1 include:broken.test -all            | FAIL | SERVFAIL
                    v=spf1 include:loop.test -all              | FAIL | includes itself
                    v=spf1 include:many.test ip4:192.0.2.25 ~all | WARN | takes 12 look-ups where receivers make ten
                    """)
    void an_spf_record_is_read_as_receivers_read_it(String record, Level level, String sentence) {
        names.text("wide.test", "v=spf1 ip4:192.0.0.0/16 ~all")
                .failing("broken.test")
                .text("loop.test", "v=spf1 include:loop.test -all")
                .text(
                        "many.test",
                        "v=spf1 a:h1.test a:h2.test a:h3.test a:h4.test a:h5.test a:h6.test a:h7.test"
                                + " a:h8.test a:h9.test a:h10.test a:h11.test -all")
                .without("lobby.test")
                .host("lobby.test", ADDRESS)
                .mailServer("lobby.test", "mx.lobby.test")
                .text("lobby.test", record);
        Finding finding = of("SPF", examine());

        assertThat(finding.sentence()).contains(sentence);
        assertThat(finding.level()).isEqualTo(level);
    }

    @Test
    void two_spf_records_are_none() {
        names.text("lobby.test", "v=spf1 mx -all");

        assertThat(of("SPF", examine()).sentence()).contains("has 2 SPF records");
        assertThat(of("SPF", examine()).level()).isEqualTo(Level.FAIL);
    }

    @Test
    void a_next_key_signs_once_its_record_is_seen_and_not_before() {
        clock.advance(Duration.ofDays(90));
        String next = keys.rotate(true);
        Finding waiting = of("DKIM " + next, examine());
        assertThat(waiting.level()).isEqualTo(Level.WARN);
        assertThat(waiting.publish()).hasSize(1);
        assertThat(keys.signing()).isEqualTo("lobby20261126");

        names.text(next + "._domainkey.lobby.test", keys.get(next).getFirst().recordText());
        examine();
        assertThat(keys.signing()).as("its Ed25519 half is not there").isEqualTo("lobby20261126");

        names.text(
                next + "-ed25519._domainkey.lobby.test",
                keys.get(next).getLast().recordText());
        assertThat(examine()).contains(Finding.ok("DKIM " + next, "From now on mail is signed with this key."));
        assertThat(keys.signing()).isEqualTo(next);
        assertThat(of("DKIM lobby20261126", examine()).sentence()).contains("dkim remove lobby20261126");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v=DKIM1; k=rsa; p=                 | revoked or holds no key
                    v=DKIM1; k=rsa; p=MIIBIjANBgkqhki  | Another key than ours
                    v=DKIM1; k=ed25519; OURS           | Another key than ours
                    v=DKIM1; t=y:s; OURS               | for a trial
                    """)
    void a_key_that_is_not_ours_is_found_out(String record, String sentence) {
        String ours = keys.get("lobby20261126").getFirst().recordText();
        names.without("lobby20261126._domainkey.lobby.test")
                .text(
                        "lobby20261126._domainkey.lobby.test",
                        record.replace("OURS", ours.substring(ours.indexOf("p="))));
        Finding finding = of("DKIM lobby20261126", examine());

        assertThat(finding.sentence()).contains(sentence);
        assertThat(finding.level()).isNotEqualTo(Level.OK);
    }

    @Test
    void a_policy_may_stand_above_and_must_be_one() {
        names.without("_dmarc.lobby.test").text("_dmarc.test", "v=DMARC1; p=reject; sp=none; rua=mailto:r@lobby.test");
        assertThat(of("DMARC", examine())).satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.sentence()).contains("no DMARC record");
        });

        names.text("_dmarc.lobby.test", "v=DMARC1; p=none").text("_dmarc.lobby.test", "v=DMARC1; p=reject");
        assertThat(of("DMARC", examine()).sentence()).contains("There are 2 DMARC records");
        names.without("_dmarc.lobby.test").text("_dmarc.lobby.test", "v=DMARC1; p=strict");
        assertThat(of("DMARC", examine()).sentence()).contains("no policy");
        names.without("_dmarc.lobby.test").text("_dmarc.lobby.test", "v=DMARC1; p=none");
        assertThat(of("DMARC", examine()).level()).isEqualTo(Level.WARN);
    }

    @Test
    void a_reverse_name_must_lead_back() {
        names.without("mx2.lobby.test").host("mx2.lobby.test", "192.0.2.99");

        assertThat(of("PTR 192.0.2.25", examine()).sentence())
                .contains("is called mx2.lobby.test, but that name does not lead back");
    }

    @Test
    void what_strangers_write_reaches_the_terminal_without_harm() {
        names.text("lobby.test", "v=spf1 \u001b[31mred\u0007 -all");
        names.without("lobby.test").text("lobby.test", "v=spf1 \u001b]0;title\u0007x " + "y".repeat(3000) + " -all");
        String sentence = of("SPF", examine()).sentence();

        assertThat(sentence).doesNotContain("\u001b").doesNotContain("\u0007").hasSizeLessThan(700);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_password() throws Exception {
        try (SecureRelay relay = new SecureRelay(data, Optional.of("relay.lobby.test"), 3000)) {
            List<Finding> findings = examine(relayUrl("right", relay), null);

            assertThat(of("TLS", findings).sentence()).startsWith("Nobody we trust vouches for the certificate");
            assertThat(of("TLS", findings).level()).isEqualTo(Level.FAIL);
            assertThat(of("Login", findings).level()).isEqualTo(Level.FAIL);
            assertThat(relay.passwords()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_name_or_of_the_past_is_called_so() throws Exception {
        try (SecureRelay relay = new SecureRelay(data, Optional.of("other.lobby.test"), 3000)) {
            assertThat(of("TLS", examine(relayUrl("right", relay), relay.anchors()))
                            .sentence())
                    .startsWith("The certificate of the relay is for another name");
        }
        try (SecureRelay relay = new SecureRelay(data, Optional.of("relay.lobby.test"), 10)) {
            assertThat(of("TLS", examine(relayUrl("right", relay), relay.anchors()))
                            .sentence())
                    .startsWith("The certificate of the relay has run out");
        }
    }

    @Test
    void a_wrong_password_is_told_and_one_is_never_given_in_clear() throws Exception {
        try (SecureRelay relay = new SecureRelay(data, Optional.of("relay.lobby.test"), 3000)) {
            assertThat(of("Login", examine(relayUrl("wrong", relay), relay.anchors()))
                            .sentence())
                    .startsWith("The relay refuses our user and password (535)")
                    .doesNotContain("wrong");
        }
        try (SecureRelay relay = new SecureRelay(data, Optional.empty(), 3000)) {
            List<Finding> findings = examine(relayUrl("right", relay), relay.anchors());
            assertThat(of("TLS", findings).sentence()).contains("offers no STARTTLS");
            assertThat(of("Login", findings).level()).isEqualTo(Level.FAIL);
            assertThat(relay.passwords()).isEmpty();
        }
    }

    @Test
    void a_relay_that_is_not_there_is_told() {
        assertThat(of("Relay", examine()).sentence()).startsWith("localhost:1 cannot be spoken to");
        assertThat(of("Relay", examine("smtp://nowhere.test:25", null)).sentence())
                .contains("there is no name nowhere.test");
    }

    private List<Finding> examine() {
        return examine("smtp://localhost:1", null);
    }

    private List<Finding> examine(String relay, @Nullable KeyStore anchors) {
        Dns dns = Dns.of(Optional.of(names.address()), Duration.ofMillis(500));
        return new MailDoctor(settings(relay), keys, dns, clock, anchors)
                .examine(Optional.of(InetAddress.ofLiteral(ADDRESS)));
    }

    private static Finding of(String about, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.about().equals(about))
                .findFirst()
                .orElseThrow();
    }

    private static String relayUrl(String password, SecureRelay relay) {
        return "smtp://lobby:" + password + "@relay.lobby.test:" + relay.port();
    }

    private Settings settings(String relay) {
        return Settings.read(
                Map.of(
                        "LOBBY_BASE_URL", "https://lobby.test",
                        "LOBBY_SMTP_URL", relay,
                        "LOBBY_CONTACT", "The operator, post@lobby.test"),
                null,
                data,
                false);
    }
}
