package org.centrallobby.mail.carriers;

import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The server's reply within a failed attempt.
 *
 * @param code 4xx or 5xx; 0 where the line went dead
 * @param ours whether the server objects to us, its client or sender, and not to this message or its recipient
 */
record SmtpReply(int code, String text, boolean ours) {
    /** "Authentication required" and its kin (RFC 4954, 6). */
    private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

    static SmtpReply find(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            int code = switch (e) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= 400) {
                return new SmtpReply(code, Objects.requireNonNullElse(e.getMessage(), ""), isOurs(e, code));
            }
        }
        return new SmtpReply(0, "The line went dead before the server had answered.", false);
    }

    private static boolean isOurs(Exception e, int code) {
        return LOGIN.contains(code)
                || e instanceof SMTPSenderFailedException
                || (e instanceof SMTPSendFailedException send
                        && send.getCommand() != null
                        && send.getCommand().startsWith("MAIL"));
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }
}
