package org.centrallobby.letters.joint.replies;

import static org.centrallobby.kit.web.Words.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Stationery;
import org.centrallobby.letters.store.JointReplyRows.Reader;
import org.centrallobby.letters.store.JointRows.Joint;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Note;
import org.centrallobby.mail.Block.Paragraph;
import org.centrallobby.mail.Block.Written;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Writes and sends the mail in which one of the co-signatories gets what the office answered to all of them. */
@Component
class ReplyPost {
    static final String REPLY = "letter.joint.reply";
    private static final int LONGEST = 20_000;
    private final Outbox outbox;
    private final Stationery stationery;
    private final Settings settings;

    ReplyPost(Outbox outbox, Stationery stationery, Settings settings) {
        this.outbox = outbox;
        this.stationery = stationery;
        this.settings = settings;
    }

    /**
     * What was answered.
     *
     * @param day of the joint letter
     * @param text of the office's, without what it quotes
     */
    record Answer(Addressee addressee, LocalDate day, String text) {}

    /**
     * Leaves it to be sent to one reader.
     *
     * @param number of the answer, from one on
     */
    void send(Reader reader, Joint joint, int number, Answer answer) {
        Letter letter = reader.letter();
        outbox.queue(
                write(letter.id() + "." + joint.id() + "." + number, reader.contact(), letter.reference(), answer));
    }

    /** Takes back what has not left yet. */
    void cancel(long letterId) {
        outbox.cancel(REPLY, Long.toString(letterId));
    }

    /** Such a mail is to one reader alone, and names no other. */
    OutgoingMail write(String mailReference, LetterContact reader, String letterReference, Answer answer) {
        boolean cut = answer.text().length() > LONGEST;
        String member = answer.addressee().name();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(
                words("joint.reply.what", member, answer.addressee().seat(), LondonTime.day(answer.day()))));
        blocks.add(new Written(Writer.lines(cut ? answer.text().substring(0, LONGEST) : answer.text())));
        if (cut) {
            blocks.add(new Paragraph(words("letters.mail.auto-reply.cut")));
        }
        blocks.add(new Paragraph(words("joint.reply.then")));
        blocks.add(new Paragraph(words("letters.mail.reference", letterReference)));
        blocks.add(new Note(words("letters.mail.house", settings.baseUrl())));
        return new OutgoingMail(
                REPLY,
                mailReference,
                Nature.JOINT_RECEIPT,
                new Route(stationery.house(), null, new Mailbox(reader.name(), reader.email())),
                new Manuscript(words("joint.reply.subject", member), blocks));
    }
}
