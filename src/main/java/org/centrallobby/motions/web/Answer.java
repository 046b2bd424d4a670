package org.centrallobby.motions.web;

import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Stance;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * What the record shows of one seat's Member on one motion, ready for a page.
 *
 * @param membership who holds the seat; null where it is vacant
 * @param parliamentPage Parliament's own page of the motion, or null
 */
public record Answer(
        Motion motion,
        MotionStatus status,
        Stance stance,
        Constituency seat,
        @Nullable Membership membership,
        @Nullable String parliamentPage) {
    /** The Member's name, or an empty string where the seat is vacant. */
    public String name() {
        return membership == null ? "" : membership.member().name();
    }
}
