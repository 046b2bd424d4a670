package org.centrallobby.mail.carriers;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.Outcome.Deferred;
import org.centrallobby.mail.Outcome.Unreachable;
import org.centrallobby.mail.Outcome.Unsure;
import org.centrallobby.mail.Parcel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands mail to a relay over SMTP, with STARTTLS where it is offered; a password goes over TLS or, to this machine itself,
 * in clear, and nowhere else. Lines are kept for the next round.
 */
final class SmtpCarrier implements Carrier {
    /** How long one reply may take. About six replies make a conversation, and all must fit in the dispatcher's lease. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Shorter than relays wait for a client that says nothing: Postfix hangs up after 300 s, or 10 s under stress. */
    private static final Duration IDLE = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final URI relay;
    private final Session session;
    private final int lines;

    SmtpCarrier(URI relay, Settings settings, int lines, Duration patience) {
        this.relay = relay;
        this.lines = lines;
        this.session = Session.getInstance(properties(relay, settings, patience));
    }

    private static Properties properties(URI relay, Settings settings, Duration patience) {
        boolean here = relay.getHost().equals("localhost") || relay.getHost().startsWith("127.");
        Properties properties = new Properties();
        String prefix = "mail." + relay.getScheme() + ".";
        properties.setProperty(prefix + "connectiontimeout", Long.toString(patience.toMillis() / 2));
        properties.setProperty(prefix + "timeout", Long.toString(patience.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(patience.toMillis()));
        properties.setProperty(prefix + "localhost", settings.mailDomain());
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(relay.getUserInfo() != null && !here));
        properties.setProperty(prefix + "ssl.checkserveridentity", Boolean.toString(!here));
        properties.setProperty(prefix + "quitwait", "false");
        if (here) {
            // A relay on this machine mostly shows a certificate it signed itself.
            properties.setProperty(prefix + "ssl.trust", relay.getHost());
        }
        if (relay.getUserInfo() != null) {
            properties.setProperty(prefix + "auth", "true");
        }
        return properties;
    }

    @Override
    public Round open() {
        return new Conversation();
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public void tidy() {
        long now = System.nanoTime();
        idle.removeIf(kept -> {
            boolean old = now - kept.since() > IDLE.toNanos();
            if (old) {
                hangUp(kept.line());
            }
            return old;
        });
    }

    private record Idle(RelayLine line, long since) {}

    private @Nullable RelayLine findIdle() {
        for (Idle kept = idle.pollLast(); kept != null; kept = idle.pollLast()) {
            if (System.nanoTime() - kept.since() <= IDLE.toNanos()) {
                return kept.line();
            }
            hangUp(kept.line());
        }
        return null;
    }

    private RelayLine connect() throws MessagingException {
        RelayLine line = new RelayLine(session, relay);
        Login login = Login.of(relay);
        line.connect(relay.getHost(), relay.getPort(), login.user(), login.password());
        return line;
    }

    private static void hangUp(RelayLine line) {
        try {
            line.close();
        } catch (MessagingException e) {
            LOG.debug("The relay hung up before we did.");
        }
    }

    /** One line at a time, taken over from a round before or made new, and made again if the relay hangs up. */
    private final class Conversation implements Round {
        private @Nullable RelayLine line;

        @Override
        public Outcome send(Parcel parcel) {
            RelayLine kept = line == null ? findIdle() : line;
            line = null;
            if (kept != null) {
                try {
                    return judged(kept, kept.hand(parcel), parcel);
                } catch (RelayLine.LostAfterText e) {
                    return unsure(kept, parcel);
                } catch (MessagingException e) {
                    // It had hung up while nobody spoke, and has not had the text: once more on a fresh line.
                    hangUp(kept);
                }
            }
            RelayLine fresh;
            try {
                fresh = connect();
            } catch (MessagingException e) {
                return new Unreachable(relay.getHost(), answer(e.getMessage(), parcel));
            }
            try {
                return judged(fresh, fresh.hand(parcel), parcel);
            } catch (RelayLine.LostAfterText e) {
                return unsure(fresh, parcel);
            } catch (MessagingException e) {
                hangUp(fresh);
                return new Deferred(
                        relay.getHost(), answer("The line went dead before the server had the text.", parcel));
            }
        }

        private Outcome judged(RelayLine used, SmtpReply reply, Parcel parcel) {
            if (reply.code() == SmtpReply.CLOSING) {
                hangUp(used);
            } else {
                line = used;
            }
            return reply.outcome(relay.getHost(), answer(reply.text(), parcel));
        }

        private Outcome unsure(RelayLine used, Parcel parcel) {
            hangUp(used);
            return new Unsure(relay.getHost(), answer("The line went dead before the server had answered.", parcel));
        }

        @Override
        public void close() {
            RelayLine kept = line;
            line = null;
            if (kept != null) {
                idle.addLast(new Idle(kept, System.nanoTime()));
            }
        }
    }

    /** A server's reply without the addresses of this mail. */
    private static Answer answer(@Nullable String reply, Parcel parcel) {
        return Answer.read(reply == null ? "" : reply, parcel.secrets());
    }

    /** User and password within the relay's URL; both null where it has none. */
    private record Login(@Nullable String user, @Nullable String password) {
        static Login of(URI relay) {
            String raw = relay.getRawUserInfo();
            if (raw == null) {
                return new Login(null, null);
            }
            int colon = raw.indexOf(':');
            return colon < 0
                    ? new Login(decoded(raw), "")
                    : new Login(decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1)));
        }

        private static @Nullable String decoded(String part) {
            return part.isEmpty() ? "" : URI.create("smtp://" + part + "@relay").getUserInfo();
        }
    }
}
