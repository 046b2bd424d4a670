package org.centrallobby.motions;

import org.centrallobby.members.Member;
import org.jspecify.annotations.Nullable;

/**
 * A motion to be stored, and what is told of it besides.
 *
 * @param sponsor who is in charge of it; null where we were not told: then whoever stands first in its order
 * @param amends the stored motion it amends; null leaves what is known of that
 * @param amendsEdmId Parliament's id of the motion it amends, which may not be stored yet; null leaves what is known
 * @param news whether its coming is worth telling, should it not be stored yet
 */
public record KeptMotion(
        Motion motion,
        @Nullable Member sponsor,
        @Nullable Motion amends,
        @Nullable Integer amendsEdmId,
        boolean news) {
    /** A motion that amends none, and whose coming is no news. */
    public static KeptMotion of(Motion motion) {
        return new KeptMotion(motion, null, null, null, false);
    }

    @Nullable
    Integer sponsorId() {
        if (sponsor != null) {
            return sponsor.mnisId();
        }
        for (Signature signature : motion.signatures()) {
            Integer order = signature.order();
            if (order != null && order == 1) {
                return signature.member().mnisId();
            }
        }
        return null;
    }
}
