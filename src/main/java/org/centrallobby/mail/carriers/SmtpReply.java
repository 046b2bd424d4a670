package org.centrallobby.mail.carriers;

import jakarta.mail.MessagingException;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The server's reply within a failed attempt.
 *
 * @param code 4xx or 5xx; 0 where the line went dead
 */
record SmtpReply(int code, String text) {
    static SmtpReply find(MessagingException failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            int code = switch (e) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            if (code >= 400) {
                return new SmtpReply(code, Objects.requireNonNullElse(e.getMessage(), ""));
            }
        }
        return new SmtpReply(0, "The line went dead before the server had answered.");
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }
}
