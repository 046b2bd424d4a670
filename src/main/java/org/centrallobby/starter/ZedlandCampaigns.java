package org.centrallobby.starter;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.campaigns.Campaign;
import org.centrallobby.campaigns.Campaign.Entry;
import org.centrallobby.campaigns.Campaign.Organiser;
import org.centrallobby.campaigns.Campaigns;
import org.springframework.stereotype.Component;

/** Invented campaigns, one for each thing that can become of a motion. */
@Component
class ZedlandCampaigns {
    private final Campaigns campaigns;
    private final ZedlandMotions motions;

    ZedlandCampaigns(Campaigns campaigns, ZedlandMotions motions) {
        this.campaigns = campaigns;
        this.motions = motions;
    }

    void start(Instant now) {
        campaigns.save(campaign(
                "safe-crossings",
                motions.open(now),
                8,
                List.of("safe-crossings.point-1", "safe-crossings.point-2", "safe-crossings.point-3"),
                List.of(
                        new Entry(LocalDate.of(2026, 10, 12), words("zedland.safe-crossings.day-1")),
                        new Entry(LocalDate.of(2026, 11, 9), words("zedland.safe-crossings.day-2")))));
        campaigns.save(
                campaign("late-libraries", motions.partly(now), 6, List.of("late-libraries.point-1"), List.of()));
        campaigns.save(campaign("night-buses", motions.fallen(now), 6, List.of("night-buses.point-1"), List.of()));
        campaigns.save(
                campaign("harbour-fence", motions.withdrawn(now), 6, List.of("harbour-fence.point-1"), List.of()));
    }

    private static Campaign campaign(String slug, long motion, int goal, List<String> points, List<Entry> timeline) {
        return new Campaign(
                slug,
                words("zedland." + slug + ".title"),
                words("zedland." + slug + ".summary"),
                words("zedland." + slug + ".case"),
                motion,
                goal,
                new Organiser(words("zedland.organiser"), words("zedland.organiser-address"), "campaigns@zedland.test"),
                points.stream().map(point -> words("zedland." + point)).toList(),
                timeline,
                true);
    }
}
