package org.centrallobby.motions.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.web.MemberView;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Signature;
import org.centrallobby.motions.Stance;
import org.jspecify.annotations.Nullable;

/** A stance in JSON. */
record StanceView(
        Stance.Kind stance,
        NonSigning.@Nullable Reason reason,
        MotionStatus motionStatus,
        @Nullable LocalDate signedOn,
        @Nullable Integer order,
        @Nullable AmendmentView amendment,
        Instant asOf,
        @Nullable MemberView member,
        NamedView motion) {

    /** Which motion. */
    record NamedView(
            String session, String number, @Nullable Integer edmId, String title) {}

    /** An amendment on which the Member's name stands, after it was taken off the motion. */
    record AmendmentView(String session, String number) {
        static @Nullable AmendmentView of(@Nullable MotionName name) {
            return name == null ? null : new AmendmentView(name.session(), name.number());
        }
    }

    static StanceView of(Motion motion, MotionStatus status, Stance stance, @Nullable MemberView member) {
        NonSigning nonSigning = stance.nonSigning();
        Optional<Signature> signature = member == null ? Optional.empty() : motion.findSignature(member.mnisId());
        return new StanceView(
                stance.kind(),
                nonSigning == null ? null : nonSigning.reason(),
                status,
                signature.map(Signature::signedOn).orElse(null),
                stance.order(),
                AmendmentView.of(stance.amendment()),
                stance.asOf(),
                member,
                new NamedView(motion.name().session(), motion.name().number(), motion.edmId(), motion.title()));
    }
}
