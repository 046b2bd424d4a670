package org.centrallobby.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter, nothing personal in it; that is in its {@link LetterText}.
 *
 * @param reference to be quoted by its writer, such as {@code CL-7KQ4-M2XD}
 * @param joint whether it co-signs the joint letter to its Member instead of going by itself
 * @param shown how things stood when its writer last looked
 * @param waitsFor what it waits for its writer to decide about; null unless it waits
 * @param postedAt when its mail, or the joint letter that carries it, was put into the outbox; null until then
 * @param acceptedBy the mail server that took it; null until one has
 */
public record Letter(
        long id,
        String reference,
        LetterState state,
        LetterKind kind,
        boolean joint,
        int memberId,
        int constituencyId,
        @Nullable Long motionId,
        @Nullable String campaign,
        Standing shown,
        @Nullable LetterEvent waitsFor,
        Instant writtenAt,
        Instant stateSince,
        @Nullable Instant postedAt,
        @Nullable String acceptedBy) {
    /** Whether its subject is its writer's own, because neither a campaign nor a motion gave one. */
    public boolean hasOwnTopic() {
        return campaign == null && motionId == null;
    }
}
