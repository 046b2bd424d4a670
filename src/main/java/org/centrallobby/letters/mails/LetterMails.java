package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.calendar.HouseNotes;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.mails.Correspondence.Addressee;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.body.Block;
import org.centrallobby.mail.body.Block.Button;
import org.centrallobby.mail.body.Block.Heading;
import org.centrallobby.mail.body.Block.Lines;
import org.centrallobby.mail.body.Block.Link;
import org.centrallobby.mail.body.Block.Note;
import org.centrallobby.mail.body.Block.Paragraph;
import org.centrallobby.mail.body.Block.Written;
import org.centrallobby.mail.body.Bodies;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mails of a letter. */
@Component
public class LetterMails {
    public static final String CONFIRMATION = "letter.confirmation";
    public static final String LETTER = "letter";
    public static final String RECEIPT = "letter.receipt";
    public static final String RETURNED = "letter.returned";
    public static final String AUTO_REPLY = "letter.auto-reply";
    public static final String WAITING = "letter.waiting";
    private static final int LONGEST_AUTO_REPLY = 2_000;
    private final Senders senders;
    private final Bodies bodies;
    private final Settings settings;
    private final HouseNotes notes;

    public LetterMails(Senders senders, Bodies bodies, Settings settings, HouseNotes notes) {
        this.senders = senders;
        this.bodies = bodies;
        this.settings = settings;
        this.notes = notes;
    }

