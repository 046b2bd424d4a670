package org.centrallobby.mail.carriers;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.centrallobby.mail.Parcel;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the relay. Greeting, TLS, login and the reading of replies are the library's; this one hands over a
 * message that is laid out already and, where the relay offers it (RFC 2920), sends MAIL, RCPT and DATA without waiting
 * for the reply to each.
 */
final class RelayLine extends SMTPTransport {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLine.class);
    private final Deque<SmtpReply.Step> owed = new ArrayDeque<>();
    private @Nullable SmtpReply refusal;
    private SmtpReply.@Nullable Step awaited;
    private @Nullable SmtpReply answer;

    RelayLine(Session session, URI relay) {
        super(
                session,
                new URLName(relay.toString()),
                relay.getScheme(),
                relay.getScheme().equals("smtps"));
    }

    /**
     * Hands one message over.
     *
     * @return the relay's reply to the whole text, or the first one that refuses it; never null
     * @throws MessagingException if the line breaks before the whole text was sent
     * @throws LostAfterText if it breaks after that
     */
    synchronized SmtpReply hand(Parcel parcel) throws MessagingException {
        owed.clear();
        refusal = null;
        answer = null;
        awaited = null;
        boolean ahead = supportsExtension("PIPELINING");
        envelope("MAIL FROM:<" + parcel.sender().value() + ">", SmtpReply.Step.MAIL, ahead);
        if (refusal == null) {
            envelope("RCPT TO:<" + parcel.recipient().value() + ">", SmtpReply.Step.RECIPIENT, ahead);
        }
        if (refusal != null) {
            simpleCommand("RSET");
            return refusal;
        }
        OutputStream text;
        try {
            awaited = SmtpReply.Step.DATA;
            text = data();
        } catch (MessagingException e) {
            // An envelope that was refused explains a refused DATA, and a line that broke then.
            if (refusal != null) {
                return refusal;
            }
            if (answer == null) {
                throw e;
            }
            return answer;
        }
        return refusal == null ? text(text, parcel.message()) : noText(refusal);
    }

    private SmtpReply text(OutputStream out, byte[] message) throws MessagingException {
        boolean whole = false;
        try {
            out.write(message);
            whole = true;
            awaited = SmtpReply.Step.TEXT;
            answer = null;
            finishData();
        } catch (IOException e) {
            throw whole ? new LostAfterText(e) : new MessagingException("The line broke within the text.", e);
        } catch (MessagingException e) {
            if (answer == null) {
                throw new LostAfterText(e);
            }
        }
        if (answer == null) {
            throw new MessagingException("The relay's reply was not heard.");
        }
        return answer;
    }

    /** Some say 354 even after a refused RCPT; an empty text then ends it (RFC 2920, 3.1). */
    private SmtpReply noText(SmtpReply early) throws MessagingException {
        try {
            finishData();
        } catch (IOException | MessagingException e) {
            LOG.trace("An empty text was refused, as it should be.");
        }
        return early;
    }

    private void envelope(String command, SmtpReply.Step step, boolean ahead) throws MessagingException {
        sendCommand(command);
        owed.add(step);
        if (!ahead) {
            settle();
        }
    }

    /** The replies to what was sent ahead come before the one that is asked for. */
    @Override
    protected int readServerResponse() throws MessagingException {
        settle();
        int code = super.readServerResponse();
        SmtpReply.Step step = awaited;
        if (step != null && code > 0) {
            // Kept, since the library resets the line after a refusal and reads on.
            answer = new SmtpReply(step, code, lastReply());
        }
        awaited = null;
        return code;
    }

    private void settle() throws MessagingException {
        while (!owed.isEmpty()) {
            SmtpReply.Step step = owed.remove();
            int code = super.readServerResponse();
            if (code < 0) {
                owed.clear();
                throw new MessagingException("The relay hung up.");
            }
            if (code / 100 != 2 && refusal == null) {
                refusal = new SmtpReply(step, code, lastReply());
            }
        }
    }

    private String lastReply() {
        String reply = getLastServerResponse();
        return reply == null ? "" : reply;
    }

    /** The line broke when the relay had the whole text and had not said what becomes of it. */
    static final class LostAfterText extends MessagingException {
        private static final long serialVersionUID = 1;

        LostAfterText(Exception cause) {
            super("The line broke after the text.", cause);
        }
    }
}
