package org.centrallobby.letters.holds;

/** Why an operator may refuse a letter; its writer is told which. Names stand in audit rows and are never changed. */
public enum RefusalReason {
    /** It insults or threatens somebody. */
    ABUSIVE,
    /** It sells something, or leads to a page that harms. */
    SPAM,
    /** Its writer is not who the letter says they are. */
    NOT_THE_WRITER,
    /** It is one of many from one person. */
    TOO_MANY,
    /** It is no letter to a Member. */
    NOT_A_LETTER
}
