package org.centrallobby.letters.variation;

/** What is said about a text. None of them stops a letter. */
public enum Verdict {
    /** Neither the campaign's words nor those of others. */
    OWN_WORDS,
    /** Other letters of the campaign say much the same in much the same words. */
    MUCH_ALIKE,
    /** Half of it or more stands in the campaign's own texts. */
    CAMPAIGN_WORDS,
    /** Too few words to be compared. */
    TOO_SHORT_TO_SAY;

    /** Whether its writer might as well co-sign the joint letter. */
    public boolean isAlike() {
        return this == MUCH_ALIKE || this == CAMPAIGN_WORDS;
    }
}
