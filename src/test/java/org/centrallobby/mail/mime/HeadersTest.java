package org.centrallobby.mail.mime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.centrallobby.Generated;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.Parcel;
import org.centrallobby.mail.mime.Sheet.MailingList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The headers of every kind of mail, as the program that runs composes and signs them. */
class HeadersTest {
    private static final List<String> NAMES = List.of(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Feedback-ID",
            "Precedence");
    private static final EmailAddress OURS = new EmailAddress("letters@lobby.test");
    private static final EmailAddress WRITER = new EmailAddress("asha.patel@example.test");
    private static TestProgram program;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void the_table_in_the_docs_is_what_is_composed() throws Exception {
        List<Nature> kinds = List.of(Nature.values());
        StringBuilder table = new StringBuilder("""
                # Headers by kind of mail

                Made by `HeadersTest` from composed and signed messages; a change of either shows here. A dash: the header is
                never there. TOKEN stands for a row of the ledger and a MAC. People and addresses are invented.

                """);
        table.append("| header |")
                .append(kinds.stream().map(HeadersTest::title).collect(joining(" | ", " ", " |\n")))
                .append("|---|")
                .append("---|".repeat(kinds.size()))
                .append('\n');
        row(
                table,
                "envelope sender",
                kinds.stream().map(kind -> shown(mail(kind).envelope())));
        for (String name : NAMES) {
            row(table, name, kinds.stream().map(kind -> shown(mail(kind).header(name))));
        }
        row(table, "DKIM-Signature d=", kinds.stream().map(kind -> mail(kind).tag("d")));
        row(
                table,
                "signed (h=)",
                kinds.stream().map(kind -> String.join(", ", mail(kind).signed())));
        Generated.check(Path.of("docs/generated/mail-headers.md"), table.toString());
    }

