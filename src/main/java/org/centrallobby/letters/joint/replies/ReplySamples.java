package org.centrallobby.letters.joint.replies;

import java.time.LocalDate;
import java.util.List;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.mails.SampleLetter;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.previews.MailSample;
import org.centrallobby.mail.previews.MailSamples;
import org.springframework.stereotype.Component;

/** An answer of Zedland that no office wrote. */
@Component
final class ReplySamples implements MailSamples {
    private final ReplyPost post;

    ReplySamples(ReplyPost post) {
        this.post = post;
    }

    @Override
    public List<MailSample> listSamples() {
        return List.of(
                MailSample.of(
                        ReplyPost.REPLY,
                        post.write(
                                "1.1.1",
                                new LetterContact("Asha Patel", new EmailAddress("asha.patel@example.test")),
                                "CL-7KQ4-M2XD",
                                new ReplyPost.Answer(
                                        SampleLetter.ADA,
                                        LocalDate.of(2026, 12, 7),
                                        "Dear all,\n\nThank you for writing together. I have added my name to the motion.\n\nAda Thorne"))));
    }
}