    /**
     * Asks whoever reads the address whether the letter is theirs. Anybody could have typed that address, so nothing
     * typed stands in this mail: it takes no {@link Correspondence}.
     *
     * @param mailReference one for each such mail of the letter
     */
    public OutgoingMail confirmation(
            String mailReference, EmailAddress to, Asked asked, String token, Instant validUntil) {
        String link = settings.baseUrl() + "/confirm/" + token;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words("letters.mail.confirm.what", asked.member(), asked.seat())));
        motion(asked.motion()).forEach(blocks::add);
        blocks.add(new Button(words("letters.mail.confirm.button"), link));
        blocks.add(new Paragraph(words("letters.mail.confirm.valid", LondonTime.moment(validUntil))));
        blocks.add(new Link(words("letters.mail.confirm.not-me"), link + "/not-me"));
        blocks.add(new Note(words("letters.mail.house", settings.baseUrl())));
        return new OutgoingMail(
                CONFIRMATION,
                mailReference,
                Nature.CONFIRMATION,
                new Route(house(), null, new Mailbox("", to)),
                bodies.lay(words("letters.mail.confirm.subject", asked.member()), blocks));
    }

    /** What a confirmation may say: our own words alone. */
    public record Asked(
            String reference,
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
        blocks.add(new Lines(sender(author)));
        blocks.add(new Written(letter.text()));
        motion(letter.matter().motion()).forEach(blocks::add);
        blocks.add(new Note(words(
                letter.matter().organiser().isEmpty() ? "letters.mail.member.house" : "letters.mail.member.campaign",
                author.name(),
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
        String subject = words("letters.mail.member.subject", letter.matter().topic(), member.seat());
        return new OutgoingMail(LETTER, mailReference, Nature.LETTER, route, bodies.lay(subject, blocks));
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
        copy(letter).forEach(blocks::add);
        String subject =
                words("letters.mail.receipt.subject", letter.addressee().name());
        return toWriter(RECEIPT, letter, subject, blocks);
    }

    /** Tells the writer that a server refused it, with the text and other ways to go. */
    public OutgoingMail returned(Correspondence letter, String server, String answer, Instant at) {
        return failed(
                letter,
                words(
                        "letters.mail.returned.what",
                        letter.addressee().name(),
                        letter.addressee().seat(),
                        server,
                        LondonTime.moment(at),
                        answer));
    }

    /** Tells the writer that it came back after a server had taken it, with the text and other ways to go. */
    public OutgoingMail cameBack(Correspondence letter, String answer, Instant at) {
        return failed(
                letter,
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
        return toWriter(AUTO_REPLY, letter, subject, blocks);
    }

    /** Tells the writer that no server took it in five days, with the text and other ways to go. */
    public OutgoingMail givenUp(Correspondence letter) {
        return failed(
                letter,
                words(
                        "letters.mail.given-up.what",
                        letter.addressee().name(),
                        letter.addressee().seat()));
    }

    /**
     * Why a letter waits.
     *
     * @param successor who holds the seat now and can be written to; null if there is nobody
     * @param dissolved whether the Member left with the whole House
     * @param token of the link
     * @param until when the letter is erased if nobody decides
     */
    public record Wait(@Nullable String successor, boolean dissolved, String token, Instant until) {}

    /** Asks the writer what is to become of a letter whose Member left before it was sent. */
    public OutgoingMail waiting(String mailReference, Correspondence letter, Wait wait) {
        String member = letter.addressee().name();
        String seat = letter.addressee().seat();
        String until = LondonTime.day(wait.until().atZone(LondonTime.LONDON).toLocalDate());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words(
                wait.dissolved() ? "letters.mail.waiting.dissolved" : "letters.mail.waiting.left", member, seat)));
        blocks.add(new Paragraph(
                wait.successor() == null
                        ? words("letters.mail.waiting.vacant", seat, until)
                        : words("letters.mail.waiting.successor", wait.successor(), seat, until)));
        blocks.add(new Button(
                words(wait.successor() == null ? "letters.mail.waiting.look" : "letters.mail.waiting.decide"),
                settings.baseUrl() + "/letters/waiting/" + wait.token()));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        return toWriter(WAITING, mailReference, letter, words("letters.mail.waiting.subject", member), blocks);
    }

    private OutgoingMail failed(Correspondence letter, String what) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(what));
        blocks.add(new Paragraph(words("letters.mail.failed.by-post")));
        blocks.add(new Lines(
                List.of(letter.addressee().name(), words("letters.mail.post.house"), words("letters.mail.post.town"))));
        blocks.add(new Paragraph(words("letters.mail.reference", letter.reference())));
        copy(letter).forEach(blocks::add);
        String subject = words("letters.mail.failed.subject", letter.addressee().name());
        return toWriter(RETURNED, letter, subject, blocks);
    }

    private OutgoingMail toWriter(String kind, Correspondence letter, String subject, List<Block> blocks) {
        return toWriter(kind, Long.toString(letter.id()), letter, subject, blocks);
    }

    private OutgoingMail toWriter(
            String kind, String mailReference, Correspondence letter, String subject, List<Block> blocks) {
        blocks.add(new Note(words("letters.mail.house", settings.baseUrl())));
        Mailbox writer = new Mailbox(letter.author().name(), letter.author().email());
        return new OutgoingMail(
                kind, mailReference, Nature.RECEIPT, new Route(house(), null, writer), bodies.lay(subject, blocks));
    }

    private Stream<Block> copy(Correspondence letter) {
        return Stream.concat(
                Stream.of(
                        new Heading(words("letters.mail.copy")),
                        new Lines(sender(letter.author())),
                        new Written(letter.text())),
                motion(letter.matter().motion()));
    }

    private Stream<Block> motion(@Nullable Motion motion) {
        if (motion == null) {
            return Stream.empty();
        }
        String session = motion.name().session();
        String number = motion.name().number();
        return Stream.of(new Link(
                words("letters.mail.motion", number, session, motion.title()),
                settings.baseUrl() + "/motions/" + session + "/" + number));
    }

    private static List<String> sender(Author author) {
        return Stream.of(
                        Stream.of(author.name()),
                        author.address().lines(),
                        Stream.of(author.postcode(), author.email().value()))
                .flatMap(lines -> lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Mailbox house() {
        return new Mailbox(words("site.name"), senders.house());
    }
}
