package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.util.ArrayList;
import java.util.List;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Lines;
import org.centrallobby.mail.Block.Paragraph;
import org.centrallobby.mail.OutgoingMail;
import org.springframework.stereotype.Component;

/** Tells the writer of a letter that an operator looks at it, or has. */
@Component
public class HeldMails {
    public static final String HELD = "letter.held";
    public static final String RELEASED = "letter.released";
    public static final String REFUSED = "letter.refused";
    private final Stationery stationery;

    public HeldMails(Stationery stationery) {
        this.stationery = stationery;
    }

    /**
     * Tells the writer that a letter they took to be on its way is being looked at.
     *
     * @param mailReference one for each time it is held
     */
    public OutgoingMail held(String mailReference, Correspondence letter) {
        return toWriter(HELD, mailReference, letter, List.of(paragraph("letters.mail.held.what", letter)));
    }

    /** Tells the writer that it goes on. */
    public OutgoingMail released(String mailReference, Correspondence letter) {
        return toWriter(RELEASED, mailReference, letter, List.of(paragraph("letters.mail.released.what", letter)));
    }

    /**
     * Tells the writer that it will not be sent, with the text and other ways to go.
     *
     * @param reason name of the operator's reason, as the end of a key in the catalogue
     */
    public OutgoingMail refused(String mailReference, Correspondence letter, String reason) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph("letters.mail.refused.what", letter));
        blocks.add(new Paragraph(words("letters.mail.refused.reason." + reason)));
        blocks.add(new Paragraph(words("letters.mail.refused.then")));
        blocks.add(new Lines(
                List.of(letter.addressee().name(), words("letters.mail.post.house"), words("letters.mail.post.town"))));
        stationery.copy(letter).forEach(blocks::add);
        return toWriter(REFUSED, mailReference, letter, blocks);
    }

    private static Paragraph paragraph(String key, Correspondence letter) {
        return new Paragraph(
                words(key, letter.addressee().name(), letter.addressee().seat()));
    }

    /** The key of the subject follows from the kind. */
    private OutgoingMail toWriter(String kind, String mailReference, Correspondence letter, List<Block> said) {
        List<Block> blocks = new ArrayList<>(said);
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        String subject =
                words("letters.mail.subject." + kind, letter.addressee().name());
        return stationery.toWriter(kind, mailReference, letter, subject, blocks);
    }
}
