package org.centrallobby.motions.web.search;

import java.util.List;
import org.centrallobby.members.Member;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.search.FoundMotion;

/** Motions that gained names this week. */
public record NewNamesView(List<Gain> gains) {
    /**
     * A motion and who joined it.
     *
     * @param names the latest few
     * @param more how many besides
     */
    public record Gain(FoundMotion motion, MotionStatus status, List<Member> names, int more) {
        /** How many names it gained. */
        public int count() {
            return names.size() + more;
        }
    }
}
