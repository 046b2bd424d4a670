package org.centrallobby.mail;

import java.time.Instant;

/** Whoever queued a mail and wants to know its end. */
public interface MailListener {
    /**
     * Tells of the end of a mail, of any kind, in the transaction that records it. What this throws is logged and the
     * news is brought again later: the mail itself is not sent twice for it.
     */
    void onEnd(MailEnd end);

    /**
     * Asked just before a mail is handed to a server: whether it may still go. If not it stays in the outbox and is asked
     * for again a minute later; whoever says so takes it back, see {@link Outbox#recall}.
     */
    default boolean mayLeave(String kind, String reference) {
        return true;
    }

    /**
     * Tells of what came back to a mail, of any kind, in the transaction that records it. What this throws undoes all of
     * that, and the message is brought again later.
     */
    default void onReturn(MailReturn back) {}

    /** How it ended. */
    enum Ending {
        /** A server took it. */
        ACCEPTED,
        /** A server refused it for good. */
        REFUSED,
        /** No server took it in five days. */
        GIVEN_UP
    }

    /**
     * The end of a mail.
     *
     * @param server who took or refused it, or was tried last
     * @param answer what that server said, addresses taken out
     */
    record MailEnd(String kind, String reference, Ending ending, String server, String answer, Instant at) {}
}
