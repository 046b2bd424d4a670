package org.centrallobby.mail.incoming;

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

/**
 * A mailbox at a provider's, and the way into it.
 *
 * @param address with user and password, as {@code LOBBY_IMAP_URL} has it
 */
public record ImapAccount(URI address) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is done in the open mailbox. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Folder folder) throws MessagingException, IOException;
    }

    /** Opens the mailbox for a piece of work; what that marked as deleted is gone when it ends, however it ends. */
    public <T> T visit(Work<T> work) throws MessagingException, IOException {
        String[] user = address.getRawUserInfo().split(":", 2);
        Session session = Session.getInstance(properties());
        try (Store store = session.getStore(address.getScheme())) {
            store.connect(address.getHost(), address.getPort(), decode(user[0]), decode(user[1]));
            Folder folder = store.getFolder(name());
            folder.open(Folder.READ_WRITE);
            try {
                return work.in(folder);
            } finally {
                if (folder.isOpen()) {
                    folder.close(true);
                }
            }
        }
    }

    /** A message of the mailbox as it came, so much of it as is ever read; it is still new to a person who looks. */
    public static byte[] bytes(Message message) throws MessagingException, IOException {
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

    /** Without the password. */
    @Override
    public String toString() {
        return "the mailbox at " + address.getHost();
    }
}
