package org.centrallobby.motions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An early day motion.
 *
 * @param id our own; 0 before it is saved
 * @param edmId Parliament's, unique over all Sessions; null where we were not told
 * @param text empty where we were not told; ends with an ellipsis where we hold only its beginning
 * @param instrument the statutory instrument that a prayer asks to annul; null for any other motion
 * @param signatoriesComplete whether we hold all names
 * @param source where this was read
 * @param readAt when the source was last read; of a file, when it last told something new
 * @param signatures by their order, those without one last, withdrawn ones among them
 */
public record Motion(
        long id,
        @Nullable Integer edmId,
        MotionName name,
        String title,
        String text,
        LocalDate tabledOn,
        boolean withdrawn,
        @Nullable LocalDate withdrawnOn,
        @Nullable String instrument,
        boolean signatoriesComplete,
        @Nullable ReportedCount reportedCount,
        String source,
        Instant readAt,
        boolean demonstration,
        List<Signature> signatures) {
    public Motion {
        signatures = List.copyOf(signatures);
    }

    /** The Member's name on this motion, withdrawn or not. */
    public Optional<Signature> findSignature(int memberMnisId) {
        for (Signature signature : signatures) {
            if (signature.member().mnisId() == memberMnisId) {
                return Optional.of(signature);
            }
        }
        return Optional.empty();
    }

    /** How many names stand on it, withdrawn ones not counted. Says little where the list is not complete. */
    public int countSignatures() {
        return (int)
                signatures.stream().filter(signature -> !signature.withdrawn()).count();
    }

    /** The same motion with another list of names. */
    public Motion withSignatures(List<Signature> names) {
        return new Motion(
                id,
                edmId,
                name,
                title,
                text,
                tabledOn,
                withdrawn,
                withdrawnOn,
                instrument,
                signatoriesComplete,
                reportedCount,
                source,
                readAt,
                demonstration,
                names);
    }
}
