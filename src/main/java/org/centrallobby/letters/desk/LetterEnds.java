package org.centrallobby.letters.desk;

import java.time.Instant;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.mail.MailListener;
import org.springframework.stereotype.Component;

/** Hears what became of a letter's mail, moves the letter on and writes to its writer. */
@Component
final class LetterEnds implements MailListener {
    private static final String ACTOR = "mail";
    private final LetterRows rows;
    private final LetterPost post;

    LetterEnds(LetterRows rows, LetterPost post) {
        this.rows = rows;
        this.post = post;
    }

    @Override
    public void onEnd(MailEnd end) {
        if (!end.kind().equals(LetterMails.LETTER)) {
            return;
        }
        Letter letter = rows.getLocked(Long.parseLong(end.reference()));
        Instant at = end.at();
        switch (end.ending()) {
            case ACCEPTED -> {
                if (rows.accept(letter, ACTOR, end.server(), at)) {
                    post.sendReceipt(letter, text(letter), end.server(), at);
                }
            }
            case REFUSED -> {
                if (rows.apply(LetterEvent.RETURN, letter, ACTOR, at)) {
                    post.sendReturned(letter, text(letter), end.server(), end.answer(), at);
                }
            }
            case GIVEN_UP -> {
                if (rows.apply(LetterEvent.GIVE_UP, letter, ACTOR, at)) {
                    post.sendGivenUp(letter, text(letter));
                }
            }
        }
    }

    private LetterText text(Letter letter) {
        return rows.findText(letter.id()).orElseThrow();
    }
}
