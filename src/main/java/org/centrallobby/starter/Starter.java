package org.centrallobby.starter;

import java.time.Instant;
import java.time.InstantSource;
import org.centrallobby.kit.FirstStart;
import org.centrallobby.places.Constituencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a newcomer finds: the true motion of 2008, and around it a place that is invented and says so. */
@Component
class Starter implements FirstStart {
    private final HaringeyMotion haringey;
    private final Constituencies constituencies;
    private final Zedland zedland;
    private final ZedlandPostcodes postcodes;
    private final ZedlandCampaigns campaigns;
    private final InstantSource clock;

    Starter(
            HaringeyMotion haringey,
            Constituencies constituencies,
            Zedland zedland,
            ZedlandPostcodes postcodes,
            ZedlandCampaigns campaigns,
            InstantSource clock) {
        this.haringey = haringey;
        this.constituencies = constituencies;
        this.zedland = zedland;
        this.postcodes = postcodes;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run() {
        Instant now = clock.instant();
        haringey.lay(now);
        if (constituencies.listAll().isEmpty()) {
            zedland.settle(now);
            postcodes.lay();
            campaigns.start(now);
        }
    }
}
