package org.centrallobby.campaigns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.centrallobby.campaigns.Campaign;
import org.centrallobby.campaigns.CampaignMotions;
import org.centrallobby.campaigns.CampaignMotions.Stand;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.counts.Figures;
import org.centrallobby.letters.counts.LetterCounts;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.maps.HouseMap;
import org.centrallobby.places.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A campaign's page, and its answer for one's own Member. */
@Controller
public class CampaignPages {
    /** What a campaign's page shows. */
    public record View(
            Campaign campaign,
            @Nullable Motion motion,
            @Nullable MotionStatus status,
            @Nullable Count count,
            @Nullable HouseMap map,
            Figures letters) {}

    private final Pages pages;
    private final Campaigns campaigns;
    private final CampaignMotions motions;
    private final Seats seats;
    private final LetterCounts counts;
    private final SealedCookies cookies;

    CampaignPages(
            Pages pages,
            Campaigns campaigns,
            CampaignMotions motions,
            Seats seats,
            LetterCounts counts,
            SealedCookies cookies) {
        this.pages = pages;
        this.campaigns = campaigns;
        this.motions = motions;
        this.seats = seats;
        this.counts = counts;
        this.cookies = cookies;
    }

    @GetMapping("/campaigns/{slug}")
    ResponseEntity<byte[]> campaign(@PathVariable String slug) {
        Campaign campaign = getCampaign(slug);
        @Nullable Motion motion = motions.findMotion(campaign).orElse(null);
        return pages.show(
                "campaigns/campaign.jte",
                new View(
                        campaign,
                        motion,
                        motion == null ? null : motions.statusOf(motion),
                        motion == null ? null : seats.count(motion),
                        motion == null ? null : seats.findMap(motion).orElse(null),
                        counts.forCampaign(slug, campaign.demonstration())));
    }

    @GetMapping("/campaigns/{slug}/member")
    ResponseEntity<byte[]> answer(@PathVariable String slug, HttpServletRequest request) {
        Campaign campaign = getCampaign(slug);
        Optional<Stand> stand = cookies.find(request, Visit.COOKIE, Visit.class)
                .flatMap(visit -> motions.findStand(campaign, visit.seat()));
        if (stand.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/postcode?to=/campaigns/" + campaign.slug()))
                    .build();
        }
        return pages.show("campaigns/ask.jte", stand.get());
    }

    private Campaign getCampaign(String slug) {
        return campaigns.findCampaign(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
