package org.centrallobby.campaigns;

import java.util.Optional;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters for campaigns. */
@Component
class CampaignOccasions implements Occasions {
    private final Campaigns campaigns;
    private final CampaignMotions motions;

    CampaignOccasions(Campaigns campaigns, CampaignMotions motions) {
        this.campaigns = campaigns;
        this.motions = motions;
    }

    @Override
    public Optional<Occasion> findOccasion(String slug) {
        return campaigns.findCampaign(slug).map(campaign -> {
            @Nullable Motion motion = motions.findMotion(campaign).orElse(null);
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
        return campaigns
                .findCampaign(slug)
                .flatMap(campaign -> motions.findStand(campaign, seat))
                .map(CampaignMotions.Stand::ask)
                .filter(Ask::isWriting)
                .map(Ask::name);
    }
}
