package org.centrallobby.members.lists;

import static org.centrallobby.kit.web.Words.words;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.members.NonSigning;
import org.centrallobby.members.NonSigning.Reason;

/** What lists of Members call a party, and what follows from it. */
public final class Party {
    private static final String SPEAKER = "Speaker";
    private static final String DEPUTY_SPEAKER = "Deputy Speaker";
    private static final String SINN_FEIN = "Sinn Féin";

    /**
     * Abbreviations of older lists. The Speaker and the deputies stand in them by their post: SPK, the Chairman of Ways
     * and Means and the Deputy Chairmen, who deputise for the Speaker.
     */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Lab", "Labour"),
            Map.entry("Con", "Conservative"),
            Map.entry("LDem", "Liberal Democrat"),
            Map.entry("DUP", "Democratic Unionist Party"),
            Map.entry("UUP", "Ulster Unionist Party"),
            Map.entry("SDLP", "Social Democratic & Labour Party"),
            Map.entry("SF", SINN_FEIN),
            Map.entry("SNP", "Scottish National Party"),
            Map.entry("PC", "Plaid Cymru"),
            Map.entry("Res", "Respect"),
            Map.entry("Ind", "Independent"),
            Map.entry("Ind Lab", "Independent Labour"),
            Map.entry("SPK", SPEAKER),
            Map.entry("CWM", DEPUTY_SPEAKER),
            Map.entry("DCWM", DEPUTY_SPEAKER));

    private Party() {}

    /** The full name of an abbreviation; any other word as it stands. */
    static String nameOf(String word) {
        return NAMES.getOrDefault(word, word);
    }

    /** What a list that names this party says about signing motions; empty for nearly all. */
    public static Optional<NonSigning> nonSigning(String party) {
        return switch (party) {
            case SPEAKER ->
                Optional.of(new NonSigning(
                        Reason.POST_HOLDER, words("members.speaker.explanation"), words("members.speaker.source")));
            case DEPUTY_SPEAKER ->
                Optional.of(new NonSigning(
                        Reason.POST_HOLDER, words("members.deputy.explanation"), words("members.deputy.source")));
            case SINN_FEIN ->
                Optional.of(new NonSigning(
                        Reason.SEAT_NOT_TAKEN,
                        words("members.sinnfein.explanation"),
                        words("members.sinnfein.source")));
            default -> Optional.empty();
        };
    }

    /** Whether a reason came from a list of Members, so that a later list may end it. */
    public static boolean isFromList(NonSigning reason) {
        return Set.of(SPEAKER, DEPUTY_SPEAKER, SINN_FEIN).stream()
                .flatMap(party -> nonSigning(party).stream())
                .anyMatch(reason::says);
    }
}
