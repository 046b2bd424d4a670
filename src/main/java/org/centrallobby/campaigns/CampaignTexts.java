package org.centrallobby.campaigns;

import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.letters.variation.CampaignWords;
import org.centrallobby.motions.Motion;
import org.springframework.stereotype.Component;

/** What a campaign says, for letters to be compared with. */
@Component
class CampaignTexts implements CampaignWords {
    private final Campaigns campaigns;
    private final CampaignMotions motions;

    CampaignTexts(Campaigns campaigns, CampaignMotions motions) {
        this.campaigns = campaigns;
        this.motions = motions;
    }

    @Override
    public List<String> listWords(String campaign) {
        return campaigns.findCampaign(campaign).map(this::words).orElse(List.of());
    }

    private List<String> words(Campaign campaign) {
        return Stream.of(
                        Stream.of(campaign.title(), campaign.summary(), campaign.caseText()),
                        campaign.points().stream(),
                        motions.findMotion(campaign).map(Motion::text).stream())
                .flatMap(texts -> texts)
                .toList();
    }
}
