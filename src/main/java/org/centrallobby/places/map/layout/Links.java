package org.centrallobby.places.map.layout;

import org.centrallobby.places.map.land.Country;

/** What it costs that neighbours lie apart, or in another direction than in life; from tables, for it is asked for most. */
final class Links {
    /** By steps between two neighbours: side by side is right. */
    private static final double[] APART = {0, 0, 3, 3.9, 5, 7, 9, 12};

    private static final double FERRY = 3;
    /** A link that points the wrong way costs twice this. */
    private static final double TURNED = 0.5;

    private static final double FERRY_TURNED = 2;
    /** How much more a link over the border of nations counts. */
    private static final double BORDER = 1.5;
    /** Rows and columns that the tables reach; whatever lies further counts as if it lay there. */
    private static final int WIDE = 12;

    private static final int SIDE = 2 * WIDE + 1;
    private static final double[] COST = new double[SIDE * SIDE];
    private static final double[] CROSSING = new double[SIDE * SIDE];
    private static final double[] UNIT_X = new double[SIDE * SIDE];
    private static final double[] UNIT_Y = new double[SIDE * SIDE];

    static {
        for (int dr = -WIDE; dr <= WIDE; dr++) {
            for (int dq = -WIDE; dq <= WIDE; dq++) {
                int entry = entry(dq, dr);
                int steps = Hex.steps(dq, dr);
                Hex to = new Hex(dq, dr);
                double length = Math.max(0.5, Math.sqrt(to.x() * to.x() + to.y() * to.y()));
                COST[entry] = APART[Math.min(APART.length - 1, steps)];
                CROSSING[entry] = FERRY * Math.abs(steps - 2);
                UNIT_X[entry] = to.x() / length;
                UNIT_Y[entry] = to.y() / length;
            }
        }
    }

    private final Board board;
    private final int[] cellOf;
    private final int[][] others;
    private final boolean[][] ferry;
    private final double[][] weight;
    private final double[][] x;
    private final double[][] y;

    Links(Country country, Board board, int[] cellOf) {
        this.board = board;
        this.cellOf = cellOf;
        int n = country.size();
        others = new int[n][];
        ferry = new boolean[n][];
        weight = new double[n][];
        x = new double[n][];
        y = new double[n][];
        for (int seat = 0; seat < n; seat++) {
            int[] neighbours = country.neighbours()[seat];
            int[] ferries = country.ferries()[seat];
            int count = neighbours.length + ferries.length;
            others[seat] = new int[count];
            ferry[seat] = new boolean[count];
            weight[seat] = new double[count];
            x[seat] = new double[count];
            y[seat] = new double[count];
            for (int i = 0; i < count; i++) {
                boolean byFerry = i >= neighbours.length;
                int other = byFerry ? ferries[i - neighbours.length] : neighbours[i];
                double realX = country.x()[other] - country.x()[seat];
                double realY = country.y()[other] - country.y()[seat];
                double turned =
                        (byFerry ? FERRY_TURNED : TURNED) / Math.max(1, Math.sqrt(realX * realX + realY * realY));
                others[seat][i] = other;
                ferry[seat][i] = byFerry;
                weight[seat][i] = country.nation()[seat] == country.nation()[other] ? 1 : BORDER;
                x[seat][i] = realX * turned;
                y[seat][i] = realY * turned;
            }
        }
    }

    /** Of a seat if it were in a cell, but for its link to one other. */
    double cost(int seat, int cell, int butNot) {
        double sum = 0;
        int[] to = others[seat];
        int column = board.column[cell];
        int row = board.row[cell];
        for (int i = 0; i < to.length; i++) {
            if (to[i] != butNot) {
                int at = cellOf[to[i]];
                int entry = entry(clip(board.column[at] - column), clip(board.row[at] - row));
                sum += ferry[seat][i] ? CROSSING[entry] + FERRY_TURNED : weight[seat][i] * COST[entry] + TURNED;
                sum -= x[seat][i] * UNIT_X[entry] + y[seat][i] * UNIT_Y[entry];
            }
        }
        return sum;
    }

    private static int clip(int steps) {
        return Math.max(-WIDE, Math.min(WIDE, steps));
    }

    private static int entry(int dq, int dr) {
        return (dr + WIDE) * SIDE + dq + WIDE;
    }
}
