package org.centrallobby.motions.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
        static SignatureView of(Signature signature) {
            return new SignatureView(
                    signature.order(),
                    MemberView.of(signature.member()),
                    signature.signedOn(),
                    signature.withdrawnOn(),
                    signature.withdrawn());
        }
    }

    static MotionView of(Motion motion, MotionStatus status) {
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
                motion.signatures().stream().map(SignatureView::of).toList(),
                motion.readAt());
    }
}
