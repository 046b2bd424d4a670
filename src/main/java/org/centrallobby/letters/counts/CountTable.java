package org.centrallobby.letters.counts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a campaign as everybody may see them.
 *
 * @param nations every nation that has seats
 * @param seats those of which at least one number may be shown; of every other seat none may
 * @param others how many seats there are besides
 */
public record CountTable(List<Line> nations, List<Line> seats, int others) {
    /**
     * The numbers of one place.
     *
     * @param name of the nation or the seat
     * @param seatId Parliament's id of the seat; 0 for a nation
     */
    public record Line(String name, int seatId, Map<Measure, Cell> cells) {
        /** Whether at least one number is shown. */
        public boolean isShown() {
            return cells.values().stream().anyMatch(cell -> cell.value() != null);
        }
    }

    /**
     * One number.
     *
     * @param value null where it is held back
     * @param mixed whether, where it is held back, it may also be five or more
     */
    public record Cell(@Nullable Long value, boolean mixed) {}
}
