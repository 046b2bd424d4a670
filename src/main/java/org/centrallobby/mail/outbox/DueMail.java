package org.centrallobby.mail.outbox;

import java.time.Instant;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.body.Bodies;
import org.centrallobby.mail.mime.Sheet;

/**
 * A mail whose turn it is, lent to one node until its lease ends.
 *
 * @param attempts how many were made before
 * @param messageId chosen when it was queued: the same in every attempt, so that whoever gets it twice can tell
 */
public record DueMail(
        long id, int attempts, Instant queuedAt, Instant leasedUntil, String messageId, OutgoingMail mail) {
    Sheet sheet() {
        return new Sheet(
                new MailId(false, id),
                messageId,
                queuedAt,
                mail.nature(),
                mail.route(),
                Bodies.lay(mail.manuscript()),
                null);
    }
}
