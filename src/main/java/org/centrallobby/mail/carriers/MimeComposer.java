package org.centrallobby.mail.carriers;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.DueMail;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** Lays a mail out by the rules of MIME: text and HTML side by side, UTF-8, no line longer than 76 characters. */
final class MimeComposer {
    private MimeComposer() {}

    /** The message, the envelope's sender within. The same mail gives the same headers in every attempt. */
    static SMTPMessage compose(Session session, DueMail due) throws MessagingException {
        OutgoingMail mail = due.mail();
        Route route = mail.route();
        SMTPMessage message = new Steady(session, due.messageId());
        message.setEnvelopeFrom(route.envelopeSender().value());
        message.setFrom(address(route.from()));
        if (route.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(route.replyTo())});
        }
        message.setRecipient(Message.RecipientType.TO, address(route.to()));
        message.setSubject(mail.content().subject(), "UTF-8");
        // Not setSentDate, which writes the machine's own time zone.
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(due.queuedAt().atZone(LondonTime.LONDON)));
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        MimeMultipart bodies = new MimeMultipart("alternative");
        bodies.addBodyPart(body(mail.content().text(), "text/plain; charset=UTF-8"));
        bodies.addBodyPart(body(mail.content().html(), "text/html; charset=UTF-8"));
        message.setContent(bodies);
        message.saveChanges();
        return message;
    }

    /** A server's reply without the addresses of this mail. */
    static Answer answer(@Nullable String reply, DueMail due) {
        Route route = due.mail().route();
        List<String> secrets = Stream.of(route.to(), route.replyTo())
                .flatMap(Stream::ofNullable)
                .map(mailbox -> mailbox.address().localPart())
                .filter(part -> part.length() > 2)
                .toList();
        return Answer.read(reply == null ? "" : reply, secrets);
    }

    private static InternetAddress address(Mailbox mailbox) throws MessagingException {
        try {
            return mailbox.name().isBlank()
                    ? new InternetAddress(mailbox.address().value(), true)
                    : new InternetAddress(mailbox.address().value(), mailbox.name(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
    }

    private static MimeBodyPart body(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content.replace("\r\n", "\n").replace("\n", "\r\n"), type);
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** A message that keeps the Message-ID it was given. */
    private static final class Steady extends SMTPMessage {
        private final String messageId;

        Steady(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
