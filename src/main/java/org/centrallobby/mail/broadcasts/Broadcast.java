package org.centrallobby.mail.broadcasts;

import java.util.regex.Pattern;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * One text to many.
 *
 * @param kind what sort it is, such as {@code campaign.news}
 * @param reference which one it is, opaque here; a kind is made once for each reference
 * @param list what its recipients subscribed to, small letters, digits, dots and hyphens: the beginning of List-Id
 * @param listName the same for people
 * @param content subject and bodies with slots such as <code>{name}</code>, see {@link Template}
 */
public record Broadcast(
        String kind, String reference, Nature nature, String list, String listName, Sender sender, Content content) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    public Broadcast {
        OutgoingMail.refuseControls(listName);
        if (!nature.isSubscribed()) {
            throw new IllegalArgumentException("Only those who asked for it get a text that goes to many.");
        }
        if (!LABEL.matcher(list).matches() || list.contains("..")) {
            throw new IllegalArgumentException("A list is named by small letters, digits, dots and hyphens.");
        }
    }

    /** Who speaks, and who reads the answers if anybody does. */
    public record Sender(Mailbox from, @Nullable Mailbox replyTo) {}

    /** Where it stands. */
    public enum State {
        /** Recipients are being added. */
        DRAFT,
        RUNNING,
        PAUSED,
        /** Taken back: who had not got it will not get it. */
        CANCELLED,
        DONE
    }
}
