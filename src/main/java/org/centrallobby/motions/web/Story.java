package org.centrallobby.motions.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.kit.web.Asides.Aside;
import org.centrallobby.members.Member;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.history.Breakdown;
import org.centrallobby.motions.history.Kin.Namesake;
import org.centrallobby.motions.history.MotionNews;
import org.centrallobby.motions.history.NameHistory;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a motion beside its text and names.
 *
 * @param chart null where too few days are known
 * @param amended the motion it amends, or null
 * @param before motions of the same title in earlier Sessions
 * @param after in later ones
 * @param news what we saw happen, the newest first
 * @param asides what other features have to tell
 */
public record Story(
        NameHistory history,
        @Nullable NameChart chart,
        Breakdown breakdown,
        @Nullable Motion amended,
        List<Motion> amendments,
        List<Namesake> before,
        List<Namesake> after,
        List<News> news,
        List<Aside> asides) {
    /**
     * One thing that happened.
     *
     * @param member null where it happened to the motion
     */
    public record News(
            MotionNews.Kind kind,
            @Nullable Member member,
            @Nullable LocalDate on,
            Instant seenAt) {}
}
