package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Button;
import org.centrallobby.mail.Block.Lines;
import org.centrallobby.mail.Block.Link;
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

/** Writes the letter itself, and the mails that ask its writer to confirm it. */
@Component
public class LetterMails {
    public static final String CONFIRMATION = "letter.confirmation";
    public static final String REMINDER = "letter.reminder";
    public static final String LETTER = "letter";
    private final Stationery stationery;
    private final Senders senders;
    private final Settings settings;

    public LetterMails(Stationery stationery, Senders senders, Settings settings) {
        this.stationery = stationery;
        this.senders = senders;
        this.settings = settings;
    }

    /**
     * Asks whoever reads the address whether the letter is theirs. Anybody could have typed that address, so nothing
     * typed stands in this mail: it takes no {@link Correspondence}.
     *
     * @param mailReference one for each such mail of the letter
     */
    public OutgoingMail confirmation(
            String mailReference, EmailAddress to, Asked asked, String token, Instant validUntil) {
        return asking(CONFIRMATION, mailReference, to, asked, token, validUntil);
    }

    /** Asks once more, a day later; nothing typed stands in this one either. */
    public OutgoingMail reminder(String mailReference, EmailAddress to, Asked asked, String token, Instant validUntil) {
        return asking(REMINDER, mailReference, to, asked, token, validUntil);
    }

    private OutgoingMail asking(
            String kind, String mailReference, EmailAddress to, Asked asked, String token, Instant validUntil) {
        String what = asked.joint() ? "joint" : "letter";
        String when = kind.equals(REMINDER) ? "-again" : "";
        String link = settings.baseUrl() + "/confirm/" + token;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words("asking." + what + when + ".what", asked.member(), asked.seat())));
        stationery.motion(asked.motion()).forEach(blocks::add);
        blocks.add(new Button(words("asking." + what + ".button"), link));
        blocks.add(new Paragraph(words("asking." + what + ".valid", LondonTime.moment(validUntil))));
        blocks.add(new Link(words("asking." + what + ".not-me"), link + "/not-me"));
        blocks.add(new Note(words("letters.mail.house", settings.baseUrl())));
        return new OutgoingMail(
                kind,
                mailReference,
                Nature.CONFIRMATION,
                new Route(stationery.house(), null, new Mailbox("", to)),
                new Manuscript(words("asking." + what + when + ".subject", asked.member()), blocks));
    }

    /**
     * What a confirmation may say: our own words alone.
     *
     * @param joint whether it co-signs a joint letter
     */
    public record Asked(
            String reference,
            boolean joint,
            String member,
            String seat,
            @Nullable Motion motion) {}

    /**
     * The letter itself, as the Member's office gets it.
     *
     * @param mailReference the letter's id, or a sequel of it where it goes to another Member than before
     */
    public OutgoingMail letter(String mailReference, Correspondence letter, EmailAddress office, Instant confirmedAt) {
        Author author = letter.author();
        Addressee member = letter.addressee();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Lines(Stationery.sender(author)));
        blocks.add(new Written(letter.text()));
        stationery.motion(letter.matter().motion()).forEach(blocks::add);
        blocks.add(
                new Paragraph(words("letters.mail.member.reply", author.email().value())));
        blocks.add(new Note(words(
                letter.matter().organiser().isEmpty() ? "letters.mail.member.house" : "letters.mail.member.campaign",
                LondonTime.day(confirmedAt.atZone(LondonTime.LONDON).toLocalDate()),
                letter.reference(),
                settings.baseUrl(),
                letter.matter().organiser())));
        Route route = new Route(
                new Mailbox(
                        words("letters.mail.member.from", author.name()),
                        senders.person(author.name(), letter.reference())),
                new Mailbox(author.name(), author.email()),
                new Mailbox(member.name(), office));
        String subject = words(
                letter.matter().kind() == LetterKind.CASEWORK
                        ? "letters.mail.member.subject-personal"
                        : "letters.mail.member.subject",
                letter.matter().topic(),
                member.seat());
        return new OutgoingMail(LETTER, mailReference, Nature.LETTER, route, new Manuscript(subject, blocks));
    }
}
