package org.centrallobby.places;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the directory knows of a well-formed postcode. */
public sealed interface PostcodeAnswer {
    /** The usual case. */
    record OneSeat(Postcode postcode, Constituency seat) implements PostcodeAnswer {}

    /** A boundary runs through it: the person has to choose. */
    record TwoSeats(Postcode postcode, List<Constituency> seats) implements PostcodeAnswer {}

    /**
     * It is no longer in use.
     *
     * @param on the month in which it ended
     * @param lastSeat the seat it would lie in today, as an offer; null if unknown
     */
    record Terminated(
            Postcode postcode, YearMonth on, @Nullable Constituency lastSeat) implements PostcodeAnswer {}

    /**
     * Of the islands, which have parliaments of their own.
     *
     * @param place as it stands in a sentence: Jersey, Guernsey, the Isle of Man
     */
    record NotInUkParliament(Postcode postcode, String place) implements PostcodeAnswer {}

    /** Of the forces; those who use it vote by their last address or a service declaration. */
    record Bfpo() implements PostcodeAnswer {}

    /**
     * Of a British overseas territory.
     *
     * @param place as it stands in a sentence: Gibraltar, the Falkland Islands
     */
    record OverseasTerritory(Postcode postcode, String place) implements PostcodeAnswer {}

    /** A real postcode of no place in particular, or one whose place the source does not know. */
    record NoSeat(Postcode postcode) implements PostcodeAnswer {}

    /**
     * Of Northern Ireland, whose postcodes are under a licence of their own and not loaded here.
     *
     * @param seats Northern Ireland's standing seats, by name, to choose from
     */
    record NorthernIrelandNotLoaded(Postcode postcode, List<Constituency> seats) implements PostcodeAnswer {}

    /** It has the form of a postcode, but we know none such, or not the seat it lies in. */
    record Unknown(Postcode postcode) implements PostcodeAnswer {}
}
