package org.centrallobby.mail.broadcasts;

import java.util.Map;
import org.centrallobby.mail.OutgoingMail.Mailbox;

/**
 * One who gets a broadcast.
 *
 * @param words what fills the slots of the text for this recipient alone
 */
public record Recipient(Mailbox mailbox, Map<String, String> words) {
    public Recipient {
        words = Map.copyOf(words);
    }
}
