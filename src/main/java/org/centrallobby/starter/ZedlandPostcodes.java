package org.centrallobby.starter;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.centrallobby.places.Postcode;
import org.centrallobby.places.PostcodeEditions;
import org.centrallobby.places.PostcodeEntry;
import org.springframework.stereotype.Component;

/** Zedland's postcodes, ZZ9 1AA to ZZ9 9ZZ; three of them show what can be the matter with one. */
@Component
class ZedlandPostcodes {
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final String IN_TWO_SEATS = "2ZZ";
    private static final String TERMINATED = "3ZZ";
    private static final String WITHOUT_SEAT = "4ZZ";
    private final PostcodeEditions editions;

    ZedlandPostcodes(PostcodeEditions editions) {
        this.editions = editions;
    }

    void lay() {
        List<PostcodeEntry> entries = new ArrayList<>();
        for (int sector = 1; sector <= 9; sector++) {
            for (int pair = 0; pair < LETTERS.length() * LETTERS.length(); pair++) {
                entries.add(entry(
                        sector, LETTERS.charAt(pair / LETTERS.length()), LETTERS.charAt(pair % LETTERS.length())));
            }
        }
        editions.saveDemonstration(entries);
    }

    private static PostcodeEntry entry(int sector, char first, char second) {
        String inward = "" + sector + first + second;
        Postcode postcode = new Postcode("ZZ9", inward);
        List<String> seats = switch (inward) {
            case IN_TWO_SEATS -> List.of(gss(2), gss(3));
            case WITHOUT_SEAT -> List.of();
            default -> List.of(Zedland.seatOf(sector, first).gss());
        };
        return new PostcodeEntry(postcode, seats, inward.equals(TERMINATED) ? YearMonth.of(2025, 3) : null);
    }

    private static String gss(int number) {
        return Zedland.SEATS.get(number - 1).gss();
    }
}
