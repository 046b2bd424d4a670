package org.centrallobby.letters.privacy;

import java.util.List;

/**
 * Whoever keeps something made of a letter's text outside the letter, or has work because of it: hashes to compare it by, a
 * mail that holds it together with others, a task to look at it. Told in the transaction in which the text goes; of a letter
 * that was denied or taken back, within the hour. A bean of this type is all it takes.
 */
public interface LetterRemains {
    /** Destroys what was made of these letters' texts. What is not there is no fault: it may be told twice. */
    void forget(List<Long> letterIds);

    /**
     * Takes a letter that is being erased out of what waits to be sent with others, before the letter itself is locked.
     *
     * @return false if a mail server has it in its hands just now: then it may arrive
     */
    default boolean takeBack(long letterId) {
        return true;
    }
}
