package org.centrallobby.letters.mails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.letters.mails.AnswerMails.About;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.previews.MailSample;
import org.centrallobby.mail.previews.MailSamples;
import org.springframework.stereotype.Component;

/** Both questions about a letter that nobody wrote. */
@Component
final class AnswerSamples implements MailSamples {
    private static final LocalDate ACCEPTED = LocalDate.of(2026, 12, 4);
    private static final Instant UNTIL = Instant.parse("2027-02-16T14:05:00Z");
    private static final Mailbox WRITER = new Mailbox("Asha Patel", new EmailAddress("asha.patel@example.test"));
    private final AnswerMails mails;

    AnswerSamples(AnswerMails mails) {
        this.mails = mails;
    }

    @Override
    public List<MailSample> listSamples() {
        return List.of(
                MailSample.of(AnswerMails.QUESTION, question(false, false)),
                MailSample.of("letter.question.again", question(false, true)),
                MailSample.of("letter.question.joint", question(true, false)));
    }

    private OutgoingMail question(boolean joint, boolean again) {
        return mails.question(
                "1.1",
                WRITER,
                new About("CL-7KQ4-M2XD", "Ada Thorne", "Zed Bay", joint, ACCEPTED, again),
                "AAAABBBBCCCCDDDD",
                UNTIL);
    }
}
