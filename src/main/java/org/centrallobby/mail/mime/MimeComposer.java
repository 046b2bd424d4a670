package org.centrallobby.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.OutgoingMail.Attachment;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.Parcel;
import org.centrallobby.mail.tokens.MailTokens;
import org.springframework.stereotype.Component;

/**
 * Lays a mail out by the rules of MIME: text and HTML side by side, UTF-8, no line longer than 76 characters. Headers and
 * bodies are encoded by the library; only the frame round them is ours, which is all that a mail of two bodies, and
 * seldom a file, needs and costs a fiftieth of the library's message.
 */
@Component
public final class MimeComposer {
    private static final byte[] LINE_END = {'\r', '\n'};
    private final Headers headers;
    private final MailTokens tokens;
    private final MailSigner signer;

    public MimeComposer(MailTokens tokens, Settings settings, MailSigner signer) {
        this.headers = new Headers(tokens, settings);
        this.tokens = tokens;
        this.signer = signer;
    }

    /** The message in its envelope, signed. */
    public Parcel compose(Sheet sheet) {
        List<String> secrets = Stream.of(sheet.route().to(), sheet.route().replyTo())
                .flatMap(Stream::ofNullable)
                .map(mailbox -> mailbox.address().localPart())
                .filter(part -> part.length() > 2)
                .toList();
        return new Parcel(
                tokens.returnAddress(sheet.id()), sheet.route().to().address(), signer.sign(message(sheet)), secrets);
    }

    private byte[] message(Sheet sheet) {
        // “=_” cannot stand in a quoted-printable body (RFC 2045, 6.7), so no body can end itself.
        String boundary = "=_" + sheet.id().text();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1024
                    + 2
                            * (sheet.content().text().length()
                                    + sheet.content().html().length()));
            for (Map.Entry<String, String> header : headers.of(sheet).entrySet()) {
                line(out, header.getKey() + ": " + header.getValue());
            }
            line(out, "MIME-Version: 1.0");
            Attachment attachment = sheet.content().attachment();
            if (attachment == null) {
                bodies(out, boundary, sheet.content());
            } else {
                String outer = boundary + ".f";
                line(out, "Content-Type: multipart/mixed; boundary=\"" + outer + "\"");
                line(out, "");
                line(out, "--" + outer);
                bodies(out, boundary, sheet.content());
                file(out, outer, attachment);
                line(out, "--" + outer + "--");
            }
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Mail " + sheet.id().text() + " could not be laid out.", e);
        }
    }

    private static void bodies(OutputStream out, String boundary, Content content)
            throws MessagingException, IOException {
        line(out, "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"");
        line(out, "");
        body(out, boundary, "text/plain", content.text());
        body(out, boundary, "text/html", content.html());
        line(out, "--" + boundary + "--");
    }

    private static void file(OutputStream out, String boundary, Attachment file) throws IOException {
        line(out, "--" + boundary);
        line(out, "Content-Type: " + file.type() + "; charset=UTF-8; name=\"" + file.name() + "\"");
        line(out, "Content-Transfer-Encoding: base64");
        line(out, "Content-Disposition: attachment; filename=\"" + file.name() + "\"");
        line(out, "");
        out.write(Base64.getMimeEncoder().encode(file.text().getBytes(StandardCharsets.UTF_8)));
        out.write(LINE_END);
    }

    private static void body(OutputStream out, String boundary, String type, String content)
            throws MessagingException, IOException {
        line(out, "--" + boundary);
        line(out, "Content-Type: " + type + "; charset=UTF-8");
        line(out, "Content-Transfer-Encoding: quoted-printable");
        line(out, "");
        OutputStream encoded = MimeUtility.encode(out, "quoted-printable");
        encoded.write(content.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        encoded.flush();
        out.write(LINE_END);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write(LINE_END);
    }
}
