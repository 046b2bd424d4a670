package org.centrallobby.mail;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient. Its envelope's sender, Message-ID and Date are given when it is queued and sent; its headers
 * follow from its nature.
 *
 * @param kind what sort of mail it is, such as {@code letter.receipt}; who asked for it listens by this name
 * @param reference whose mail it is, opaque here; a kind is sent once for each reference
 */
public record OutgoingMail(String kind, String reference, Nature nature, Route route, Manuscript manuscript) {
    private static final Pattern LINE_BREAK_OR_CONTROL = Pattern.compile("\\p{Cc}");

    public OutgoingMail {
        Objects.requireNonNull(manuscript, "A mail says something.");
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

    /**
     * What a mail says, before it is laid out. This is what waits in the outbox: less than half of the text and HTML that are
     * made of it when its turn comes.
     *
     * @param attachment a file beside it; null where there is none
     */
    public record Manuscript(
            String subject, List<Block> blocks, @Nullable Attachment attachment) {
        public Manuscript {
            refuseControls(subject);
            blocks = List.copyOf(blocks);
        }

        public Manuscript(String subject, List<Block> blocks) {
            this(subject, blocks, null);
        }

        /** The same with a file beside it. */
        public Manuscript with(Attachment file) {
            return new Manuscript(subject, blocks, file);
        }
    }

    /**
     * A mail laid out: subject and the same body twice, as text and as HTML.
     *
     * @param attachment a file beside them; null where there is none
     */
    public record Content(
            String subject,
            String text,
            String html,
            @Nullable Attachment attachment) {
        public Content {
            refuseControls(subject);
        }

        public Content(String subject, String text, String html) {
            this(subject, text, html, null);
        }
    }

    /**
     * A file of text.
     *
     * @param name small letters, digits, hyphens and one dot, such as {@code co-signatories.csv}: it needs no quoting
     * @param type such as {@code text/csv}; it is in UTF-8
     */
    public record Attachment(String name, String type, String text) {
        private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.[a-z0-9]{1,5}");
        private static final Pattern TYPE = Pattern.compile("text/[a-z]{1,20}");

        public Attachment {
            if (!NAME.matcher(name).matches() || !TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("A file beside a mail has a plain name and is text.");
            }
        }
    }

    /** Refuses what would end a header and begin another. */
    public static void refuseControls(String value) {
        if (LINE_BREAK_OR_CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException("A header may not hold a line break or another control character.");
        }
    }
}
