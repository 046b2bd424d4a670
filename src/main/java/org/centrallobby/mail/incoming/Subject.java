package org.centrallobby.mail.incoming;

import org.centrallobby.mail.MailId;

/** The mail of ours that a message is about. */
sealed interface Subject {
    MailId mail();

    /**
     * A mail of its own.
     *
     * @param recalled whether it was taken back and somebody else may have got it since
     */
    record Single(MailId mail, String kind, String reference, boolean recalled) implements Subject {}

    /** A recipient of a broadcast. */
    record Subscriber(MailId mail) implements Subject {}
}
