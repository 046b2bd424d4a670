package org.centrallobby.letters.desk;

import java.time.Instant;
import java.time.InstantSource;
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
    private final Addressees addressees;
    private final InstantSource clock;

    LetterEnds(LetterRows rows, LetterPost post, Addressees addressees, InstantSource clock) {
        this.rows = rows;
        this.post = post;
        this.addressees = addressees;
        this.clock = clock;
    }

    /** A letter whose Member left a moment ago stays here, until {@link WaitingLetters} has looked after it. */
    @Override
    public boolean mayLeave(String kind, String reference) {
        return !kind.equals(LetterMails.LETTER)
                || rows.find(letterId(reference))
                        .filter(letter -> addressees.isTheirMember(letter, clock.instant()))
                        .isPresent();
    }

    /** The reference of a letter's mail is its id, or a sequel of it such as {@code 17.6}. */
    private static long letterId(String reference) {
        int sequel = reference.indexOf('.');
        return Long.parseLong(sequel < 0 ? reference : reference.substring(0, sequel));
    }

    @Override
    public void onEnd(MailEnd end) {
        if (!end.kind().equals(LetterMails.LETTER)) {
            return;
        }
        Letter letter = rows.getLocked(letterId(end.reference()));
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
