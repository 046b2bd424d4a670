package org.centrallobby.places.web;

import java.util.List;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * Seats a person has to choose from.
 *
 * @param map where on the map of the House they are; null where there is no such map, or nothing to tell apart
 */
public record SeatChoice(List<Offer> offers, @Nullable SeatMap map) {
    /** Nothing to choose. */
    public static final SeatChoice NONE = new SeatChoice(List.of(), null);

    /**
     * One of them.
     *
     * @param number what stands for it on the map, counted from 1
     * @param holder who sits for it today; null where nobody does
     */
    public record Offer(
            int number, Constituency seat, @Nullable String holder) {}
}
