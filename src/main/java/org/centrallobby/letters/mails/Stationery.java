package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.kit.Settings;
import org.centrallobby.letters.mails.Correspondence.Author;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Heading;
import org.centrallobby.mail.Block.Lines;
import org.centrallobby.mail.Block.Link;
import org.centrallobby.mail.Block.Note;
import org.centrallobby.mail.Block.Written;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the mails of a letter have in common. */
@Component
public final class Stationery {
    private final Senders senders;
    private final Settings settings;

    public Stationery(Senders senders, Settings settings) {
        this.senders = senders;
        this.settings = settings;
    }

    /** A mail to the writer, one of its kind for each letter. */
    OutgoingMail toWriter(String kind, Correspondence letter, String subject, List<Block> blocks) {
        return toWriter(kind, Long.toString(letter.id()), letter, subject, blocks);
    }

    /** A mail to the writer; ends with the line on who we are. */
    public OutgoingMail toWriter(
            String kind, String mailReference, Correspondence letter, String subject, List<Block> blocks) {
        blocks.add(new Note(words("letters.mail.house", settings.baseUrl())));
        Mailbox writer = new Mailbox(letter.author().name(), letter.author().email());
        return new OutgoingMail(
                kind, mailReference, Nature.RECEIPT, new Route(house(), null, writer), new Manuscript(subject, blocks));
    }

    /** The full address of a page of ours. */
    String address(String page) {
        return settings.baseUrl() + page;
    }

    /** The letter once more. */
    public Stream<Block> copy(Correspondence letter) {
        return Stream.concat(
                Stream.of(
                        new Heading(words("letters.mail.copy")),
                        new Lines(sender(letter.author())),
                        new Written(letter.text())),
                motion(letter.matter().motion()));
    }

    /** A link to the motion, if there is one. */
    public Stream<Block> motion(@Nullable Motion motion) {
        if (motion == null) {
            return Stream.empty();
        }
        String session = motion.name().session();
        String number = motion.name().number();
        return Stream.of(new Link(
                words("letters.mail.motion", number, session, motion.title()),
                settings.baseUrl() + "/motions/" + session + "/" + number));
    }

    /** Who writes, as it stands at the top of a letter. */
    static List<String> sender(Author author) {
        return Stream.of(
                        Stream.of(author.name()),
                        author.address().lines(),
                        Stream.of(author.postcode(), author.email().value()))
                .flatMap(lines -> lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** We ourselves. */
    public Mailbox house() {
        return new Mailbox(words("site.name"), senders.house());
    }
}
