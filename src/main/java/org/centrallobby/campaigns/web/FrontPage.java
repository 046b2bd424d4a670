package org.centrallobby.campaigns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.centrallobby.campaigns.Campaign;
import org.centrallobby.campaigns.CampaignMotions;
import org.centrallobby.campaigns.CampaignMotions.Stand;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.maps.HouseMap;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: what is being asked for, and who your Member is. */
@Controller
public class FrontPage {
    private static final int NEWEST = 5;

    /**
     * A campaign in the list.
     *
     * @param status the motion's; null where there is no motion
     * @param count names on it; null where there is no motion
     */
    public record Line(
            Campaign campaign,
            @Nullable MotionStatus status,
            @Nullable Count count) {
        /** Whether there is something to ask for. */
        public boolean isOpen() {
            return status == null || status == MotionStatus.OPEN;
        }
    }

    /** What the front page shows. */
    public record View(
            List<Line> campaigns,
            List<Motion> motions,
            @Nullable HouseMap map) {}

    /**
     * What the page shows.
     *
     * @param membership null where the seat is vacant
     */
    public record MemberView(Constituency seat, @Nullable Membership membership, List<Stand> stands) {}

    private final Pages pages;
    private final Campaigns campaigns;
    private final Motions motions;
    private final CampaignMotions campaignMotions;
    private final Seats seats;
    private final SealedCookies cookies;

    FrontPage(
            Pages pages,
            Campaigns campaigns,
            Motions motions,
            CampaignMotions campaignMotions,
            Seats seats,
            SealedCookies cookies) {
        this.pages = pages;
        this.campaigns = campaigns;
        this.motions = motions;
        this.campaignMotions = campaignMotions;
        this.seats = seats;
        this.cookies = cookies;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> front() {
        List<Line> lines = campaigns.listAll().stream()
                .map(this::line)
                .sorted(Comparator.comparing(Line::isOpen).reversed())
                .toList();
        return pages.show(
                "campaigns/front.jte",
                new View(
                        lines,
                        motions.listNewest(NEWEST),
                        seats.findMapOfParties().orElse(null)));
    }

    private Line line(Campaign campaign) {
        Optional<Motion> motion = campaignMotions.findMotion(campaign);
        return new Line(
                campaign,
                motion.map(campaignMotions::statusOf).orElse(null),
                motion.map(seats::count).orElse(null));
    }

    @GetMapping("/member")
    ResponseEntity<byte[]> member(HttpServletRequest request) {
        Optional<Constituency> seat =
                cookies.find(request, Visit.COOKIE, Visit.class).flatMap(visit -> seats.findStanding(visit.seat()));
        if (seat.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/postcode"))
                    .build();
        }
        List<Stand> stands = campaigns.listAll().stream()
                .flatMap(campaign ->
                        campaignMotions.findStand(campaign, seat.get().mnisId()).stream())
                .toList();
        return pages.show(
                "campaigns/your-member.jte",
                new MemberView(
                        seat.get(), seats.findSitting(seat.get().mnisId()).orElse(null), stands));
    }
}
