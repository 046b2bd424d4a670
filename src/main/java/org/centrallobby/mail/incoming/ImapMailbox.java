package org.centrallobby.mail.incoming;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.centrallobby.mail.returns.InboundReader;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox at a provider's, all of it the site's: each message is taken, and deleted only after that is on record. One that
 * cannot be taken stays for the next turn.
 */
final class ImapMailbox {
    /** So many that cannot be taken are no fault of theirs. */
    private static final int MOST_FAILURES = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);
    private final URI address;
    private final Incoming incoming;
    private final int mostMessages;

    /** @param mostMessages as many as one turn takes */
    ImapMailbox(URI address, Incoming incoming, int mostMessages) {
        this.mostMessages = mostMessages;
        this.address = address;
        this.incoming = incoming;
    }

    /** What one turn did. */
    record Turn(int taken, int failed) {}

    /** Takes what is there, the oldest first. */
    Turn takeAll() throws MessagingException {
        String[] user = address.getRawUserInfo().split(":", 2);
        Session session = Session.getInstance(properties());
        try (Store store = session.getStore(address.getScheme())) {
            store.connect(address.getHost(), address.getPort(), decode(user[0]), decode(user[1]));
            Folder folder = store.getFolder(name());
            folder.open(Folder.READ_WRITE);
            try {
                return takeAll(folder);
            } finally {
                // Expunges what was taken; had it failed half way, the same message would have no second effect.
                if (folder.isOpen()) {
                    folder.close(true);
                }
            }
        }
    }

    private Turn takeAll(Folder folder) throws MessagingException {
        int taken = 0;
        int failed = 0;
        int count = folder.getMessageCount();
        for (int i = 1; i <= count && taken < mostMessages && failed < MOST_FAILURES; i++) {
            Message message = folder.getMessage(i);
            try {
                incoming.take(bytes(message), null);
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

    private static byte[] bytes(Message message) throws MessagingException, IOException {
        try (InputStream whole = ((IMAPMessage) message).getMimeStream()) {
            return whole.readNBytes(InboundReader.MOST_BYTES);
        }
    }

    private Properties properties() {
        boolean here =
                address.getHost().equals("localhost") || address.getHost().startsWith("127.");
        String prefix = "mail." + address.getScheme() + ".";
        String patience = Long.toString(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", patience);
        properties.setProperty(prefix + "timeout", patience);
        properties.setProperty(prefix + "writetimeout", patience);
        properties.setProperty(prefix + "starttls.enable", "true");
        // A password goes over TLS or, to this machine itself, in clear.
        properties.setProperty(prefix + "starttls.required", Boolean.toString(!here));
        properties.setProperty(prefix + "ssl.checkserveridentity", Boolean.toString(!here));
        // One that cannot be taken is still new to a person who looks.
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", "262144");
        if (here) {
            properties.setProperty(prefix + "ssl.trust", address.getHost());
        }
        return properties;
    }

    private String name() {
        String path = address.getPath();
        return path == null || path.length() < 2 ? "INBOX" : path.substring(1);
    }

    /** Only %40 and the like: a plus is a plus. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
