package org.centrallobby.letters.answers;

import org.centrallobby.letters.LetterEvent;

/** What a writer, or an office, says became of a letter. */
public enum Outcome {
    /** There was an answer. */
    ANSWERED(LetterEvent.ANSWER, false),
    /** There was a word that it arrived, and no more. */
    ACKNOWLEDGED(LetterEvent.ACKNOWLEDGED, true),
    /** There was none. */
    NOT_ANSWERED(LetterEvent.NO_ANSWER, true),
    /** The writer no longer needs one, and is asked no more. */
    NOT_NEEDED(LetterEvent.NO_LONGER_NEEDED, false);

    private final LetterEvent event;
    private final boolean mayChange;

    Outcome(LetterEvent event, boolean mayChange) {
        this.event = event;
        this.mayChange = mayChange;
    }

    /** What happens to the letter. */
    LetterEvent event() {
        return event;
    }

    /** Whether it is worth asking once more a week later. */
    boolean mayChange() {
        return mayChange;
    }
}
