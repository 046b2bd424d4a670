package org.centrallobby.motions.shapes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.jspecify.annotations.Nullable;

/** How what a file says of a motion joins what we know of it: nothing known is lost to a gap in the file. */
public final class MotionMerge {
    private MotionMerge() {}

    /**
     * The motion as it stands after both. Equal to {@code known} where the file adds nothing.
     *
     * @param told with the ids of the same motion
     */
    public static Motion merge(Motion known, Motion told) {
        return merge(known, told, false);
    }

    /** The same for what somebody told, who may also know that a motion once withdrawn is not. */
    public static Motion merge(Motion known, ToldMotion told) {
        return merge(known, told.motion(), told.authoritative());
    }

    private static Motion merge(Motion known, Motion told, boolean authoritative) {
        boolean withdrawn = told.withdrawn() || (known.withdrawn() && !authoritative);
        List<Signature> signatures = signatures(known, told);
        boolean complete = told.signatoriesComplete() || isStillComplete(known, told, signatures);
        Motion merged = new Motion(
                known.id(),
                known.edmId() != null ? known.edmId() : told.edmId(),
                known.name(),
                known.title().equalsIgnoreCase(told.title()) ? known.title() : told.title(),
                text(known.text(), told.text()),
                told.tabledOn(),
                withdrawn,
                withdrawn ? or(told.withdrawnOn(), known.withdrawnOn()) : null,
                or(told.instrument(), known.instrument()),
                complete,
                complete ? null : count(known.reportedCount(), told.reportedCount()),
                known.source(),
                known.readAt(),
                known.demonstration(),
                signatures);
        return merged.equals(known) ? known : from(told, merged);
    }

    /**
     * A complete list stands for itself; one with gaps adds names and takes none away. A name that stood on a complete
     * list and is gone from the next was withdrawn, on a day nobody told; one known to be withdrawn stays so.
     */
    private static List<Signature> signatures(Motion known, Motion told) {
        Map<Integer, Signature> names = new LinkedHashMap<>();
        known.signatures().forEach(signature -> names.put(signature.member().mnisId(), signature));
        List<Signature> merged = new ArrayList<>();
        for (Signature signature : told.signatures()) {
            Signature before = names.remove(signature.member().mnisId());
            merged.add(before == null ? signature : merge(before, signature));
        }
        for (Signature left : names.values()) {
            if (!told.signatoriesComplete() || left.withdrawn()) {
                merged.add(left);
            } else if (known.signatoriesComplete()) {
                merged.add(new Signature(left.member(), left.order(), left.signedOn(), true, null));
            }
        }
        return merged.stream().sorted(Signature.IN_ORDER).toList();
    }

    private static Signature merge(Signature known, Signature told) {
        LocalDate withdrawnOn = told.withdrawn() ? or(told.withdrawnOn(), known.withdrawnOn()) : null;
        return new Signature(
                known.member(),
                or(told.order(), known.order()),
                or(told.signedOn(), known.signedOn()),
                told.withdrawn(),
                withdrawnOn);
    }

    /** A list once complete is so no longer when a name or a count turns up that it lacks. */
    private static boolean isStillComplete(Motion known, Motion told, List<Signature> signatures) {
        if (!known.signatoriesComplete()
                || signatures.size() > known.signatures().size()) {
            return false;
        }
        ReportedCount count = told.reportedCount();
        long standing =
                signatures.stream().filter(signature -> !signature.withdrawn()).count();
        return count == null || count.count() == standing;
    }

    /** A beginning, marked by an ellipsis, never replaces what may be the whole. */
    private static String text(String known, String told) {
        return told.isBlank() || (told.endsWith("…") && !known.isBlank()) ? known : told;
    }

    private static @Nullable ReportedCount count(@Nullable ReportedCount known, @Nullable ReportedCount told) {
        if (known == null || told == null) {
            return or(told, known);
        }
        boolean same = known.count() == told.count() && Objects.equals(known.source(), told.source());
        return same ? known : told;
    }

    private static Motion from(Motion told, Motion merged) {
        return new Motion(
                merged.id(),
                merged.edmId(),
                merged.name(),
                merged.title(),
                merged.text(),
                merged.tabledOn(),
                merged.withdrawn(),
                merged.withdrawnOn(),
                merged.instrument(),
                merged.signatoriesComplete(),
                merged.reportedCount(),
                told.source(),
                told.readAt(),
                merged.demonstration(),
                merged.signatures());
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
