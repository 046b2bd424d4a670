package org.centrallobby.motions.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.members.Members;
import org.centrallobby.members.web.MemberView;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.jspecify.annotations.Nullable;

/** A motion in JSON. */
record MotionView(
        String session,
        String number,
        @Nullable Integer edmId,
        String title,
        String text,
        LocalDate tabledOn,
        MotionStatus status,
        boolean signatoriesComplete,
        @Nullable ReportedCount reportedCount,
        List<SignatureView> signatures,
        Instant asOf) {

    /** A signature; whether it was withdrawn is told apart, since the day may be unknown. */
    record SignatureView(
            @Nullable Integer order,
            MemberView member,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate withdrawnOn,
            boolean withdrawn) {
        /** With the party of the day of tabling, where we know it: the Member may have changed it since. */
        static SignatureView of(Signature signature, LocalDate tabledOn, Members members) {
            return new SignatureView(
                    signature.order(),
                    members.findSeatOf(signature.member().mnisId(), tabledOn)
                            .map(MemberView::of)
                            .orElseGet(() -> MemberView.of(signature.member())),
                    signature.signedOn(),
                    signature.withdrawnOn(),
                    signature.withdrawn());
        }
    }

    static MotionView of(Motion motion, MotionStatus status, Members members) {
        return new MotionView(
                motion.name().session(),
                motion.name().number(),
                motion.edmId(),
                motion.title(),
                motion.text(),
                motion.tabledOn(),
                status,
                motion.signatoriesComplete(),
                motion.reportedCount(),
                motion.signatures().stream()
                        .map(signature -> SignatureView.of(signature, motion.tabledOn(), members))
                        .toList(),
                motion.readAt());
    }
}
