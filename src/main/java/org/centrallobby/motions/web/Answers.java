package org.centrallobby.motions.web;

import java.time.InstantSource;
import java.util.Optional;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.places.Constituencies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together, for a seat of today, what a page says of its Member and a motion. */
@Component
public class Answers {
    private final Motions motions;
    private final Members members;
    private final Constituencies constituencies;
    private final InstantSource clock;

    Answers(Motions motions, Members members, Constituencies constituencies, InstantSource clock) {
        this.motions = motions;
        this.members = members;
        this.constituencies = constituencies;
        this.clock = clock;
    }

    /**
     * The answer for a seat that stands today.
     *
     * @param seat Parliament's id of the constituency
     * @return empty if no such seat stands
     */
    public Optional<Answer> find(Motion motion, int seat) {
        return constituencies
                .findByMnisId(seat)
                .filter(found -> found.standsOn(LondonTime.today(clock)))
                .map(found -> {
                    @Nullable
                    Membership held =
                            members.findSitting(seat, LondonTime.today(clock)).orElse(null);
                    return new Answer(
                            motion,
                            motions.statusOf(motion),
                            motions.stanceOf(motion, held == null ? null : held.member()),
                            found,
                            held,
                            MotionPages.parliamentPage(motion));
                });
    }
}
