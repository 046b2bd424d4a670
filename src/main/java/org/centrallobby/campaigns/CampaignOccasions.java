package org.centrallobby.campaigns;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answers;
import org.springframework.stereotype.Component;

/** Letters for campaigns, and for motions without one. */
@Component
class CampaignOccasions implements Occasions {
    private static final Pattern CAMPAIGN = Pattern.compile("/campaigns/([a-z0-9-]+)");
    private static final Pattern MOTION = Pattern.compile("/motions/([0-9-]+)/([0-9A-Z]+)");
    private final Campaigns campaigns;
    private final CampaignMotions campaignMotions;
    private final Motions motions;
    private final Answers answers;
    private final Asks asks;

    CampaignOccasions(
            Campaigns campaigns, CampaignMotions campaignMotions, Motions motions, Answers answers, Asks asks) {
        this.campaigns = campaigns;
        this.campaignMotions = campaignMotions;
        this.motions = motions;
        this.answers = answers;
        this.asks = asks;
    }

    @Override
    public Optional<Occasion> findOccasion(String path) {
        Matcher campaign = CAMPAIGN.matcher(path);
        if (campaign.matches()) {
            return campaigns.findCampaign(campaign.group(1)).map(found -> occasion(path, found));
        }
        Matcher motion = MOTION.matcher(path);
        return motion.matches()
                ? MotionName.find(motion.group(1), motion.group(2))
                        .flatMap(motions::findMotion)
                        .map(found -> occasion(path, found))
                : Optional.empty();
    }

    private Occasion occasion(String path, Campaign campaign) {
        Optional<Motion> motion = campaignMotions.findMotion(campaign);
        var organiser = campaign.organiser();
        return new Occasion(
                path,
                LetterKind.CAMPAIGN,
                campaign.slug(),
                campaign.title(),
                campaign.summary(),
                motion.map(Motion::title).orElse(campaign.title()),
                organiser.name() + ", " + organiser.address() + ", " + organiser.contact(),
                campaign.points(),
                motion.orElse(null));
    }

    private static Occasion occasion(String path, Motion motion) {
        return new Occasion(path, LetterKind.MOTION, null, motion.title(), "", motion.title(), "", List.of(), motion);
    }

    @Override
    public Optional<String> findAsk(Occasion occasion, int seat) {
        return Optional.ofNullable(occasion.motion())
                .flatMap(motion -> answers.find(motion, seat))
                .map(asks::of)
                .filter(Ask::isWriting)
                .map(Ask::name);
    }
}
