package org.centrallobby.campaigns.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.List;
import org.centrallobby.campaigns.Campaign;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.api.Json;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.counts.CountTable;
import org.centrallobby.letters.counts.CountTables;
import org.centrallobby.letters.counts.Figures;
import org.centrallobby.letters.counts.LetterCounts;
import org.centrallobby.letters.counts.Measure;
import org.centrallobby.letters.counts.web.FiguresJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A campaign's letters in numbers, by nation and seat, as a page and as JSON. */
@Controller
public class CampaignCounts {
    /**
     * What the page shows.
     *
     * @param seatMeasures what is shown of seats
     * @param changedAt when a number changed last; null before anything was counted
     */
    public record View(
            Campaign campaign,
            Figures total,
            CountTable table,
            List<Measure> seatMeasures,
            @Nullable Instant changedAt) {}

    record NationJson(String nation, FiguresJson letters) {}

    record SeatJson(int mnisId, String name, FiguresJson letters) {}

    /**
     * The answer.
     *
     * @param otherSeats of how many seats nothing is shown
     */
    record Answer(
            String campaign,
            FiguresJson total,
            List<NationJson> nations,
            List<SeatJson> seats,
            int otherSeats,
            @Nullable String changedAt,
            String method) {}

    private final Pages pages;
    private final Campaigns campaigns;
    private final LetterCounts counts;
    private final CountTables tables;

    CampaignCounts(Pages pages, Campaigns campaigns, LetterCounts counts, CountTables tables) {
        this.pages = pages;
        this.campaigns = campaigns;
        this.counts = counts;
        this.tables = tables;
    }

    @GetMapping("/campaigns/{slug}/counts")
    ResponseEntity<byte[]> page(@PathVariable String slug) {
        Campaign campaign =
                campaigns.findCampaign(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.show(
                "campaigns/counts.jte",
                new View(
                        campaign,
                        counts.forCampaign(slug, campaign.demonstration()),
                        tables.forCampaign(slug, campaign.demonstration()),
                        tables.listMeasuresOfSeats(),
                        counts.changedAt().orElse(null)));
    }

    @GetMapping("/api/v1/campaigns/{slug}/counts")
    ResponseEntity<byte[]> json(@PathVariable String slug) {
        return campaigns
                .findCampaign(slug)
                .map(this::answer)
                .orElseGet(() -> Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.campaign.unknown")));
    }

    private ResponseEntity<byte[]> answer(Campaign campaign) {
        CountTable table = tables.forCampaign(campaign.slug(), campaign.demonstration());
        return Json.of(new Answer(
                campaign.slug(),
                FiguresJson.of(counts.forCampaign(campaign.slug(), campaign.demonstration())),
                table.nations().stream()
                        .map(line -> new NationJson(line.name(), FiguresJson.of(line)))
                        .toList(),
                table.seats().stream()
                        .map(line -> new SeatJson(line.seatId(), line.name(), FiguresJson.of(line)))
                        .toList(),
                table.others(),
                counts.changedAt().map(Instant::toString).orElse(null),
                "/counts/method"));
    }
}
