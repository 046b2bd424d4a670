package org.centrallobby.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.centrallobby.TestClock;
import org.centrallobby.kit.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we sign, somebody else's library verifies; what was altered on the way, it does not. */
class DkimSignerTest {
    private static final String HEADER = """
            From: Asha Patel via Central Lobby <letters@lobby.test>
            To: Ms Example MP <office@parliament.test>
            Subject: Early day motion 53
            Date: Thu, 26 Nov 2026 10:00:00 +0000
            Message-ID: <a1b2@lobby.test>
            Reply-To: Asha Patel <asha@example.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            """;

    @TempDir
    Path data;

    private final TestClock clock = TestClock.at("2026-01-10T10:00:00Z");
    private Settings settings;
    private DkimKeys keys;
    private DkimSigner signer;

    @BeforeEach
    void start() {
        settings = Settings.read(Map.of("LOBBY_MAIL_DOMAIN", "lobby.test"), null, data, false);
        keys = new DkimKeys(settings, clock);
        signer = new DkimSigner(keys, settings, clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear Ms Example,\n\nplease sign.\n",
                "no line end at all",
                "one line\nand one without its end",
                "ends with empty lines\n\n\n\n",
                "runs  of   spaces\tand\t\ttabs \t mixed\n",
                "space at the end   \nand tab\t\n \t \n\t\n",
                "  leading space\n\t leading tab\n",
                ".\n..\n.leading dots\n",
                "8-bit: é ü € 👋\n",
                "a = sign, =20, =\nsoft\n",
                "From the mouth of babes\n>From\n",
                "\u0000 a null and a bell \u0007\n"
            })
    void a_body_of_any_shape_is_verified(String body) throws IOException {
        assertThat(verify(sign(HEADER, body))).containsExactly("lobby20260110 PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n\n", " \t\n\n"})
    void a_body_of_nothing_has_the_hash_that_the_rule_gives(String body) {
        // RFC 6376, 3.4.4. The library does not know it.
        assertThat(new String(sign(HEADER, body), ISO_8859_1))
                .contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: folded\n in the\n\tmiddle\n",
                "Subject:no space after the colon\n",
                "Subject : space before the colon\n",
                "SUBJECT:    shouted   with    runs\t\tof space   \n",
                "Subject:\n all on the next line\n",
                "Subject:\n",
                "Subject: \n \n",
                "Subject: =?UTF-8?Q?caf=C3=A9?=\n",
                "Subject: raw é 8-bit\n",
                "Subject: a:b:c ; d=e; h=From\n",
                "Subject: one\nSubject: two\nSubject: three\n",
                "Subject: x\nX-Unsigned: goes by\nReceived: from a by b;\n\tThu, 26 Nov 2026 10:00:00 +0000\n",
                """
                Subject: x
                List-Unsubscribe: <https://lobby.test/u/abc>,
                 <mailto:u-abc@lobby.test>
                List-Unsubscribe-Post: List-Unsubscribe=One-Click
                List-Id: News <news.lobby.test>
                Feedback-ID: 1:news:lobby
                Auto-Submitted: auto-generated
                Precedence: bulk
                """
            })
    void a_header_of_any_shape_is_verified(String subject) throws IOException {
        assertThat(verify(sign(HEADER.replace("Subject: Early day motion 53\n", subject), "x\n")))
                .containsExactly("lobby20260110 PASS");
    }

    @Test
    void a_long_header_and_a_long_body_are_verified() throws IOException {
        String names =
                "To: " + "A Very Long Name Indeed <a.very.long.name@example.test>,\n ".repeat(200) + "x@example.test\n";
        String body = "A line of a newsletter that is long enough to be one.\n".repeat(20_000);

        assertThat(verify(sign(HEADER.replaceFirst("To: .*\n", names), body))).containsExactly("lobby20260110 PASS");
    }

    @Test
    void a_message_in_one_piece_gets_the_signature_it_gets_in_two() {
        byte[] header = bytes(HEADER);
        byte[] body = bytes("Dear Ms Example,\n\nplease sign.\n");

        assertThat(signer.sign(Verifier.join(header, bytes("\n"), body))).isEqualTo(signer.sign(header, body));
        assertThat(signer.sign(header)).isEqualTo(signer.sign(header, new byte[0]));
    }

    @Test
    void whatever_is_altered_on_the_way_shows() throws IOException {
        byte[] message = sign(HEADER, "Dear Ms Example,\n\nplease sign.\n");
        String text = new String(message, ISO_8859_1);

        assertThat(text).contains("d=lobby.test;").contains("s=lobby20260110;").contains("a=rsa-sha256;");
        for (String altered : List.of(
                text.replace("please sign", "do not sign"),
                text.replace("please sign", "pleasesign"),
                text.replace("motion 53", "motion 54"),
                text.replace("Reply-To: Asha Patel <asha", "Reply-To: Asha Patel <eve"),
                text.replace("From: Asha", "From: Eve <eve@example.test>\r\nFrom: Asha"),
                text.replace("To: Ms", "From: Eve <eve@example.test>\r\nTo: Ms"),
                text.replace("To: Ms", "Subject: Another\r\nTo: Ms"),
                text.replace("MIME-", "Reply-To: eve@example.test\r\nMIME-"),
                text.replace("t=1768039200", "t=1768039201"))) {
            assertThat(altered).isNotEqualTo(text);
            assertThat(verify(altered.getBytes(ISO_8859_1)))
                    .as(altered)
                    .doesNotContain("lobby20260110 PASS")
                    .isNotEmpty();
        }
    }

    @Test
    void what_servers_may_do_on_the_way_does_no_harm() throws IOException {
        String text = new String(sign(HEADER, "Dear  Ms Example,\n\nplease sign.\n"), ISO_8859_1);
        String handled = "Received: from us by them; Thu, 26 Nov 2026 10:00:01 +0000\r\n"
                + text.replace("Subject: Early day", "SUBJECT:   Early\r\n  day")
                        .replace("Dear  Ms", "Dear \t Ms")
                        .replace("please sign.", "please sign.   ")
                + "\r\n\r\n";

        assertThat(verify(handled.getBytes(ISO_8859_1))).containsExactly("lobby20260110 PASS");
    }

    @Test
    void no_line_of_the_signature_is_longer_than_mail_should_have() {
        assertThat(new String(signer.sign(bytes(HEADER), bytes("x\n")), ISO_8859_1).lines())
                .hasSizeGreaterThan(6)
                .allMatch(line -> line.length() <= 78);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: a@example.test\r\n",
                "From: a@example.test",
                "From: a@example.test\nTo: b@example.test\r\n",
                "From: a@example.test\rBcc: b@example.test\r\n",
                "From: a@example.test\r\nno colon\r\n",
                "From: a@example.test\r\n: no name\r\n",
                " From: a@example.test\r\n"
            })
    void a_header_that_is_none_is_not_signed(String header) {
        assertThatThrownBy(() -> signer.sign(header.getBytes(ISO_8859_1), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("example.test");
    }

    @Test
    void an_ed25519_signature_stands_beside_the_other_where_it_is_wanted() throws Exception {
        keys.use(keys.rotate(true));
        String text = new String(sign(HEADER, "Dear Ms Example,\n\nplease sign.\n"), ISO_8859_1);
        String second = text.substring(text.lastIndexOf("DKIM-Signature:"), text.indexOf("From: "));
        DkimKey key = keys.get(keys.signing()).getLast();

        assertThat(verify(text.getBytes(ISO_8859_1))).contains("lobby20260110-2 PASS");
        assertThat(second).contains("a=ed25519-sha256;").contains("s=lobby20260110-2-ed25519;");
        assertThat(key.recordText()).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=");
        assertThat(verifiesByHand(second, text, key)).isTrue();
        assertThat(verifiesByHand(second, text.replace("motion 53", "motion 54"), key))
                .isFalse();
    }

    @Test
    void the_jdk_signs_where_the_native_library_cannot() throws Exception {
        DkimKey key = keys.get(keys.signing()).getFirst();
        Relaxed form = new Relaxed(100);
        form.field(bytes("A: b\n"), 0, 6);
        byte[] slow = new SignaturePool(key, Optional.empty()).sign(form);

        // PKCS #1 v1.5 leaves nothing to chance: both give the same bytes.
        assertThat(new SignaturePool(key, FastProvider.find()).sign(form)).isEqualTo(slow);
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key.publicKey());
        check.update("a:b".getBytes(UTF_8));
        assertThat(check.verify(slow)).isTrue();
    }

    @Test
    void many_threads_sign_at_once() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<byte[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String body = "Letter " + i + "\n";
                tasks.add(() -> sign(HEADER, body));
            }
            for (Future<byte[]> done : threads.invokeAll(tasks)) {
                assertThat(verify(done.get())).containsExactly("lobby20260110 PASS");
            }
        }
    }

    @Test
    void a_change_of_keys_is_taken_up_within_seconds_by_those_who_sign_already() throws IOException {
        sign(HEADER, "x\n");
        clock.advance(Duration.ofDays(200));
        DkimKeys elsewhere = new DkimKeys(settings, clock);
        String next = elsewhere.rotate(false);

        assertThat(next).isEqualTo("lobby20260729");
        assertThat(verify(sign(HEADER, "x\n"))).containsExactly("lobby20260110 PASS");
        elsewhere.use(next);
        clock.advance(Duration.ofSeconds(6));
        assertThat(verify(sign(HEADER, "x\n"))).containsExactly("lobby20260729 PASS");
    }

    @Test
    void keys_that_cannot_be_read_do_not_stop_a_site_that_signs_already() throws IOException {
        sign(HEADER, "x\n");
        Files.writeString(settings.keys().resolve("dkim/signing"), "../../etc/passwd");
        clock.advance(Duration.ofSeconds(6));

        assertThat(verify(sign(HEADER, "x\n"))).containsExactly("lobby20260110 PASS");
        assertThatThrownBy(() -> new DkimSigner(keys, settings, clock).sign(bytes(HEADER), new byte[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("should hold a selector");
    }

    private byte[] sign(String header, String body) {
        byte[] fields = bytes(header);
        return Verifier.join(signer.sign(fields, bytes(body)), fields, bytes("\n"), bytes(body));
    }

    private List<String> verify(byte[] message) throws IOException {
        List<DkimKey> all = keys.listSelectors().stream()
                .flatMap(selector -> keys.get(selector).stream())
                .toList();
        return new Verifier(all).verify(message);
    }

    /** The rules of RFC 6376, 3.4.2 and RFC 8463, 3 in another way: by regular expressions, and the JDK's Ed25519. */
    private static boolean verifiesByHand(String field, String message, DkimKey key) throws GeneralSecurityException {
        String header = message.substring(message.indexOf("From: "), message.indexOf("\r\n\r\n") + 2);
        StringBuilder form = new StringBuilder();
        for (String name :
                List.of("from", "to", "subject", "date", "message-id", "reply-to", "mime-version", "content-type")) {
            form.append(relaxed(header.replaceAll("(?ims).*^(" + name + ":.*?)\r\n(?=\\S|$).*", "$1")))
                    .append("\r\n");
        }
        form.append(relaxed(field.replaceAll("(?s)(\tb=).*", "$1")));
        Signature check = Signature.getInstance("Ed25519", java.security.Security.getProvider("SunEC"));
        check.initVerify(key.publicKey());
        check.update(java.security.MessageDigest.getInstance("SHA-256")
                .digest(form.toString().getBytes(ISO_8859_1)));
        return check.verify(Base64.getMimeDecoder().decode(field.replaceAll("(?s).*\tb=", "")));
    }

    private static String relaxed(String field) {
        String[] parts = field.split(":", 2);
        return parts[0].toLowerCase(java.util.Locale.ROOT).strip() + ":"
                + parts[1].replaceAll("\\s+", " ").strip();
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(UTF_8);
    }
}
