package org.centrallobby.places.codes;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of seats as two offices write them: Parliament's and the statisticians' differ in commas, accents and "&". */
public final class SeatNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private SeatNames() {}

    /** What two ways to write one name have in common: small letters and digits, without accents. */
    public static String plain(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String words = bare.toLowerCase(Locale.ROOT).replace("&", " and ").replaceAll("['’.]", "");
        return OTHER.matcher(words).replaceAll(" ").strip().replaceAll("\\bsaint\\b", "st");
    }
}
