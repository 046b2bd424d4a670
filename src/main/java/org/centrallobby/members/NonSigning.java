package org.centrallobby.members;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a Member does not sign motions, who says so, and of when that is.
 *
 * @param explanation a sentence for a constituent
 * @param source where that is stated
 * @param since the first day it is known for; null where nobody told us
 * @param readAt when the source was last seen to say so; null where that was not kept
 */
public record NonSigning(
        Reason reason,
        String explanation,
        String source,
        @Nullable LocalDate since,
        @Nullable Instant readAt) {
    /** The kinds of reason there are. */
    public enum Reason {
        /** A minister, whip, parliamentary private secretary, the Speaker or a deputy. */
        POST_HOLDER,
        SEAT_NOT_TAKEN,
        STATED_POLICY
    }

    /** Without any date. */
    public NonSigning(Reason reason, String explanation, String source) {
        this(reason, explanation, source, null, null);
    }

    /** The same, as read at a time. */
    public NonSigning readAt(Instant time) {
        return new NonSigning(reason, explanation, source, since, time);
    }

    /** Whether both say the same, whenever it was read. */
    public boolean says(NonSigning other) {
        return reason == other.reason && explanation.equals(other.explanation) && source.equals(other.source);
    }
}
