package org.centrallobby.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** The other end of a real SMTP conversation, on this machine, which answers as the test says. */
public final class TestRelay implements AutoCloseable {
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private final int port;
    private SMTPServer server;

    /** What the relay says to the next mail. */
    public enum Answer {
        ACCEPT,
        REFUSE_SENDER,
        DEFER_RECIPIENT,
        REFUSE_RECIPIENT,
        REFUSE_AFTER_DATA,
        DEFER_AFTER_DATA,
        DROP_AFTER_DATA,
        ACCEPT_AND_DROP
    }

    /** A mail as it came over the wire. */
    public record Received(String envelopeSender, String recipient, String raw) {
        public MimeMessage message() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String header(String name) {
            try {
                String value = message().getHeader(name, null);
                return value == null
                        ? ""
                        : jakarta.mail.internet.MimeUtility.decodeText(jakarta.mail.internet.MimeUtility.unfold(value));
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public String text() {
            return body(0);
        }

        public String html() {
            return body(1);
        }

        /** The file beside the bodies. */
        public String file() {
            try {
                Multipart parts = (Multipart) message().getContent();
                return new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private String body(int part) {
            try {
                Multipart parts = (Multipart) message().getContent();
                Multipart bodies = parts.getBodyPart(0).getContent() instanceof Multipart inner ? inner : parts;
                return ((String) bodies.getBodyPart(part).getContent()).replace("\r\n", "\n");
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private TestRelay(int port) {
        this.port = port;
        this.server = build();
    }

    public static TestRelay start() {
        TestRelay relay = new TestRelay(freePort());
        relay.server.start();
        return relay;
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SMTPServer build() {
        return new SMTPServer.Builder()
                .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
                .hostName("relay.test")
                .port(port)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> {
                    sessions.add(context.getSessionId());
                    return new Taking();
                })
                .build();
    }

    /** What the next mails are answered; after that, all are accepted. */
    public void answer(Answer... next) {
        answers.addAll(List.of(next));
    }

    /** Nobody has this address here. */
    public void refuse(String address) {
        strangers.add(address);
    }

    public void hangUp() {
        server.stop();
    }

    public void comeBack() {
        server = build();
        server.start();
    }

    public int port() {
        return port;
    }

    /** All mails whose text came through, accepted or not. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections those mails came over. */
    public long connections() {
        return sessions.stream().distinct().count();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Taking implements MessageHandler {
        private String sender = "";
        private String recipient = "";
        private Answer answer = Answer.ACCEPT;

        @Override
        public void from(String from) throws RejectException {
            sender = from;
            Answer next = answers.poll();
            answer = next == null ? Answer.ACCEPT : next;
            if (answer == Answer.REFUSE_SENDER) {
                throw new RejectException(550, "5.7.1 Sender address rejected: not known here");
            }
        }

        @Override
        public void recipient(String to) throws RejectException {
            recipient = to;
            if (strangers.contains(to)) {
                throw new RejectException(550, "5.1.1 <" + to + ">: no such user here");
            }
            switch (answer) {
                case DEFER_RECIPIENT -> throw new RejectException(451, "4.7.1 <" + to + ">: Greylisted, try later");
                case REFUSE_RECIPIENT -> throw new RejectException(550, "5.1.1 <" + to + ">: no such user here");
                default -> {}
            }
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            String raw = new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
            switch (answer) {
                case REFUSE_AFTER_DATA -> throw new RejectException(554, "5.7.1 Message looks like spam");
                case DEFER_AFTER_DATA -> throw new RejectException(452, "4.3.1 Disk is full");
                case DROP_AFTER_DATA -> throw new DropConnectionException(421, "4.3.2 shutting down");
                case ACCEPT_AND_DROP -> {
                    received.add(new Received(sender, recipient, raw));
                    throw new DropConnectionException(421, "4.3.2 shutting down");
                }
                default -> received.add(new Received(sender, recipient, raw));
            }
            return "2.0.0 queued as 4F1A2B for " + recipient;
        }

        @Override
        public void done() {}
    }
}
