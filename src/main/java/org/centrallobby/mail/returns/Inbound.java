package org.centrallobby.mail.returns;

import java.util.List;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.returns.mime.Reason;
import org.jspecify.annotations.Nullable;

/** What a message that came to one of our own addresses is. */
public sealed interface Inbound {
    /**
     * It was not delivered, and nobody tries any more.
     *
     * @param verdict the mildest of the failures: an address is given up only where nothing speaks for it
     * @param failures one for each recipient, at least one
     */
    record Bounced(Verdict verdict, List<Report> failures, Origin origin) implements Inbound {}

    /** Not delivered yet; whoever wrote this goes on trying. Never a bounce. */
    record Delayed(List<Report> reports, Origin origin) implements Inbound {}

    /** A machine says that it was delivered, passed on or read (RFC 3464, RFC 8098). Nothing needs doing. */
    record Notice(List<Report> reports, Origin origin) implements Inbound {}

    /** A machine answers: out of office, a ticket number, a challenge. Its words may matter to who wrote. */
    record AutoReply(Wording wording, Origin origin) implements Inbound {}

    /** The reader called it spam, or a mailbox provider reports on it (RFC 5965). */
    record Complaint(Feedback feedback, Origin origin) implements Inbound {}

    /** Somebody wants no more of it: the address it came to says of what. */
    record UnsubscribeRequest(Origin origin) implements Inbound {}

    /** A person's message that ended up here. */
    record Human(Wording wording, Origin origin) implements Inbound {}

    /** Not read, and why. */
    record Unreadable(Reason reason) implements Inbound {}

    /** What a failure says of the address. */
    enum Verdict {
        /** The address stands, but could not take it: a full mailbox, a host that was never reached. */
        SOFT,
        /** Refused for what we are or sent: policy, spam, size. No proof that the address is dead. */
        BLOCKED,
        /** It failed, and nothing tells why. */
        UNCLEAR,
        /** There is no such address. */
        HARD
    }

    /**
     * What a mail server says of one recipient.
     *
     * @param verdict what that says of the address; for a delay or a notice, too, as if it were the end
     * @param action as RFC 3464 has it, in small letters: failed, delayed, delivered, relayed, expanded, or, as RFC 8098
     *     has it, displayed, deleted and so on
     * @param answer code, enhanced status and words, addresses taken out
     * @param server whose answer it is, or else who reports it
     * @param recipient who did not get it; may be somebody to whom it was passed on
     */
    record Report(
            Verdict verdict,
            String action,
            Answer answer,
            @Nullable String server,
            @Nullable EmailAddress recipient) {}

    /**
     * What leads to the mail that this is about. All of it is the sender's word: only a MAC in an address proves anything.
     *
     * @param addressedTo our addresses it came to, the most certain first: the envelope's, then those of headers
     * @param messageId of the mail it is about, with its angle brackets
     * @param recipient to whom that mail went
     * @param envelopeSender of that mail, as whoever got it shows
     */
    record Origin(
            List<EmailAddress> addressedTo,
            @Nullable String messageId,
            @Nullable EmailAddress recipient,
            @Nullable EmailAddress envelopeSender) {}

    /**
     * Another's words, for one reader only.
     *
     * @param withFiles whether there was more beside them than pictures, cards and signatures
     */
    record Wording(@Nullable EmailAddress from, String subject, String text, boolean withFiles) {
        /** Never the words themselves: this text may end up in a log. */
        @Override
        public String toString() {
            return "(wording)";
        }
    }

    /** Kinds of feedback (RFC 5965, RFC 6591 and their registry). */
    enum Feedback {
        ABUSE,
        FRAUD,
        VIRUS,
        OPT_OUT,
        /** Feedback that it is no spam after all. */
        NOT_SPAM,
        /** A report on SPF, DKIM or DMARC: nobody complained. */
        AUTH_FAILURE,
        OTHER;

        /** Whether somebody wants no more of it. */
        public boolean complains() {
            return this != NOT_SPAM && this != AUTH_FAILURE;
        }
    }
}
