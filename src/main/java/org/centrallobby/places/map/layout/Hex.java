package org.centrallobby.places.map.layout;

import java.util.List;

/**
 * A cell of a plane of hexagons that stand on a point, in axial coordinates: {@code q} counts to the right along a row,
 * {@code r} down, half a cell to the right with each row.
 */
public record Hex(int q, int r) {
    static final double ROW = Math.sqrt(3) / 2;

    /** Steps between two cells that lie so far apart in q and in r. */
    static int steps(int dq, int dr) {
        return (Math.abs(dq) + Math.abs(dr) + Math.abs(dq + dr)) / 2;
    }

    /** Steps from cell to cell; 1 for those side by side. */
    public int steps(Hex other) {
        return steps(q - other.q, r - other.r);
    }

    /** The six beside it. */
    public List<Hex> around() {
        return List.of(
                new Hex(q + 1, r),
                new Hex(q + 1, r - 1),
                new Hex(q, r - 1),
                new Hex(q - 1, r),
                new Hex(q - 1, r + 1),
                new Hex(q, r + 1));
    }

    /** Its centre; centres of cells side by side are 1 apart, and y grows downwards. */
    public double x() {
        return q + r / 2.0;
    }

    public double y() {
        return r * ROW;
    }
}
