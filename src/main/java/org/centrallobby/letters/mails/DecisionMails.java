package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Button;
import org.centrallobby.mail.Block.Paragraph;
import org.centrallobby.mail.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the writer of a letter that waits what is to become of it. */
@Component
public class DecisionMails {
    public static final String WAITING = "letter.waiting";
    private final Stationery stationery;
    private final Settings settings;

    public DecisionMails(Stationery stationery, Settings settings) {
        this.stationery = stationery;
        this.settings = settings;
    }

    /** Why a letter waits for its writer. */
    public enum Why {
        LEFT,
        DISSOLVED,
        NAME_ADDED,
        MOTION_ENDED
    }

    /**
     * What the writer of a letter that waits is asked.
     *
     * @param successor who holds the seat now and can be written to; null if there is nobody
     * @param settled whether it co-signs a letter that has nothing to ask of that Member any more
     * @param token of the link
     * @param until when the letter is erased if nobody decides
     */
    public record Wait(@Nullable String successor, Why why, boolean settled, String token, Instant until) {}

    /** Asks the writer what is to become of a letter whose Member left before it was sent. */
    public OutgoingMail waiting(String mailReference, Correspondence letter, Wait wait) {
        String member = letter.addressee().name();
        String seat = letter.addressee().seat();
        String until = LondonTime.day(wait.until().atZone(LondonTime.LONDON).toLocalDate());
        if (wait.settled()) {
            return settled(mailReference, letter, wait, until);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words("letters.mail.waiting." + wait.why(), member, seat)));
        if (wait.why() == Why.NAME_ADDED || wait.why() == Why.MOTION_ENDED) {
            stationery.motion(letter.matter().motion()).forEach(blocks::add);
            blocks.add(new Paragraph(words("letters.mail.waiting.anyway", member, until)));
        } else {
            blocks.add(new Paragraph(
                    wait.successor() == null
                            ? words("letters.mail.waiting.vacant", seat, until)
                            : words("letters.mail.waiting.successor", wait.successor(), seat, until)));
        }
        blocks.add(new Button(
                words(wait.successor() == null ? "letters.mail.waiting.look" : "letters.mail.waiting.decide"),
                settings.baseUrl() + "/letters/waiting/" + wait.token()));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        return stationery.toWriter(
                WAITING, mailReference, letter, words("letters.mail.waiting.subject", member), blocks);
    }

    /** Tells a co-signatory that the joint letter has nothing to ask any more, and so does not go with their name. */
    private OutgoingMail settled(String mailReference, Correspondence letter, Wait wait, String until) {
        String member = letter.addressee().name();
        String seat = letter.addressee().seat();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(
                words("joint.waiting.mail." + wait.why(), member, seat, Objects.requireNonNull(wait.successor()))));
        stationery.motion(letter.matter().motion()).forEach(blocks::add);
        blocks.add(new Paragraph(words("joint.waiting.mail.then", until)));
        blocks.add(
                new Button(words("joint.waiting.mail.button"), stationery.address("/letters/waiting/" + wait.token())));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        return stationery.toWriter(WAITING, mailReference, letter, words("joint.waiting.mail.subject", member), blocks);
    }
}
