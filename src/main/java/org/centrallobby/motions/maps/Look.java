package org.centrallobby.motions.maps;

import java.util.Map;
import org.centrallobby.motions.Stance;

/**
 * How the seats of one kind look: a colour and, since colour alone tells too little, a mark in the hexagon.
 *
 * @param word what it means
 * @param css the class that holds its colours
 * @param mark strokes from the middle of the hexagon; blank for none
 */
record Look(String word, String css, String mark) {
    private static final String DASH = "m-3 0h6";
    private static final String CROSS = "m-3-3l6 6m0-6l-6 6";
    private static final String DOT = "m-1-1h2v2h-2z";
    private static final String UPRIGHT = "m0-3v6";
    private static final String SLASH = "m-3 3l6-6";
    private static final String BACKSLASH = "m-3-3l6 6";
    private static final String ROOF = "m-3 2l3-4 3 4";
    private static final String CUP = "m-3-2l3 4 3-4";
    private static final String PLUS = "m-3 0h6m-3-3v6";
    private static final String BOX = "m-3-3h6v6h-6z";
    private static final String TICK = "m-3 0l2 3 4-6";

    private static final Map<String, Look> PARTIES = Map.of(
            "Labour", new Look("Labour", "p-labour", ""),
            "Labour (Co-op)", new Look("Labour (Co-op)", "p-labour", DOT),
            "Conservative", new Look("Conservative", "p-conservative", UPRIGHT),
            "Liberal Democrat", new Look("Liberal Democrat", "p-liberal", ROOF),
            "Scottish National Party", new Look("Scottish National Party", "p-snp", SLASH),
            "Reform UK", new Look("Reform UK", "p-reform", CUP),
            "Green Party", new Look("Green Party", "p-green", PLUS),
            "Plaid Cymru", new Look("Plaid Cymru", "p-plaid", BACKSLASH));
    private static final String[] MARKS = {"", DOT, UPRIGHT, ROOF, SLASH, CUP, PLUS, BACKSLASH};

    /** Where no Member sits. */
    static Look vacant(String word) {
        return new Look(word, "vacant", BOX);
    }

    static Look of(Stance.Kind stance, String word) {
        return switch (stance) {
            case SIGNED -> new Look(word, "signed", TICK);
            case NOT_SIGNED -> new Look(word, "not-signed", "");
            case WITHDREW -> new Look(word, "withdrew", CROSS);
            case DOES_NOT_SIGN -> new Look(word, "does-not-sign", DASH);
            case UNKNOWN -> new Look(word, "unknown", SLASH);
            case VACANT -> vacant(word);
        };
    }

    /**
     * A party's; those without a colour of their own share some.
     *
     * @param rank of the party among those without one, the largest first
     */
    static Look of(String party, int rank) {
        Look known = PARTIES.get(party);
        return known != null ? known : new Look(party, "p-" + (rank % 3 + 1), MARKS[rank % MARKS.length]);
    }

    /** Whether a party needs a rank. */
    static boolean hasOwn(String party) {
        return PARTIES.containsKey(party);
    }
}
