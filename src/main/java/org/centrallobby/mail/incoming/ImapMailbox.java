package org.centrallobby.mail.incoming;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox at a provider's, all of it the site's: each message is taken, and deleted only after that is on record. One that
 * cannot be taken stays for the next turn, and so does a test mail that somebody looks for.
 */
final class ImapMailbox {
    /** So many that cannot be taken are no fault of theirs. */
    private static final int MOST_FAILURES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);
    private final ImapAccount account;
    private final Incoming incoming;
    private final int mostMessages;
    private final Predicate<String> lookedFor;

    /**
     * Takes what comes to an account.
     *
     * @param mostMessages as many as one turn takes
     * @param lookedFor tells by its Message-ID whether somebody waits for a message just now
     */
    ImapMailbox(ImapAccount account, Incoming incoming, int mostMessages, Predicate<String> lookedFor) {
        this.account = account;
        this.incoming = incoming;
        this.mostMessages = mostMessages;
        this.lookedFor = lookedFor;
    }

    /** What one turn did. */
    record Turn(int taken, int failed) {}

    /** Takes what is there, the oldest first. Had the end of it failed, the same message would have no second effect. */
    Turn takeAll() throws MessagingException, IOException {
        return account.visit(this::takeAll);
    }

    private Turn takeAll(Folder folder) throws MessagingException {
        int taken = 0;
        int failed = 0;
        int count = folder.getMessageCount();
        for (int i = 1; i <= count && taken < mostMessages && failed < MOST_FAILURES; i++) {
            Message message = folder.getMessage(i);
            if (isLookedFor(message)) {
                continue;
            }
            try {
                incoming.take(ImapAccount.bytes(message), null);
            } catch (IOException | RuntimeException e) {
                failed++;
                LOG.warn("A message of the mailbox could not be taken and stays there.", e);
                continue;
            }
            message.setFlag(Flags.Flag.DELETED, true);
            taken++;
        }
        return new Turn(taken, failed);
    }

    private boolean isLookedFor(Message message) {
        try {
            String id = ((IMAPMessage) message).getMessageID();
            return id != null && lookedFor.test(id);
        } catch (MessagingException e) {
            // One whose headers cannot be read is none of ours; a line that is dead shows at the next word.
            return false;
        }
    }
}
