package org.centrallobby.places.codes;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A code of the statistics offices and the seat it stands for.
 *
 * @param year the year it is of: a seat that stood at its end is meant
 * @param nameCy its Welsh name, where it has one
 */
public record SeatCode(
        String code, int year, String name, @Nullable String nameCy) {
    private static final Map<Character, String> COUNTRIES =
            Map.of('E', "England", 'S', "Scotland", 'W', "Wales", 'N', "Northern Ireland");

    /** By the first letter of the code; blank if it is none of the four. */
    public String country() {
        return countryOf(code);
    }

    /** The country a code tells of; blank if it tells of none. */
    public static String countryOf(String code) {
        return COUNTRIES.getOrDefault(code.isEmpty() ? ' ' : code.charAt(0), "");
    }
}
