package org.centrallobby.letters.post;

/** Whoever sends letters of several people in one mail. A bean of this type is all it takes. */
public interface SentTogether {
    /**
     * Takes one letter out of the mail that waits with it and lets the others go on; within the caller's transaction, before
     * the letter itself is locked.
     *
     * @return false if a mail server has that mail in its hands just now, or it has ended
     */
    boolean takeOut(long letterId);
}
