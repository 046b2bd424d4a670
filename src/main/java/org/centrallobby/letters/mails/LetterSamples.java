package org.centrallobby.letters.mails;

import java.time.Instant;
import java.util.List;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.letters.mails.Correspondence.Matter;
import org.centrallobby.letters.mails.DecisionMails.Wait;
import org.centrallobby.letters.mails.DecisionMails.Why;
import org.centrallobby.letters.mails.LetterMails.Asked;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.previews.MailSample;
import org.centrallobby.mail.previews.MailSamples;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A letter that nobody wrote, in Zedland, and all the mails it could make. */
@Component
final class LetterSamples implements MailSamples {
    private static final Instant AT = Instant.parse("2026-12-04T14:05:00Z");
    private static final Instant LATER = Instant.parse("2026-12-11T14:05:00Z");
    private static final EmailAddress WRITER = new EmailAddress("asha.patel@example.test");
    private static final EmailAddress OFFICE = new EmailAddress("ada.thorne@zedland.test");
    private static final String REFERENCE = "CL-7KQ4-M2XD";
    private static final String TOKEN = "AAAABBBBCCCCDDDD";
    private static final String SERVER = "mx.zedland.test";
    private final LetterMails mails;
    private final EndMails ends;
    private final DecisionMails waits;
    private final HeldMails holds;

    LetterSamples(LetterMails mails, EndMails ends, DecisionMails waits, HeldMails holds) {
        this.mails = mails;
        this.ends = ends;
        this.waits = waits;
        this.holds = holds;
    }

    @Override
    public List<MailSample> listSamples() {
        Correspondence letter = SampleLetter.of(
                "Dear Ada Thorne,\n\nThe crossing by the school has no light.\n\nYours sincerely,\nAsha Patel");
        return List.of(
                MailSample.of(LetterMails.CONFIRMATION, mails.confirmation("1", WRITER, asked(false), TOKEN, LATER)),
                MailSample.of(LetterMails.REMINDER, mails.reminder("1", WRITER, asked(false), TOKEN, LATER)),
                MailSample.of("letter.confirmation.joint", mails.confirmation("1", WRITER, asked(true), TOKEN, LATER)),
                MailSample.of("letter.reminder.joint", mails.reminder("1", WRITER, asked(true), TOKEN, LATER)),
                MailSample.of(LetterMails.LETTER, mails.letter("1", letter, OFFICE, AT)),
                MailSample.of("letter.casework", mails.letter("1", casework(), OFFICE, AT)),
                MailSample.of(EndMails.RECEIPT, ends.receipt(letter, SERVER, AT)),
                MailSample.of(
                        EndMails.RETURNED,
                        ends.returned(letter, TOKEN, SERVER, "550 5.1.1 (address): unknown user", AT)),
                MailSample.of(
                        "letter.returned.came-back",
                        ends.cameBack(letter, TOKEN, "550 5.1.1 (address): unknown user", AT)),
                MailSample.of("letter.returned.given-up", ends.givenUp(letter, TOKEN)),
                MailSample.of(
                        EndMails.AUTO_REPLY,
                        ends.autoReply(
                                letter, "Thank you for writing. Every letter is read.\nThe office of Ada Thorne")),
                waiting("letter.waiting.joint-settled", letter, "Ada Thorne", Why.NAME_ADDED, true),
                MailSample.of(EndMails.COMPLAINED, ends.complained(letter)),
                waiting("letter.waiting.successor", letter, "Bram Okoro", Why.LEFT),
                waiting("letter.waiting.vacant", letter, null, Why.LEFT),
                waiting("letter.waiting.dissolved", letter, "Bram Okoro", Why.DISSOLVED),
                waiting("letter.waiting.name-added", letter, "Ada Thorne", Why.NAME_ADDED),
                waiting("letter.waiting.motion-ended", letter, "Ada Thorne", Why.MOTION_ENDED),
                MailSample.of(HeldMails.HELD, holds.held("1", letter)),
                MailSample.of(HeldMails.RELEASED, holds.released("1", letter)),
                MailSample.of(HeldMails.REFUSED, holds.refused("1", letter, "ABUSIVE")));
    }

    private static Correspondence casework() {
        return new Correspondence(
                1,
                REFERENCE,
                new Author("Asha Patel", "12 Mill Lane\nZed Bay", "ZZ9 1AA", WRITER),
                new Addressee("Ada Thorne", "Zed Bay"),
                new Matter(LetterKind.CASEWORK, "My bus pass has not come", "", null),
                "My name is Bina Rao. I write for Asha Patel, who has agreed to this letter.\n\n"
                        + "She asked for a bus pass in May. Please ask the office where it is.");
    }

    private static Asked asked(boolean joint) {
        return new Asked(REFERENCE, joint, "Ada Thorne", "Zed Bay", SampleLetter.MOTION);
    }

    private MailSample waiting(String name, Correspondence letter, @Nullable String successor, Why why) {
        return waiting(name, letter, successor, why, false);
    }

    private MailSample waiting(
            String name, Correspondence letter, @Nullable String successor, Why why, boolean settled) {
        return MailSample.of(name, waits.waiting("1", letter, new Wait(successor, why, settled, TOKEN, LATER)));
    }
}
