package org.centrallobby.mail.broadcasts;

import java.time.Instant;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one recipient.
 *
 * @param ending how it ended; null if it is tried again
 * @param next when it is tried again; null if it ended
 */
public record Trial(
        BroadcastRows.Loan loan,
        Outcome outcome,
        Instant at,
        @Nullable Ending ending,
        @Nullable Instant next) {}
