package org.centrallobby.letters.mails;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.Block.Button;
import org.centrallobby.mail.Block.Note;
import org.centrallobby.mail.Block.Paragraph;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.springframework.stereotype.Component;

/** Writes the mail that asks whether there was an answer. */
@Component
public class AnswerMails {
    public static final String QUESTION = "letter.question";
    private final Senders senders;
    private final Settings settings;

    public AnswerMails(Senders senders, Settings settings) {
        this.senders = senders;
        this.settings = settings;
    }

    /**
     * What the question is about: nothing of what was written, which may be erased by then.
     *
     * @param reference of the letter, such as {@code CL-7KQ4-M2XD}
     * @param joint whether it went as a name under a joint letter
     * @param acceptedOn the day on which a mail server took it
     * @param again whether it is the second and last question
     */
    public record About(
            String reference, String member, String seat, boolean joint, LocalDate acceptedOn, boolean again) {}

    /**
     * Asks the writer whether there was an answer.
     *
     * @param mailReference one for each such mail of the letter
     * @param token of the link
     * @param until when the link ends
     */
    public OutgoingMail question(String mailReference, Mailbox writer, About about, String token, Instant until) {
        List<Block> blocks = List.of(
                new Paragraph(words(
                        about.joint() ? "answers.mail.joint" : "answers.mail.letter",
                        about.member(),
                        about.seat(),
                        LondonTime.day(about.acceptedOn()))),
                new Paragraph(words(about.again() ? "answers.mail.again" : "answers.mail.ask")),
                new Button(words("answers.mail.button"), settings.baseUrl() + "/letters/answer/" + token),
                new Paragraph(words(
                        about.again() ? "answers.mail.last" : "answers.mail.first",
                        LondonTime.day(until.atZone(LondonTime.LONDON).toLocalDate()))),
                new Paragraph(words("letters.mail.reference", about.reference())),
                new Note(words("letters.mail.house", settings.baseUrl())));
        return new OutgoingMail(
                QUESTION,
                mailReference,
                Nature.QUESTION,
                new Route(new Mailbox(words("site.name"), senders.house()), null, writer),
                new Manuscript(words("answers.mail.subject", about.member()), blocks));
    }
}
