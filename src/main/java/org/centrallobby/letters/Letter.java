package org.centrallobby.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter, nothing personal in it; that is in its {@link LetterText}.
 *
 * @param reference to be quoted by its writer, such as {@code CL-7KQ4-M2XD}
 * @param acceptedBy the mail server that took it; null until one has
 */
public record Letter(
        long id,
        String reference,
        LetterState state,
        int memberId,
        int constituencyId,
        @Nullable Long motionId,
        @Nullable String campaign,
        Instant writtenAt,
        Instant stateSince,
        @Nullable String acceptedBy) {}
