package org.centrallobby.mail.carriers;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the development mailbox got it.
 *
 * @param headers in the order of the message, decoded
 */
public record DevMail(
        long id, Instant receivedAt, String envelopeSender, List<Header> headers, String text, String html) {
    /** One header, decoded. */
    public record Header(String name, String value) {}

    /** The first header of a name, whatever its capitals; empty text if there is none. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    public String subject() {
        return header("Subject");
    }

    public String from() {
        return header("From");
    }

    public String to() {
        return header("To");
    }
}
