package org.centrallobby.motions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.centrallobby.members.Member;
import org.centrallobby.members.NonSigning;
import org.jspecify.annotations.Nullable;

/**
 * What the record shows of a Member on a motion.
 *
 * @param nonSigning why the Member does not sign; null unless the kind says so
 * @param date when the name was added, or withdrawn; null where we were not told
 * @param order the place of the name in the list; null where there is none or it is lost
 * @param asOf the time of the record
 * @param amendment where the name was withdrawn and stands on an amendment to the motion: that amendment; null otherwise
 */
public record Stance(
        Kind kind,
        @Nullable NonSigning nonSigning,
        @Nullable LocalDate date,
        @Nullable Integer order,
        Instant asOf,
        @Nullable MotionName amendment) {
    /** All there is to say. */
    public enum Kind {
        SIGNED,
        NOT_SIGNED,
        WITHDREW,
        /** Not signed, and for a reason somebody stated. */
        DOES_NOT_SIGN,
        /** The seat has no Member. */
        VACANT,
        /** We do not hold all names, and the Member's is not among those we hold. */
        UNKNOWN
    }

    /**
     * The one rule. A name in the list is a fact whatever else we know; a name missing from a list that may lack names
     * is none, not even of a Member who usually does not sign: there may have been a time before the post.
     *
     * @param member null for a vacant seat
     * <p>A Member who signs an amendment leaves the motion by the House's rules. That is told only where the record shows
     * both: the name taken off, and the name on the amendment.
     *
     * @param nonSigning why the Member does not sign, if there is such a reason
     * @param amendments to the motion
     */
    static Stance of(Motion motion, @Nullable Member member, Optional<NonSigning> nonSigning, List<Motion> amendments) {
        if (member == null) {
            return new Stance(Kind.VACANT, null, null, null, motion.readAt(), null);
        }
        Signature signature = motion.findSignature(member.mnisId()).orElse(null);
        if (signature != null) {
            return signature.withdrawn()
                    ? new Stance(
                            Kind.WITHDREW,
                            null,
                            signature.withdrawnOn(),
                            signature.order(),
                            motion.readAt(),
                            findSigned(amendments, member))
                    : new Stance(Kind.SIGNED, null, signature.signedOn(), signature.order(), motion.readAt(), null);
        }
        if (!motion.signatoriesComplete()) {
            return new Stance(Kind.UNKNOWN, null, null, null, motion.readAt(), null);
        }
        Kind kind = nonSigning.isPresent() ? Kind.DOES_NOT_SIGN : Kind.NOT_SIGNED;
        return new Stance(kind, nonSigning.orElse(null), null, null, motion.readAt(), null);
    }

    private static @Nullable MotionName findSigned(List<Motion> amendments, Member member) {
        return amendments.stream()
                .filter(amendment -> amendment
                        .findSignature(member.mnisId())
                        .filter(signature -> !signature.withdrawn())
                        .isPresent())
                .map(Motion::name)
                .findFirst()
                .orElse(null);
    }
}
