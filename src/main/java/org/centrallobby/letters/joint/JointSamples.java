package org.centrallobby.letters.joint;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.List;
import org.centrallobby.letters.mails.Correspondence;
import org.centrallobby.letters.mails.SampleLetter;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.previews.MailSample;
import org.centrallobby.mail.previews.MailSamples;
import org.centrallobby.motions.Motion;
import org.springframework.stereotype.Component;

/** A joint letter that nobody co-signed, in Zedland, and the mails it makes. */
@Component
final class JointSamples implements MailSamples {
    private static final Instant AT = Instant.parse("2026-12-07T09:00:00Z");
    private static final EmailAddress OFFICE = new EmailAddress("ada.thorne@zedland.test");
    private static final String SERVER = "mx.zedland.test";
    private final JointMails mails;

    JointSamples(JointMails mails) {
        this.mails = mails;
    }

    @Override
    public List<MailSample> listSamples() {
        Motion motion = SampleLetter.MOTION;
        String wording = String.join(
                "\n\n",
                words("joint.text.about", "A safe way across the road to school"),
                "Every school in Zedland should have a crossing that a seven-year-old can use alone.",
                words(
                        "joint.text.ADD_NAME",
                        motion.name().number(),
                        motion.name().session(),
                        motion.title()),
                words("joint.text.decide"),
                words("joint.text.organiser", "Zedland Parents’ Association"));
        Roll roll = new Roll(List.of(
                new CoSignatory(
                        "ZZ9 1AA", "Asha Patel", "12 Mill Lane, Zed Bay", "The crossing by the school has no light."),
                new CoSignatory("ZZ9 1AB", "Ben Ode", "3 Quay Street, Zed Bay", ""),
                new CoSignatory("ZZ9 1AA", "Cara Dunn", "Flat 2, 14 Mill Lane, Zed Bay", "")));
        JointMails.Matter matter =
                new JointMails.Matter("CL-4TQ8-W2NB", SampleLetter.ADA, "Safe crossings", wording, motion);
        Correspondence letter = SampleLetter.of(JointWordings.letter(SampleLetter.ADA.name(), wording, "Asha Patel")
                + "\n\n" + words("joint.confirm.sentence") + ":\nThe crossing by the school has no light.");
        return List.of(
                MailSample.of(JointMails.JOINT, mails.joint("1", matter, roll, OFFICE)),
                MailSample.of(JointMails.RECEIPT, mails.receipt("1.1", letter, 2, SERVER, AT)),
                MailSample.of(
                        "letter.joint.returned",
                        mails.returned(
                                "1.1", letter, "AAAABBBBCCCCDDDD", SERVER, "550 5.1.1 (address): unknown user", AT)));
    }
}
