package org.centrallobby.campaigns;

import java.util.Optional;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answer;
import org.centrallobby.motions.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A campaign's motion, and what it asks of each seat. */
@Component
public class CampaignMotions {
    /**
     * What the record shows of a seat's Member on a campaign's motion, and what follows.
     *
     * @param note what the calendar adds; null where it adds nothing
     */
    public record Stand(
            Campaign campaign,
            Answer answer,
            Ask ask,
            @Nullable HouseNote note) {}

    private final Motions motions;
    private final Answers answers;
    private final Asks asks;

    CampaignMotions(Motions motions, Answers answers, Asks asks) {
        this.motions = motions;
        this.answers = answers;
        this.asks = asks;
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
                .map(answer -> stand(campaign, answer));
    }

    private Stand stand(Campaign campaign, Answer answer) {
        Ask ask = asks.of(answer);
        return new Stand(campaign, answer, ask, asks.noteFor(ask));
    }
}
