package org.centrallobby.mail.pace;

import java.time.Instant;

/** Whether a message may go to its domain now. */
public sealed interface Turn {
    /** Yes, and {@link Gates#leave} must be called for it. */
    record Go() implements Turn {}

    /** When one that is on its way has come back. */
    record Soon() implements Turn {}

    /** Not before a time. */
    record Later(Instant at) implements Turn {}
}
