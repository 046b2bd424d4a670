package org.centrallobby.campaigns.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.sync.Holding;
import org.centrallobby.kit.sync.Holdings;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.kit.sync.SourceState;
import org.centrallobby.kit.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Privacy notice, accessibility statement, where the data comes from. */
@Controller
public class SitePages {
    /**
     * What the page shows.
     *
     * @param state null where it is not read by itself
     */
    public record Entry(Holding holding, @Nullable SourceState state) {}

    /**
     * What the data page shows.
     *
     * @param credits each named once
     */
    public record DataView(List<Entry> entries, List<String> credits) {}

    private final Pages pages;
    private final List<Holdings> holdings;
    private final Readings readings;

    SitePages(Pages pages, List<Holdings> holdings, Readings readings) {
        this.pages = pages;
        this.holdings = holdings;
        this.readings = readings;
    }

    @GetMapping("/privacy")
    ResponseEntity<byte[]> privacy() {
        return pages.show("site/privacy.jte", "");
    }

    @GetMapping("/accessibility")
    ResponseEntity<byte[]> accessibility() {
        return pages.show("site/accessibility.jte", "");
    }

    @GetMapping("/data")
    ResponseEntity<byte[]> data() {
        List<Entry> entries = holdings.stream()
                .flatMap(feature -> feature.listHoldings().stream())
                .sorted(Comparator.comparingInt(Holding::order))
                .map(held -> new Entry(
                        held,
                        Optional.ofNullable(held.source())
                                .flatMap(readings::find)
                                .orElse(null)))
                .toList();
        List<String> credits = entries.stream()
                .map(entry -> entry.holding().credit())
                .distinct()
                .toList();
        return pages.show("site/data.jte", new DataView(entries, credits));
    }
}
