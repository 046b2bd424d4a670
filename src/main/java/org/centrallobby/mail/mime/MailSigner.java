package org.centrallobby.mail.mime;

/** Signs a message for its domain, so that receivers know it is ours. */
@FunctionalInterface
public interface MailSigner {
    /**
     * The message with its signatures in front.
     *
     * @param message lines ended by CRLF
     */
    byte[] sign(byte[] message);
}