    @ParameterizedTest
    @EnumSource(Nature.class)
    void a_letter_is_a_persons_and_all_else_says_that_a_program_wrote_it(Nature kind) {
        Mail mail = mail(kind);
        if (kind == Nature.LETTER || kind == Nature.JOINT_LETTER) {
            assertThat(mail.header("Reply-To"))
                    .contains(kind == Nature.LETTER ? WRITER.value() : "Asha Patel <answers+m");
            assertThat(mail.names())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT)
                            .matches("list-.*|auto-submitted|x-auto-.*|precedence|feedback-id"));
        } else {
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        }
    }

    @ParameterizedTest
    @EnumSource(Nature.class)
    void what_subscribers_get_can_be_left_with_one_click_under_the_signature(Nature kind) {
        Mail mail = mail(kind);
        if (kind == Nature.ALERT || kind == Nature.NEWSLETTER) {
            assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(mail.header("List-Unsubscribe"))
                    .startsWith("<" + program.baseUrl() + "/unsubscribe/")
                    .contains("<mailto:unsubscribe+");
            assertThat(mail.signed()).contains("list-unsubscribe", "list-unsubscribe-post", "list-id");
        } else {
            assertThat(mail.names()).noneMatch(name -> name.startsWith("List-"));
        }
    }

    /** RFC 7489, 3.1: both ways of alignment, in the strict sense. */
    @ParameterizedTest
    @EnumSource(Nature.class)
    void from_envelope_and_signature_are_of_one_domain(Nature kind) throws Exception {
        Mail mail = mail(kind);
        String from = ((InternetAddress) mail.message().getFrom()[0]).getAddress();
        assertThat(from).endsWith("@lobby.test");
        assertThat(mail.envelope()).endsWith("@lobby.test");
        assertThat(mail.tag("d")).isEqualTo("lobby.test");
        assertThat(mail.header("Message-ID")).endsWith("@lobby.test>");
        assertThat(mail.signed()).contains("from", "to", "subject", "date", "message-id");
    }

    @Test
    void nothing_hostile_in_names_subjects_lists_or_texts_adds_a_header_or_breaks_a_line() throws Exception {
        int refused = 0;
        for (String hostile : HostileTexts.ALL) {
            for (Nature kind : Nature.values()) {
                Sheet sheet;
                try {
                    sheet = sheet(kind, hostile, new EmailAddress("bela@xn--bcher-kva.test"));
                } catch (IllegalArgumentException e) {
                    refused++;
                    continue;
                }
                Mail mail = new Mail(compose(sheet));
                assertThat(mail.names()).as(hostile).isEqualTo(mail(kind).names());
                assertThat(((InternetAddress) mail.message().getFrom()[0]).getAddress())
                        .isEqualTo(OURS.value());
                assertThat(mail.message().getAllRecipients()).hasSize(1);
                assertThat(mail.decoded("Subject")).doesNotMatch("(?s).*[\\r\\n\\u2028\\u202E\\u2066].*");
                wellFormed(mail.parcel().message());
            }
        }
        assertThat(refused).isEqualTo(Nature.values().length * HostileTexts.CONTROLS.size());
    }

    @Test
    void a_long_word_and_what_looks_encoded_arrive_as_they_were_typed() throws Exception {
        for (String typed :
                List.of("x".repeat(5000), "=?UTF-8?Q?=0D=0ABcc:_all=40example.test?=", "\uD83D\uDE00".repeat(900))) {
            Mail mail = new Mail(compose(sheet(Nature.LETTER, typed, OURS)));
            assertThat(mail.decoded("Subject")).isEqualTo(typed);
            assertThat(((InternetAddress) mail.message().getReplyTo()[0]).getPersonal())
                    .isEqualTo(typed);
        }
    }

    @Test
    void ten_megabytes_with_null_bytes_are_short_lines_of_seven_bits() {
        String text = ("\u0000\r\n.\r\nFrom here: é \uD83D\uDE00 " + "y".repeat(2000) + "\n").repeat(5000);
        wellFormed(composer()
                .compose(plain(Nature.LETTER, new Content("Long", text, text)))
                .message());
    }

    @Test
    void a_list_or_a_mailbox_with_a_line_break_is_refused_when_it_is_made() {
        for (String hostile : HostileTexts.CONTROLS) {
            assertThatThrownBy(() -> new MailingList("ferries", hostile, "1"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Mailbox(hostile, OURS)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Content(hostile, "", "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** RFC 5322, 2.1.1 and RFC 5321, 2.3.8: CRLF only, 998 octets a line, and here only what ASCII prints. */
    private static void wellFormed(byte[] message) {
        int start = 0;
        for (int i = 0; i < message.length; i++) {
            int octet = message[i];
            assertThat(octet == '\r' || octet == '\n' || octet == '\t' || (octet >= 32 && octet < 127))
                    .isTrue();
            if (octet == '\n') {
                assertThat(message[i - 1]).isEqualTo((byte) '\r');
                assertThat(i - 1 - start).isLessThanOrEqualTo(998);
                start = i + 1;
            } else if (i > 0 && message[i - 1] == '\r') {
                throw new AssertionError("A bare CR at " + i);
            }
        }
    }

    /** A message as it would leave. */
    private record Mail(Parcel parcel) {
        MimeMessage message() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(parcel.message()));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String envelope() {
            return parcel.sender().value();
        }

        List<String> names() {
            try {
                return Collections.list(message().getAllHeaders()).stream()
                        .map(Header::getName)
                        .toList();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String header(String name) {
            try {
                String value = message().getHeader(name, null);
                return value == null ? "–" : MimeUtility.unfold(value);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String decoded(String name) throws IOException {
            return MimeUtility.decodeText(header(name));
        }

        String tag(String name) {
            return Arrays.stream(header("DKIM-Signature").replaceAll("\\s+", "").split(";", -1))
                    .filter(tag -> tag.startsWith(name + "="))
                    .findFirst()
                    .map(tag -> tag.substring(name.length() + 1))
                    .orElseThrow();
        }

        List<String> signed() {
            return Arrays.stream(tag("h").toLowerCase(Locale.ROOT).split(":", -1))
                    .distinct()
                    .toList();
        }
    }

    private static Mail mail(Nature kind) {
        boolean people = kind.isFromPeople();
        Route route = new Route(
                new Mailbox(
                        people ? "Asha Patel via Central Lobby" : "Central Lobby",
                        people ? new EmailAddress("asha.patel.k7m3@lobby.test") : OURS),
                people ? new Mailbox("Asha Patel", WRITER) : null,
                people
                        ? new Mailbox("Ada Thorne", new EmailAddress("ada.thorne@zedland.test"))
                        // Anybody could have typed that address: no name beside it.
                        : new Mailbox(kind == Nature.CONFIRMATION ? "" : "Asha Patel", WRITER));
        return new Mail(compose(new Sheet(
                new MailId(kind.isSubscribed(), 4095),
                "<c3bq7m2k9xw4@lobby.test>",
                Instant.parse("2026-12-04T14:05:00Z"),
                kind,
                route,
                new Content("Safe crossings", "Text\n", "<p>Text</p>\n"),
                kind.isSubscribed() ? new MailingList("crossings", "Safe crossings", "12") : null)));
    }

    private static Sheet sheet(Nature kind, String hostile, EmailAddress to) {
        return new Sheet(
                new MailId(kind.isSubscribed(), 7),
                "<c3bq7m2k9xw4@lobby.test>",
                Instant.parse("2026-12-04T14:05:00Z"),
                kind,
                new Route(
                        new Mailbox(hostile, OURS),
                        kind.isFromPeople() ? new Mailbox(hostile, WRITER) : null,
                        new Mailbox(hostile, to)),
                new Content(hostile, hostile, hostile),
                kind.isSubscribed() ? new MailingList("crossings", hostile, "12") : null);
    }

    private static Sheet plain(Nature kind, Content content) {
        Sheet sheet = sheet(kind, "Asha", WRITER);
        return new Sheet(sheet.id(), sheet.messageId(), sheet.date(), kind, sheet.route(), content, sheet.list());
    }

    private static Parcel compose(Sheet sheet) {
        return composer().compose(sheet);
    }

    private static MimeComposer composer() {
        return program.get(MimeComposer.class);
    }

    private static String title(Nature kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void row(StringBuilder table, String name, java.util.stream.Stream<String> cells) {
        table.append("| ")
                .append(name)
                .append(" | ")
                .append(cells.collect(joining(" | ")))
                .append(" |\n");
    }

    private static String shown(String value) {
        String plain = value.replace(program.baseUrl(), "https://lobby.test")
                .replaceAll("([mb])[0-9a-z]{1,13}\\.[2-9a-z]{16}", "TOKEN")
                .replace("|", "\\|");
        return plain.equals("–") ? plain : "`" + plain + "`";
    }
}
