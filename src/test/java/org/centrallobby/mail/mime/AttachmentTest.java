package org.centrallobby.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Attachment;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.junit.jupiter.api.Test;

/** A mail with a file beside its bodies, read back by the mail library. */
class AttachmentTest {
    private static final EmailAddress OURS = new EmailAddress("joint@lobby.test");

    @Test
    void a_file_stands_beside_text_and_html_and_comes_out_as_it_went_in() throws Exception {
        String csv = "\uFEFFname,town\r\nÅsa,\"Zed, Bay\"\r\n" + "x".repeat(3000) + ",y\r\n";
        Content content = new Content("Names", "Text\n", "<p>Text</p>\n", new Attachment("names.csv", "text/csv", csv));
        byte[] bytes;
        try (TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"))) {
            bytes = program.get(MimeComposer.class)
                    .compose(new Sheet(
                            new MailId(false, 7),
                            "<c3bq7m2k9xw4@lobby.test>",
                            Instant.parse("2026-12-04T14:05:00Z"),
                            Nature.JOINT_LETTER,
                            new Route(new Mailbox("A", OURS), new Mailbox("B", OURS), new Mailbox("C", OURS)),
                            content,
                            null))
                    .message();
        }

        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        Multipart parts = (Multipart) message.getContent();
        assertThat(message.isMimeType("multipart/mixed")).isTrue();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        Multipart bodies = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(bodies.getBodyPart(0).getContent()).isEqualTo("Text\r\n");
        assertThat(bodies.getBodyPart(1).getContent()).isEqualTo("<p>Text</p>\r\n");
        BodyPart file = parts.getBodyPart(1);
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(file.getFileName()).isEqualTo("names.csv");
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(csv);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
    }

    @Test
    void a_name_that_would_need_quoting_is_refused() {
        for (String name : List.of("names\".csv", "a\r\nb.csv", "../names.csv", "names", "")) {
            assertThatThrownBy(() -> new Attachment(name, "text/csv", "")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Attachment("names.csv", "text/csv; x=\"", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
