package org.centrallobby.places;

import static org.centrallobby.kit.web.Words.words;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Postcodes that no directory need be asked about: of the islands, the forces, the territories, and of nowhere. */
final class SpecialPlaces {
    /** Outward codes, all with the inward code 1ZZ; GX is Gibraltar's area, whose one postcode has the usual form. */
    private static final Set<String> TERRITORIES =
            Set.of("ASCN", "BBND", "BIQQ", "FIQQ", "PCRN", "SIQQ", "STHL", "TDCU", "TKCA");

    private static final Map<String, String> ISLANDS = Map.of("JE", "jersey", "GY", "guernsey", "IM", "man");

    /** Of banks and parcel firms that move about (BX, XX), Girobank (GIR) and Father Christmas (SAN, XM). */
    private static final Set<String> NOWHERE = Set.of("BX", "XX", "GIR", "SAN", "XM");

    private SpecialPlaces() {}

    static boolean isTerritory(String outward) {
        return TERRITORIES.contains(outward);
    }

    /** The answer that follows from the form alone. */
    static Optional<PostcodeAnswer> find(Postcode postcode) {
        String area = postcode.area();
        if (area.length() < 2) {
            return Optional.empty();
        }
        if (ISLANDS.containsKey(area)) {
            return Optional.of(new PostcodeAnswer.NotInUkParliament(postcode, words("places." + ISLANDS.get(area))));
        }
        if (area.equals("BF") || area.equals("BFPO")) {
            return Optional.of(new PostcodeAnswer.Bfpo());
        }
        if (area.equals("GX") || isTerritory(area)) {
            return Optional.of(new PostcodeAnswer.OverseasTerritory(
                    postcode, words("places.territory." + area.toLowerCase(Locale.ROOT))));
        }
        return NOWHERE.contains(area) ? Optional.of(new PostcodeAnswer.NoSeat(postcode)) : Optional.empty();
    }
}
