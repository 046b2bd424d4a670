package org.centrallobby.motions;

import java.time.LocalDate;
import java.util.Comparator;
import org.centrallobby.members.Member;
import org.jspecify.annotations.Nullable;

/**
 * A Member's name on a motion.
 *
 * @param order its place in the list, 1 for the primary sponsor; null where the order is lost
 * @param withdrawn whether the name was taken off again
 */
public record Signature(
        Member member,
        @Nullable Integer order,
        @Nullable LocalDate signedOn,
        boolean withdrawn,
        @Nullable LocalDate withdrawnOn) {
    /** By their place in the list, those without one last and by name. */
    public static final Comparator<Signature> IN_ORDER = Comparator.comparing(
                    Signature::order, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
            .thenComparing(signature -> signature.member().name())
            .thenComparingInt(signature -> signature.member().mnisId());
}
