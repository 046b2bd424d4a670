package org.centrallobby.mail.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A mailbox in which a test mail can be looked for after it was sent. */
public interface ReadBack {
    /** Where it is read, such as {@code the development mailbox}. */
    String place();

    /**
     * The message as it arrived, bytes and all; empty if it did not come within the time given.
     *
     * @param messageId with its angle brackets
     * @throws IOException if the mailbox cannot be read
     */
    Optional<byte[]> find(String messageId, Duration patience) throws IOException;
}
