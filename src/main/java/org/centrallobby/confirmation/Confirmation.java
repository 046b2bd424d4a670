package org.centrallobby.confirmation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that was sent.
 *
 * @param subject what it confirms: the id of a letter
 * @param deniedAt when its reader said that they had asked for nothing; null if they did not
 */
public record Confirmation(
        long id,
        Purpose purpose,
        long subject,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant deniedAt) {
    /** Whether it came too late at that moment. */
    public boolean hasLapsed(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
