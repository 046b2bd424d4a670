package org.centrallobby.campaigns;

import java.util.Optional;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters for campaigns. */
@Component
class CampaignOccasions implements Occasions {
    private final Campaigns campaigns;
    private final Motions motions;
    private final Answers answers;

    CampaignOccasions(Campaigns campaigns, Motions motions, Answers answers) {
        this.campaigns = campaigns;
        this.motions = motions;
        this.answers = answers;
    }

    @Override
    public Optional<Occasion> findOccasion(String slug) {
        return campaigns.findCampaign(slug).map(campaign -> {
            @Nullable Motion motion = campaign.motionId() == null
                    ? null
                    : motions.findById(campaign.motionId()).orElse(null);
            var organiser = campaign.organiser();
            return new Occasion(
                    slug,
                    campaign.title(),
                    motion == null ? campaign.title() : motion.title(),
                    organiser.name() + ", " + organiser.address() + ", " + organiser.contact(),
                    campaign.points(),
                    motion);
        });
    }

    @Override
    public Optional<String> findAsk(String slug, int seat) {
        return findOccasion(slug)
                .map(Occasion::motion)
                .flatMap(motion -> answers.find(motion, seat))
                .map(answer -> Ask.of(answer.status(), answer.stance().kind()))
                .filter(Ask::isWriting)
                .map(Ask::name);
    }
}
