package org.centrallobby.members;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a Member's office can be reached.
 *
 * @param email null where the source gives none
 * @param phone as published; null where the source gives none
 * @param postalAddress as on an envelope, line by line; null where the source gives none
 * @param source who published it
 */
public record Contact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String postalAddress,
        String source,
        Instant readAt) {
    /** From a source that tells of e-mail only. */
    public Contact(@Nullable String email, String source, Instant readAt) {
        this(email, null, null, source, readAt);
    }
}
