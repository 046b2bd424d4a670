package org.centrallobby.mail;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient.
 *
 * @param kind what sort of mail it is, such as {@code letter.receipt}; who asked for it listens by this name
 * @param reference whose mail it is, opaque here; a kind is sent once for each reference
 * @param urgency who goes first when many wait
 * @param headers further headers; see {@link #AUTOMATIC}
 */
public record OutgoingMail(
        String kind, String reference, Urgency urgency, Route route, Content content, Map<String, String> headers) {
    /** What a mail that no person wrote says of itself (RFC 3834), so that nobody's machine answers it. */
    public static final Map<String, String> AUTOMATIC = Map.of("Auto-Submitted", "auto-generated");

    private static final Pattern LINE_BREAK_OR_CONTROL = Pattern.compile("\\p{Cc}");

    public OutgoingMail {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> refuseControls(name + value));
    }

    /** Who goes first. */
    public enum Urgency {
        /** Somebody sits before the screen and waits for it. */
        WAITED_FOR(0),
        /** From one person to one other. */
        PERSONAL(1),
        /** One text to many. */
        BULK(2);

        private final int rank;

        Urgency(int rank) {
            this.rank = rank;
        }

        /** The lower, the sooner. */
        int rank() {
            return rank;
        }
    }

    /** A name, possibly empty, and an address, as they stand in a header. */
    public record Mailbox(String name, EmailAddress address) {
        public Mailbox {
            refuseControls(name);
        }
    }

    /**
     * The three senders, which are different things, and the recipient.
     *
     * @param from header From: who speaks
     * @param replyTo header Reply-To: who reads the answer
     * @param envelopeSender where mail servers report failure
     */
    public record Route(Mailbox from, @Nullable Mailbox replyTo, EmailAddress envelopeSender, Mailbox to) {}

    /** Subject and the same body twice: as text and as HTML. */
    public record Content(String subject, String text, String html) {
        public Content {
            refuseControls(subject);
        }
    }

    private static void refuseControls(String value) {
        if (LINE_BREAK_OR_CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException("A header may not hold a line break or another control character.");
        }
    }
}
