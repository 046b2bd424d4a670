package org.centrallobby.letters;

/** Where a letter stands. */
public enum LetterState {
    /** Kept until its writer follows the link in the mail. */
    UNCONFIRMED,
    /** Confirmed; somebody looks at it before it goes on. */
    HELD,
    /** Confirmed; in its Member's line, or in the outbox. */
    READY,
    /** Something changed before a mail server took it; it waits for its writer to say what becomes of it. */
    WAITING,
    /** A mail server took it. */
    ACCEPTED,
    /** A mail server refused it for good, or it came back. */
    RETURNED,
    /** No mail server took it in five days. */
    FAILED,
    /** An operator would not send it. */
    REFUSED,
    /** Whoever reads the address had not written it; destroyed. */
    DENIED,
    /** Not confirmed in seven days, or its writer did not decide in time; kept for a while for who comes late. */
    LAPSED,
    /** Its writer took it back; destroyed. */
    WITHDRAWN,
    /** Its writer got an answer. */
    ANSWERED,
    /** What it held was destroyed in its time, or because its writer asked. */
    DESTROYED;

    /** Whether text and personal data are gone for good. */
    public boolean isDestroyed() {
        return this == DENIED || this == WITHDRAWN || this == DESTROYED;
    }

    /** Whether it can still come to its Member without a new start. */
    public boolean isUnderWay() {
        return this == UNCONFIRMED || this == HELD || this == READY || this == WAITING;
    }
}
