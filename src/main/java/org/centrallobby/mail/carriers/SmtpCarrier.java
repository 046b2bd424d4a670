package org.centrallobby.mail.carriers;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.Carrier;
import org.centrallobby.mail.DueMail;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Accepted;
import org.centrallobby.mail.Outcome.Deferred;
import org.centrallobby.mail.Outcome.Refused;
import org.centrallobby.mail.Outcome.Unreachable;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands mail to a relay over SMTP, with STARTTLS where it is offered; a password goes over TLS or, to this machine itself,
 * in clear, and nowhere else.
 */
final class SmtpCarrier implements Carrier {
    /** How long one reply may take. About ten replies make a conversation, and all must fit in the dispatcher's lease. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);
    private final URI relay;
    private final String protocol;
    private final Session session;

    SmtpCarrier(URI relay, Settings settings, Duration patience) {
        this.relay = relay;
        this.protocol = relay.getScheme();
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

    /** One connection, made when it is first needed and made again if the relay hangs up. */
    private final class Conversation implements Round {
        private @Nullable SMTPTransport transport;

        @Override
        public Outcome send(DueMail due) {
            SMTPTransport line;
            try {
                line = connected();
            } catch (MessagingException e) {
                return new Unreachable(relay.getHost(), MimeComposer.answer(e.getMessage(), due));
            }
            try {
                SMTPMessage message = MimeComposer.compose(session, due);
                line.sendMessage(message, message.getAllRecipients());
                return new Accepted(relay.getHost(), MimeComposer.answer(line.getLastServerResponse(), due));
            } catch (MessagingException e) {
                return judged(SmtpReply.find(e), due);
            }
        }

        private SMTPTransport connected() throws MessagingException {
            SMTPTransport line = transport;
            if (line != null && line.isConnected()) {
                return line;
            }
            close();
            SMTPTransport fresh = (SMTPTransport) session.getTransport(protocol);
            transport = fresh;
            Login login = Login.of(relay);
            fresh.connect(relay.getHost(), relay.getPort(), login.user(), login.password());
            return fresh;
        }

        private Outcome judged(SmtpReply reply, DueMail due) {
            String server = relay.getHost();
            if (reply.ours()) {
                // A relay that does not know us yet is an operator's matter; no letter is returned for it.
                return new Unreachable(server, MimeComposer.answer(reply.text(), due));
            }
            return reply.code() >= 500
                    ? new Refused(server, MimeComposer.answer(reply.text(), due))
                    : new Deferred(server, MimeComposer.answer(reply.text(), due));
        }

        @Override
        public void close() {
            SMTPTransport line = transport;
            transport = null;
            if (line == null) {
                return;
            }
            try {
                line.close();
            } catch (MessagingException e) {
                LOG.debug("The relay hung up before we did.");
            }
        }
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
