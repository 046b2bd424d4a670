package org.centrallobby.letters;

/** Where a letter stands. */
public enum LetterState {
    /** Kept until its writer follows the link in the mail. */
    UNCONFIRMED,
    /** Confirmed; its mail waits in the outbox. */
    READY,
    /** Its Member left before a mail server took it; it waits for its writer to say what becomes of it. */
    WAITING,
    /** A mail server took it. */
    ACCEPTED,
    /** A mail server refused it for good. */
    RETURNED,
    /** No mail server took it in five days. */
    FAILED,
    /** Whoever reads the address had not written it; destroyed. */
    DENIED,
    /** Not confirmed in seven days, or its writer did not decide in time; destroyed. */
    LAPSED,
    /** Its writer took it back; destroyed. */
    WITHDRAWN;

    /** Whether text and personal data are gone for good. */
    public boolean isDestroyed() {
        return this == DENIED || this == LAPSED || this == WITHDRAWN;
    }
}
