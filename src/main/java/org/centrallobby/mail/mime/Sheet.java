package org.centrallobby.mail.mime;

import java.time.Instant;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Route;
import org.jspecify.annotations.Nullable;

/**
 * All that a message is made from. The same sheet gives the same message in every attempt.
 *
 * @param messageId with its angle brackets
 * @param date when it was queued
 * @param list what its recipient subscribed to; null where nobody subscribes
 */
public record Sheet(
        MailId id,
        String messageId,
        Instant date,
        Nature nature,
        Route route,
        Content content,
        @Nullable MailingList list) {
    public Sheet {
        if (nature.isSubscribed() != (list != null)) {
            throw new IllegalArgumentException("Mail to subscribers, and no other, belongs to a list.");
        }
    }

    /**
     * What people subscribe to.
     *
     * @param label small letters, digits and hyphens, such as {@code ferries}: the beginning of List-Id (RFC 2919)
     * @param issue which sending of the list this is, for Feedback-ID
     */
    public record MailingList(String label, String name, String issue) {
        public MailingList {
            OutgoingMail.refuseControls(name);
        }
    }
}
