package org.centrallobby.members;

/**
 * Why a Member does not sign motions, and who says so.
 *
 * @param explanation a sentence for a constituent
 * @param source where that is stated
 */
public record NonSigning(Reason reason, String explanation, String source) {
    /** The kinds of reason there are. */
    public enum Reason {
        /** A minister, whip, parliamentary private secretary, the Speaker or a deputy. */
        POST_HOLDER,
        SEAT_NOT_TAKEN,
        STATED_POLICY
    }
}
