package org.centrallobby.letters.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** Puts a letter of somebody's own into the outbox, once. */
@Component
final class Posting {
    private final LetterRows rows;
    private final LetterPost post;
    private final LetterFacts facts;

    Posting(LetterRows rows, LetterPost post, LetterFacts facts) {
        this.rows = rows;
        this.post = post;
        this.facts = facts;
    }

    /** What came of it. */
    enum Result {
        POSTED,
        /** Something happened that its writer is to hear of first. */
        NOT_UNASKED,
        /** No address of the Member's office is known any more. */
        NO_ADDRESS
    }

    /**
     * Posts a letter that its transaction holds locked.
     *
     * @param again whether it may have been posted before
     * @param confirmedAt which the office is told
     */
    Result post(Letter letter, boolean again, Instant confirmedAt, String actor, Instant now) {
        if (facts.whatHappened(letter, now).isPresent()) {
            return Result.NOT_UNASKED;
        }
        Optional<EmailAddress> office = facts.findOffice(letter.memberId());
        if (office.isEmpty()) {
            return Result.NO_ADDRESS;
        }
        LetterText text = rows.findText(letter.id()).orElseThrow();
        Optional<Integer> sequel = again ? sequel(letter) : Optional.empty();
        if (!rows.apply(LetterEvent.POST, letter, actor, now)) {
            throw new IllegalStateException("Letter " + letter.id() + " is locked and moved all the same.");
        }
        sequel.ifPresentOrElse(
                number -> post.sendOn(letter, text, office.get(), number, confirmedAt),
                () -> post.send(letter, text, office.get(), confirmedAt));
        return Result.POSTED;
    }

    /** A number of its own for a mail that is not the letter's first: one reference is queued once. */
    private Optional<Integer> sequel(Letter letter) {
        List<Step> steps = rows.listSteps(letter.id());
        return steps.stream().anyMatch(step -> step.event() == LetterEvent.POST)
                ? Optional.of(steps.size())
                : Optional.empty();
    }
}
