package org.centrallobby.letters.mails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.letters.mails.Correspondence.Matter;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;

/** What samples of mails have in common: people, a place and a motion of Zedland. */
public final class SampleLetter {
    /** Of a campaign that nobody runs. */
    public static final Motion MOTION = new Motion(
            1,
            null,
            new MotionName("2026-27", "Z7"),
            "Safe crossings by schools",
            "That this House wishes for a light at every crossing.",
            LocalDate.of(2026, 11, 2),
            false,
            null,
            null,
            true,
            null,
            "invented",
            Instant.parse("2026-12-04T14:05:00Z"),
            true,
            List.of());

    public static final Addressee ADA = new Addressee("Ada Thorne", "Zed Bay");

    private SampleLetter() {}

    /** A letter that nobody wrote. */
    public static Correspondence of(String text) {
        return new Correspondence(
                1,
                "CL-7KQ4-M2XD",
                new Author(
                        "Asha Patel", "12 Mill Lane\nZed Bay", "ZZ9 1AA", new EmailAddress("asha.patel@example.test")),
                ADA,
                new Matter(LetterKind.CAMPAIGN, "Safe crossings", "Zedland Parents’ Association", MOTION),
                text);
    }
}
