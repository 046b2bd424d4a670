package org.centrallobby.mail.returns;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.returns.Inbound.AutoReply;
import org.centrallobby.mail.returns.Inbound.Bounced;
import org.centrallobby.mail.returns.Inbound.Complaint;
import org.centrallobby.mail.returns.Inbound.Delayed;
import org.centrallobby.mail.returns.Inbound.Feedback;
import org.centrallobby.mail.returns.Inbound.Human;
import org.centrallobby.mail.returns.Inbound.Notice;
import org.centrallobby.mail.returns.Inbound.Origin;
import org.centrallobby.mail.returns.Inbound.Report;
import org.centrallobby.mail.returns.Inbound.Unreadable;
import org.centrallobby.mail.returns.Inbound.UnsubscribeRequest;
import org.centrallobby.mail.returns.Inbound.Verdict;
import org.centrallobby.mail.returns.Inbound.Wording;
import org.centrallobby.mail.returns.mime.Message;
import org.centrallobby.mail.returns.mime.MimeReader;
import org.centrallobby.mail.returns.mime.PlainText;

/** Tells what a message that came to one of our own addresses is. Takes anything, in bounded time and memory. */
public final class InboundReader {
    /** What follows after so many bytes is not read: a report stands before the mail that it returns. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_WORDING = 64 * 1024;

    private InboundReader() {}

    /**
     * Reads a message.
     *
     * @param raw as it came; a caller need not bring more than {@link #MOST_BYTES}
     * @param envelopeRecipient our address that it came to, where the mail server told
     */
    public static Inbound read(byte[] raw, Optional<EmailAddress> envelopeRecipient) {
        try {
            return judge(MimeReader.read(raw, Math.min(raw.length, MOST_BYTES)), envelopeRecipient);
        } catch (MimeReader.Refusal refusal) {
            return new Unreadable(refusal.reason());
        }
    }

    private static Inbound judge(Message message, Optional<EmailAddress> to) {
        Optional<Feedback> feedback = Complaints.feedback(message);
        if (feedback.isPresent()) {
            return new Complaint(
                    feedback.get(),
                    Addresses.origin(
                            message, to, Complaints.complainant(message).orElse(null)));
        }
        List<Report> reports = DeliveryReport.read(message);
        if (reports.isEmpty() && Prose.isOfAMailSystem(message)) {
            reports = Prose.read(message);
        }
        if (!reports.isEmpty()) {
            return report(
                    reports, Addresses.origin(message, to, reports.getFirst().recipient()));
        }
        Origin origin = Addresses.origin(message, to, null);
        if (!AutoReplies.isAnAnswer(message) && Complaints.isUnsubscribe(message, origin.addressedTo())) {
            return new UnsubscribeRequest(origin);
        }
        Wording wording = wording(message);
        return AutoReplies.isAutomatic(message) ? new AutoReply(wording, origin) : new Human(wording, origin);
    }

    private static Inbound report(List<Report> reports, Origin origin) {
        List<Report> failures = only(reports, "failed");
        if (failures.isEmpty()) {
            List<Report> delays = only(reports, "delayed");
            return delays.isEmpty() ? new Notice(reports, origin) : new Delayed(delays, origin);
        }
        // Where one of several recipients got it, it was passed on: the address itself lives.
        boolean partly = failures.size() < reports.size();
        Verdict mildest = failures.stream()
                .map(Report::verdict)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Bounced(partly ? Verdict.SOFT : mildest, failures, origin);
    }

    private static List<Report> only(List<Report> reports, String action) {
        return reports.stream().filter(report -> report.action().equals(action)).toList();
    }

    private static Wording wording(Message message) {
        String text = message.text();
        return new Wording(
                Addresses.in(PlainText.ofHeader(message.headers().first("from")))
                        .findFirst()
                        .orElse(null),
                PlainText.ofHeader(message.headers().first("subject")),
                text.length() > LONGEST_WORDING ? text.substring(0, LONGEST_WORDING) : text,
                message.hasFiles());
    }
}
