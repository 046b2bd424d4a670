package org.centrallobby.letters.outside;

import java.util.Locale;
import org.centrallobby.places.Constituency;

/** The nation a seat lies in: it decides who else decides. */
public enum Nation {
    ENGLAND,
    SCOTLAND,
    WALES,
    NORTHERN_IRELAND,
    /** Of an invented place, or one whose nation nobody told. */
    UNKNOWN;

    /** As the source of the seats names it. */
    public static Nation of(Constituency seat) {
        return switch (seat.country().strip().toLowerCase(Locale.ROOT)) {
            case "england" -> ENGLAND;
            case "scotland" -> SCOTLAND;
            case "wales" -> WALES;
            case "northern ireland" -> NORTHERN_IRELAND;
            default -> UNKNOWN;
        };
    }

    /** Whether a parliament or assembly of its own decides part of what matters there. */
    public boolean hasOwnParliament() {
        return this == SCOTLAND || this == WALES || this == NORTHERN_IRELAND;
    }
}
