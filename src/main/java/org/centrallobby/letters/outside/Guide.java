package org.centrallobby.letters.outside;

import static org.centrallobby.kit.web.Words.words;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a writer should know before writing: what a Member can do, what not, and who else decides where they live. What each
 * sentence was held against, and what is still to be, is in docs/decisions/015-letters-outside.md.
 */
public record Guide(List<Part> parts) {
    /**
     * One heading and what stands under it.
     *
     * @param points short sentences
     * @param links official pages to go on to
     */
    public record Part(String title, List<String> points, List<Link> links) {}

    /** An official page. */
    public record Link(String label, URI page) {}

    private static final URI COUNCILS = URI.create("https://www.gov.uk/find-local-council");
    private static final URI SCOTLAND = URI.create("https://www.parliament.scot/msps");
    private static final URI WALES = URI.create("https://senedd.wales/find-a-member-of-the-senedd/");
    private static final URI NORTHERN_IRELAND = URI.create("https://www.niassembly.gov.uk/your-mlas/");
    private static final URI MEMBERS =
            URI.create("https://www.parliament.uk/get-involved/contact-an-mp-or-lord/contact-your-mp/");

    /** The guide for a matter of somebody who lives in a nation. */
    public static Guide of(Matter matter, Nation nation) {
        List<Part> parts = new ArrayList<>();
        parts.add(part(can(matter, nation), new Link(words("guide.link.member"), MEMBERS)));
        parts.add(part("guide.cannot." + matter));
        if (nation.hasOwnParliament()) {
            parts.add(part("guide.nation." + nation, new Link(words("guide.link." + nation), own(nation))));
        }
        if (nation == Nation.UNKNOWN) {
            parts.add(part("guide.nation." + nation));
        }
        parts.add(part(
                nation == Nation.NORTHERN_IRELAND ? "guide.council-northern-ireland" : "guide.council",
                new Link(words("guide.link.council"), COUNCILS)));
        return new Guide(parts);
    }

    /** Where another parliament decides, a hospital is no matter for a Member of the House of Commons. */
    private static String can(Matter matter, Nation nation) {
        return matter == Matter.OWN_PROBLEM && nation.hasOwnParliament()
                ? "guide.can.OWN_PROBLEM-devolved"
                : "guide.can." + matter;
    }

    private static URI own(Nation nation) {
        return switch (nation) {
            case SCOTLAND -> SCOTLAND;
            case WALES -> WALES;
            case NORTHERN_IRELAND -> NORTHERN_IRELAND;
            case ENGLAND, UNKNOWN -> throw new IllegalArgumentException(nation + " has none of its own");
        };
    }

    /** In the catalogue the points of a part are lines of one entry. */
    private static Part part(String key, Link... links) {
        return new Part(
                words("guide-title." + key.substring("guide.".length())),
                words(key).lines().toList(),
                Stream.of(links).toList());
    }
}
