package org.centrallobby.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.mime.Sheet.MailingList;
import org.centrallobby.mail.tokens.MailTokens;

/**
 * The headers of a mail by its nature. A letter of people has Reply-To and nothing that marks it as automatic or as a
 * list's; what a program wrote says so (RFC 3834); what subscribers get can be left with one click (RFC 2369, RFC 8058).
 */
final class Headers {
    /** As RFC 5322 wants it: zones by name, such as the JDK's format has for GMT, are obsolete. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private static final String FEEDBACK_SENDER = "centrallobby";
    private final MailTokens tokens;
    private final Settings settings;

    Headers(MailTokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Names and folded, encoded values, in the order of the message. */
    Map<String, String> of(Sheet sheet) throws MessagingException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("From", address("From", sheet.route().from()));
        Mailbox replyTo = sheet.route().replyTo();
        if (replyTo != null) {
            Mailbox reader = sheet.nature().isAnsweredThroughUs()
                    ? new Mailbox(replyTo.name(), tokens.answerAddress(sheet.id()))
                    : replyTo;
            headers.put("Reply-To", address("Reply-To", reader));
        }
        headers.put("To", address("To", sheet.route().to()));
        headers.put("Subject", text("Subject", sheet.content().subject()));
        // In London's time, not in the machine's.
        headers.put("Date", DATE.format(sheet.date().atZone(LondonTime.LONDON)));
        headers.put("Message-ID", sheet.messageId());
        if (!sheet.nature().isFromPeople()) {
            headers.put("Auto-Submitted", "auto-generated");
            // What Exchange heeds in place of RFC 3834.
            headers.put("X-Auto-Response-Suppress", "All");
        }
        if (sheet.nature().isSubscribed()) {
            list(headers, sheet, Objects.requireNonNull(sheet.list()));
        }
        return headers;
    }

    private void list(Map<String, String> headers, Sheet sheet, MailingList list) throws MessagingException {
        headers.put(
                "List-Id",
                text("List-Id", list.name().replaceAll("[<>\"]", "")) + " <" + list.label() + "."
                        + settings.mailDomain() + ">");
        headers.put(
                "List-Unsubscribe",
                "<" + settings.baseUrl() + "/unsubscribe/" + tokens.unsubscribeToken(sheet.id()) + ">,\r\n <mailto:"
                        + tokens.unsubscribeAddress(sheet.id()).value() + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put(
                "Feedback-ID",
                list.issue() + ":" + list.label() + ":" + sheet.nature().name().toLowerCase(Locale.ROOT) + ":"
                        + FEEDBACK_SENDER);
    }

    private static String text(String name, String value) throws MessagingException {
        return HeaderText.of(value).folded(name.length() + 2);
    }

    private static String address(String name, Mailbox mailbox) throws MessagingException {
        String address = mailbox.address().value();
        if (mailbox.name().isBlank()) {
            return MimeUtility.fold(name.length() + 2, new InternetAddress(address, true).toString());
        }
        HeaderText person = HeaderText.of(mailbox.name());
        return person.mustBeEncoded()
                ? person.folded(name.length() + 2) + "\r\n <" + address + ">"
                : MimeUtility.fold(name.length() + 2, named(address, person.text()));
    }

    private static String named(String address, String person) throws MessagingException {
        try {
            return new InternetAddress(address, person, "UTF-8").toString();
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
    }
}
