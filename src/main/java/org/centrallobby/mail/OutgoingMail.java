package org.centrallobby.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient. Its envelope's sender, Message-ID and Date are given when it is queued and sent; its headers
 * follow from its nature.
 *
 * @param kind what sort of mail it is, such as {@code letter.receipt}; who asked for it listens by this name
 * @param reference whose mail it is, opaque here; a kind is sent once for each reference
 */
public record OutgoingMail(String kind, String reference, Nature nature, Route route, Content content) {
    private static final Pattern LINE_BREAK_OR_CONTROL = Pattern.compile("\\p{Cc}");

    public OutgoingMail {
        if (nature.isSubscribed()) {
            throw new IllegalArgumentException("Mail to subscribers is a broadcast, also where there is only one.");
        }
        if (nature.isFromPeople() && route.replyTo() == null) {
            throw new IllegalArgumentException("Whoever wrote a letter gets the answer.");
        }
    }

    /** A name, possibly empty, and an address, as they stand in a header. */
    public record Mailbox(String name, EmailAddress address) {
        public Mailbox {
            refuseControls(name);
        }
    }

    /**
     * Who speaks, who reads the answer, and to whom it goes.
     *
     * @param from header From
     * @param replyTo header Reply-To
     */
    public record Route(Mailbox from, @Nullable Mailbox replyTo, Mailbox to) {}

    /** Subject and the same body twice: as text and as HTML. */
    public record Content(String subject, String text, String html) {
        public Content {
            refuseControls(subject);
        }
    }

    /** Refuses what would end a header and begin another. */
    public static void refuseControls(String value) {
        if (LINE_BREAK_OR_CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException("A header may not hold a line break or another control character.");
        }
    }
}
