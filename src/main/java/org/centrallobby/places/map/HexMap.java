package org.centrallobby.places.map;

import java.time.Instant;
import java.util.Map;
import org.centrallobby.places.map.layout.Hex;
import org.centrallobby.places.map.layout.Quality;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a House as hexagons side by side.
 *
 * @param boundarySet the newest of those its seats belong to
 * @param demonstration whether its seats are fictional
 * @param cells by Parliament's ids of the seats
 * @param quality how true it is; null where nobody could measure
 * @param source the file it was laid out from, or who drew it
 */
public record HexMap(
        String boundarySet,
        boolean demonstration,
        Map<Integer, Hex> cells,
        @Nullable Quality quality,
        String source,
        Instant laidOutAt) {
    public HexMap {
        cells = Map.copyOf(cells);
    }

    /** Whether another one shows the same, whenever it was laid out. */
    boolean isLike(HexMap other) {
        return cells.equals(other.cells) && source.equals(other.source);
    }
}
