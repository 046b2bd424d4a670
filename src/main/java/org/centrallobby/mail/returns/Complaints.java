package org.centrallobby.mail.returns;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.returns.Inbound.Feedback;
import org.centrallobby.mail.returns.mime.Fields;
import org.centrallobby.mail.returns.mime.Message;
import org.centrallobby.mail.returns.mime.PlainText;

/** Complaints as providers send them on: the abuse reporting format (RFC 5965), and Microsoft's own way. */
final class Complaints {
    /** Microsoft's junk mail reporting puts it into the message that it attaches. */
    private static final String JUNK_REPORT = "x-hmxmroriginalrecipient";

    private static final Pattern REMOVE = Pattern.compile(
            "\\W*(please )?((un-?subscribe|opt-?out)( me)?|remove me|stop)( (now|please|from (this|the) (mailing )?list))?\\W*",
            Pattern.CASE_INSENSITIVE);

    private Complaints() {}

    /** The kind of feedback, if that is what this message is. */
    static Optional<Feedback> feedback(Message message) {
        Optional<String> report = message.report("feedback-report");
        if (report.isPresent()) {
            return Optional.of(Fields.groups(report.get()).stream()
                    .map(group -> group.first("feedback-type"))
                    .filter(type -> !type.isEmpty())
                    .findFirst()
                    .map(Complaints::kind)
                    .orElse(Feedback.OTHER));
        }
        return message.returned().has(JUNK_REPORT) ? Optional.of(Feedback.ABUSE) : Optional.empty();
    }

    /** Whom the complaint comes from, where the provider says so; null where it keeps that to itself. */
    static Optional<EmailAddress> complainant(Message message) {
        return message.report("feedback-report").stream()
                .flatMap(report -> Fields.groups(report).stream())
                .flatMap(group -> group.all("original-rcpt-to").stream())
                .flatMap(Addresses::in)
                .findFirst()
                .or(() -> Addresses.in(message.returned().first(JUNK_REPORT)).findFirst());
    }

    /** Whether somebody asks for no more: by the address it came to, by its subject, or by saying nothing else. */
    static boolean isUnsubscribe(Message message, Iterable<EmailAddress> addressedTo) {
        for (EmailAddress address : addressedTo) {
            if (address.localPart().toLowerCase(Locale.ROOT).matches("unsubscribe([+.=_-].*)?")) {
                return true;
            }
        }
        String subject = PlainText.ofHeader(message.headers().first("subject"));
        String text = message.text();
        return REMOVE.matcher(subject).matches()
                || (text.length() < 200 && REMOVE.matcher(text.strip()).matches());
    }

    private static Feedback kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT).strip()) {
            case "abuse" -> Feedback.ABUSE;
            case "fraud" -> Feedback.FRAUD;
            case "virus" -> Feedback.VIRUS;
            case "opt-out", "opt-out-list" -> Feedback.OPT_OUT;
            case "not-spam" -> Feedback.NOT_SPAM;
            case "auth-failure", "dmarc" -> Feedback.AUTH_FAILURE;
            default -> Feedback.OTHER;
        };
    }
}
