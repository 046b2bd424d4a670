package org.centrallobby.letters;

/** What a letter is about, as far as that decides how it is handled. */
public enum LetterKind {
    /** A campaign's ask. */
    CAMPAIGN,
    /** A motion, without a campaign. */
    MOTION,
    /** Anything else that Parliament decides. */
    OTHER,
    /** Its writer's own problem: never counted, compared or bundled. */
    CASEWORK
}
