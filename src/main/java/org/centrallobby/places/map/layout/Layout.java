package org.centrallobby.places.map.layout;

import java.util.List;
import java.util.stream.IntStream;
import org.centrallobby.places.map.land.Bodies;
import org.centrallobby.places.map.land.Country;

/**
 * A country laid out.
 *
 * @param cells one a seat, in the order of the country's seats; the top row is 0 or 1 and nothing lies left of 0
 */
public record Layout(List<Hex> cells, Quality quality) {
    /** More find little to better: the share of neighbours kept rises by half a point when they are doubled. */
    private static final long MOVES_A_SEAT = 23_000;

    /** Takes some seconds for a House of 650. The same country gives the same map, always. */
    public static Layout of(Country country) {
        Bodies bodies = Bodies.of(country);
        Drift drift = Drift.of(country);
        Board board = Shape.of(country, bodies, drift);
        int[] cellOf = new Annealing(country, bodies, drift, board).run(MOVES_A_SEAT * country.size());
        List<Hex> cells = moveToCorner(IntStream.of(cellOf)
                .mapToObj(cell -> new Hex(board.q(cell), board.r(cell)))
                .toList());
        return new Layout(cells, Quality.of(country, bodies, cells));
    }

    private static List<Hex> moveToCorner(List<Hex> cells) {
        int top = cells.stream().mapToInt(Hex::r).min().orElse(0);
        // A row down is half a cell to the right: up by an even number of rows leaves every cell where it was.
        int rows = top - Math.floorMod(top, 2);
        List<Hex> raised = cells.stream()
                .map(cell -> new Hex(cell.q() + rows / 2, cell.r() - rows))
                .toList();
        int left = (int) Math.floor(raised.stream().mapToDouble(Hex::x).min().orElse(0));
        return raised.stream().map(cell -> new Hex(cell.q() - left, cell.r())).toList();
    }
}
