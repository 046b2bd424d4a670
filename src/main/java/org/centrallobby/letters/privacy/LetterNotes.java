package org.centrallobby.letters.privacy;

import java.util.Optional;

/**
 * Whoever keeps something of a letter in a table of its own, for the person it is of who asks to see all that is held. A bean
 * of this type is all it takes.
 */
public interface LetterNotes {
    /** What it is called among all that is held. */
    String name();

    /** What is kept of a letter, as JSON has it; empty if nothing is. */
    Optional<Object> find(long letterId);
}
