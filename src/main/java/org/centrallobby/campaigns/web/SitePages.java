package org.centrallobby.campaigns.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motions;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.PostcodeDirectory;
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
     * @param readAt null if never read
     */
    public record Source(
            String name, String holding, @Nullable Instant readAt) {}

    /** What the data page shows. */
    public record DataView(List<Source> sources) {}

    private final Pages pages;
    private final PostcodeDirectory directory;
    private final Members members;
    private final Motions motions;
    private final Constituencies constituencies;
    private final InstantSource clock;

    SitePages(
            Pages pages,
            PostcodeDirectory directory,
            Members members,
            Motions motions,
            Constituencies constituencies,
            InstantSource clock) {
        this.pages = pages;
        this.directory = directory;
        this.members = members;
        this.motions = motions;
        this.constituencies = constituencies;
        this.clock = clock;
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
        var today = LondonTime.today(clock);
        Motions.Holding held = motions.holding();
        return pages.show(
                "site/data.jte",
                new DataView(List.of(
                        new Source(
                                words("data.postcodes"),
                                words("data.postcodes-holding", number(directory.size())),
                                directory.asOf().orElse(null)),
                        new Source(
                                words("data.members"),
                                words(
                                        "data.members-holding",
                                        String.valueOf(
                                                members.listSitting(today).size()),
                                        String.valueOf(constituencies
                                                .listStanding(today)
                                                .size())),
                                members.asOf().orElse(null)),
                        new Source(
                                words("data.motions"),
                                words("data.motions-holding", number(held.motions())),
                                held.readAt()))));
    }

    private static String number(int value) {
        return String.format(Locale.UK, "%,d", value);
    }
}
