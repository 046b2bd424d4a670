package org.centrallobby.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /**
     * Takes what a person answered, at the address that a mail which speaks for many gives for that; in the transaction that
     * records it.
     *
     * @return false if it is to be kept for an operator to read: whoever says so has changed nothing but tasks
     */
    default boolean onReply(MailReply reply) {
        return false;
    }

    /**
     * A person's answer to a mail.
     *
     * @param from as it says itself; null where it says nothing
     * @param text as plain text
     * @param withFiles whether there was more in it than text and pictures
     * @param approved whether an operator has read it and wants it to be taken
     */
    record MailReply(
            String kind,
            String reference,
            @Nullable EmailAddress from,
            String text,
            boolean withFiles,
            boolean approved,
            Instant at) {
        /** Never the words themselves: this text may end up in a log. */
        @Override
        public String toString() {
            return "(reply)";
        }
    }

    /** The number at the beginning of a reference, of which {@code 17}, {@code 17.2} and {@code 17.3} are the same. */
    static long stem(String reference) {
        int sequel = reference.indexOf('.');
        return Long.parseLong(sequel < 0 ? reference : reference.substring(0, sequel));
    }

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
