package org.centrallobby.campaigns;

import java.util.Optional;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answer;
import org.centrallobby.motions.web.Answers;
import org.springframework.stereotype.Component;

/** A campaign's motion, and what it asks of each seat. */
@Component
public class CampaignMotions {
    /** What the record shows of a seat's Member on a campaign's motion, and what follows. */
    public record Stand(Campaign campaign, Answer answer, Ask ask) {}

    private final Motions motions;
    private final Answers answers;

    CampaignMotions(Motions motions, Answers answers) {
        this.motions = motions;
        this.answers = answers;
    }

    public Optional<Motion> findMotion(Campaign campaign) {
        return Optional.ofNullable(campaign.motionId()).flatMap(motions::findById);
    }

    public MotionStatus statusOf(Motion motion) {
        return motions.statusOf(motion);
    }

    /**
     * Where a seat's Member stands, and the ask.
     *
     * @param seat Parliament's id of a constituency
     * @return empty if the campaign has no motion, or no such seat stands today
     */
    public Optional<Stand> findStand(Campaign campaign, int seat) {
        return findMotion(campaign)
                .flatMap(motion -> answers.find(motion, seat))
                .map(answer -> new Stand(
                        campaign,
                        answer,
                        Ask.of(answer.status(), answer.stance().kind())));
    }
}
