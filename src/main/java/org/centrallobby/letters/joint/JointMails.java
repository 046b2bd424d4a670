package org.centrallobby.letters.joint;

import static org.centrallobby.kit.web.Words.number;
import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.mails.Correspondence;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.EndMails;
import org.centrallobby.letters.mails.Senders;
import org.centrallobby.letters.mails.Stationery;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Note;
import org.centrallobby.mail.Block.Paragraph;
import org.centrallobby.mail.Block.Written;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the joint letter's mail, and what each co-signatory is told of it. */
@Component
public class JointMails {
    public static final String JOINT = "letter.joint";
    public static final String RECEIPT = "letter.joint.receipt";
    private final Senders senders;
    private final Stationery stationery;
    private final EndMails ends;
    private final Settings settings;

    JointMails(Senders senders, Stationery stationery, EndMails ends, Settings settings) {
        this.senders = senders;
        this.stationery = stationery;
        this.ends = ends;
        this.settings = settings;
    }

    /**
     * What a joint letter is about.
     *
     * @param topic what the subject begins with
     * @param wording as its co-signatories saw it
     */
    record Matter(
            String reference,
            Addressee addressee,
            String topic,
            String wording,
            @Nullable Motion motion) {}

    /** The message to the Member's office: the letter, how to answer it, then everybody under it. */
    OutgoingMail joint(String mailReference, Matter matter, Roll roll, EmailAddress office) {
        String member = matter.addressee().name();
        String seat = matter.addressee().seat();
        boolean one = roll.size() == 1;
        String many = number(roll.size());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(
                one ? words("joint.mail.lead-one", member, seat) : words("joint.mail.lead", member, seat, many)));
        blocks.add(new Written(JointWordings.letter(
                member,
                matter.wording(),
                one ? words("joint.text.below-one", seat) : words("joint.text.below", many, seat))));
        stationery.motion(matter.motion()).forEach(blocks::add);
        blocks.add(new Paragraph(words("joint.mail.answer")));
        blocks.add(roll.table());
        blocks.add(new Note(words("joint.mail.note", matter.reference(), settings.baseUrl())));
        String subject = one
                ? words("joint.mail.subject-one", matter.topic(), seat)
                : words("joint.mail.subject", matter.topic(), many, seat);
        EmailAddress ours = senders.joint(seat, matter.reference());
        String from = one ? words("joint.mail.from-one", seat) : words("joint.mail.from", many, seat);
        Route route =
                new Route(new Mailbox(from, ours), new Mailbox(words("site.name"), ours), new Mailbox(member, office));
        return new OutgoingMail(
                JOINT, mailReference, Nature.JOINT_LETTER, route, new Manuscript(subject, blocks).with(roll.file()));
    }

    /**
     * Tells a co-signatory that it was taken, with a copy.
     *
     * @param others how many more are carried by the same message
     */
    OutgoingMail receipt(String mailReference, Correspondence letter, int others, String server, Instant at) {
        Addressee member = letter.addressee();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words(
                others == 0 ? "joint.mail.receipt.what-one" : "joint.mail.receipt.what",
                member.name(),
                member.seat(),
                server,
                LondonTime.moment(at),
                number(others))));
        blocks.add(new Paragraph(words("joint.mail.receipt.then")));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        stationery.copy(letter).forEach(blocks::add);
        return behind(stationery.toWriter(
                RECEIPT, mailReference, letter, words("joint.mail.receipt.subject", member.name()), blocks));
    }

    /**
     * Tells a co-signatory that a server refused it, as of a letter of their own.
     *
     * @param token of a link behind which it is ready to print
     */
    OutgoingMail returned(
            String mailReference, Correspondence letter, String token, String server, String answer, Instant at) {
        return renamed(mailReference, ends.returned(letter, token, server, answer, at));
    }

    /** Tells a co-signatory that it came back. */
    OutgoingMail cameBack(String mailReference, Correspondence letter, String token, String answer, Instant at) {
        return renamed(mailReference, ends.cameBack(letter, token, answer, at));
    }

    /** Tells a co-signatory that no server took it. */
    OutgoingMail givenUp(String mailReference, Correspondence letter, String token) {
        return renamed(mailReference, ends.givenUp(letter, token));
    }

    private static OutgoingMail renamed(String mailReference, OutgoingMail mail) {
        return behind(new OutgoingMail(mail.kind(), mailReference, mail.nature(), mail.route(), mail.manuscript()));
    }

    /** Behind what is one person's: there may be thousands of these at once. */
    private static OutgoingMail behind(OutgoingMail mail) {
        return new OutgoingMail(mail.kind(), mail.reference(), Nature.JOINT_RECEIPT, mail.route(), mail.manuscript());
    }
}
