package org.centrallobby.mail.doctor;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.centrallobby.mail.incoming.ImapAccount;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** The mailbox to which failures come back: what is sent to an address of ours should come there, and is taken out again. */
public final class ImapReadBack implements ReadBack {
    /** It is the newest, or nearly. */
    private static final int MOST_MESSAGES = 100;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final ImapAccount account;

    public ImapReadBack(ImapAccount account) {
        this.account = account;
    }

    @Override
    public String place() {
        return "the mailbox of LOBBY_IMAP_URL";
    }

    /** Stays in the mailbox while it waits: many providers count logins. */
    @Override
    public Optional<byte[]> find(String messageId, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            return account.visit(folder -> {
                Optional<byte[]> found = look(folder, messageId);
                while (found.isEmpty() && System.nanoTime() < end && rested()) {
                    found = look(folder, messageId);
                }
                return found;
            });
        } catch (MessagingException e) {
            // What the server says may hold the user's name.
            throw new IOException("The mailbox cannot be read.", e);
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<byte[]> look(Folder folder, String messageId) throws MessagingException, IOException {
        int count = folder.getMessageCount();
        if (count == 0) {
            return Optional.empty();
        }
        Message[] newest = folder.getMessages(Math.max(1, count - MOST_MESSAGES + 1), count);
        FetchProfile envelopes = new FetchProfile();
        envelopes.add(FetchProfile.Item.ENVELOPE);
        folder.fetch(newest, envelopes);
        for (int i = newest.length - 1; i >= 0; i--) {
            if (is(newest[i], messageId)) {
                byte[] message = ImapAccount.bytes(newest[i]);
                newest[i].setFlag(Flags.Flag.DELETED, true);
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static boolean is(Message message, String messageId) {
        try {
            return messageId.equals(((IMAPMessage) message).getMessageID());
        } catch (MessagingException e) {
            // Somebody else's, whose headers cannot be read.
            return false;
        }
    }
}
