package org.centrallobby.confirmation;

/** What a link confirms. */
public enum Purpose {
    /** That a letter is its reader's own. */
    LETTER,
    /** What becomes of a letter whose Member left. */
    WAITING_LETTER,
    /** Whether a letter was answered. */
    ANSWER
}
