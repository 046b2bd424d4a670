package org.centrallobby.mail.outbox;

import org.centrallobby.kit.crypto.Sealer.Sealed;

/**
 * A mail as it will wait, not queued yet: nobody but this program can read it.
 *
 * @param messageId it keeps, however often it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record SealedMail(
        String kind, String reference, int priority, String messageId, Sealed content, byte[] recipientHash) {}
