package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Writer;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Button;
import org.centrallobby.mail.Block.Lines;
import org.centrallobby.mail.Block.Paragraph;
import org.centrallobby.mail.Block.Written;
import org.centrallobby.mail.OutgoingMail;
import org.springframework.stereotype.Component;

/** Tells the writer of a letter how it ended. */
@Component
public class EndMails {
    public static final String RECEIPT = "letter.receipt";
    public static final String RETURNED = "letter.returned";
    public static final String AUTO_REPLY = "letter.auto-reply";
    public static final String COMPLAINED = "letter.complained";
    private static final int LONGEST_AUTO_REPLY = 2_000;
    private final Stationery stationery;
    private final HouseNotes notes;

    public EndMails(Stationery stationery, HouseNotes notes) {
        this.stationery = stationery;
        this.notes = notes;
    }

    /** Tells the writer that it was taken, with a copy. */
    public OutgoingMail receipt(Correspondence letter, String server, Instant at) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words(
                "letters.mail.receipt.what",
                letter.addressee().name(),
                letter.addressee().seat(),
                server,
                LondonTime.moment(at))));
        blocks.add(new Paragraph(words("letters.mail.receipt.then")));
        notes.findToday().ifPresent(note -> blocks.add(new Paragraph(note.sentence())));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        stationery.copy(letter).forEach(blocks::add);
        String subject =
                words("letters.mail.receipt.subject", letter.addressee().name());
        return stationery.toWriter(RECEIPT, letter, subject, blocks);
    }

    /**
     * Tells the writer that a server refused it, with the text and other ways to go.
     *
     * @param token of a link behind which the letter is ready to print
     */
    public OutgoingMail returned(Correspondence letter, String token, String server, String answer, Instant at) {
        return failed(
                letter,
                token,
                words(
                        "letters.mail.returned.what",
                        letter.addressee().name(),
                        letter.addressee().seat(),
                        server,
                        LondonTime.moment(at),
                        answer));
    }

    /** Tells the writer that it came back after a server had taken it, with the text and other ways to go. */
    public OutgoingMail cameBack(Correspondence letter, String token, String answer, Instant at) {
        return failed(
                letter,
                token,
                words(
                        "letters.mail.came-back.what",
                        letter.addressee().name(),
                        letter.addressee().seat(),
                        LondonTime.moment(at),
                        answer));
    }

    /** Passes on what a machine of the office's answered, as plain text and cut where it is long. */
    public OutgoingMail autoReply(Correspondence letter, String answer) {
        boolean cut = answer.length() > LONGEST_AUTO_REPLY;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words(
                "letters.mail.auto-reply.what",
                letter.addressee().name(),
                letter.addressee().seat())));
        blocks.add(new Written(Writer.lines(cut ? answer.substring(0, LONGEST_AUTO_REPLY) : answer)));
        if (cut) {
            blocks.add(new Paragraph(words("letters.mail.auto-reply.cut")));
        }
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        String subject =
                words("letters.mail.auto-reply.subject", letter.addressee().name());
        return stationery.toWriter(AUTO_REPLY, letter, subject, blocks);
    }

    /** Tells the writer that the office's mail system called it unwanted; there is nothing for them to do. */
    public OutgoingMail complained(Correspondence letter) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words(
                "letters.mail.complained.what",
                letter.addressee().name(),
                letter.addressee().seat())));
        blocks.add(new Paragraph(words("letters.mail.complained.then")));
        blocks.add(new Paragraph(
                words("letters.mail.failed.phone", letter.addressee().name())));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        String subject =
                words("letters.mail.complained.subject", letter.addressee().name());
        return stationery.toWriter(COMPLAINED, letter, subject, blocks);
    }

    /** Tells the writer that no server took it in five days, with the text and other ways to go. */
    public OutgoingMail givenUp(Correspondence letter, String token) {
        return failed(
                letter,
                token,
                words(
                        "letters.mail.given-up.what",
                        letter.addressee().name(),
                        letter.addressee().seat()));
    }

    private OutgoingMail failed(Correspondence letter, String token, String what) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(what));
        blocks.add(new Paragraph(words("letters.mail.failed.by-post")));
        blocks.add(new Lines(
                List.of(letter.addressee().name(), words("letters.mail.post.house"), words("letters.mail.post.town"))));
        blocks.add(new Button(words("letters.mail.failed.paper"), stationery.address("/confirm/" + token)));
        blocks.add(new Paragraph(
                words("letters.mail.failed.phone", letter.addressee().name())));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        stationery.copy(letter).forEach(blocks::add);
        String subject = words("letters.mail.failed.subject", letter.addressee().name());
        return stationery.toWriter(RETURNED, letter, subject, blocks);
    }
}
