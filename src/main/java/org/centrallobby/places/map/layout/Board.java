package org.centrallobby.places.map.layout;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Cells in rows with a margin all around, each holding a number or {@link #NOTHING}. A cell is its index. */
final class Board {
    static final int NOTHING = -1;
    private static final int MARGIN = 4;

    final int width;
    final int height;
    private final int left;
    private final int top;
    /** From a cell to the six around it, in a circle. */
    final int[] around;

    final int[] held;
    final int[] column;
    final int[] row;

    /** Room for everything at these places, and for as much again around. */
    Board(double[] x, double[] y) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        double first = Double.MAX_VALUE;
        double last = -Double.MAX_VALUE;
        for (int i = 0; i < x.length; i++) {
            double r = y[i] / Hex.ROW;
            first = Math.min(first, r);
            last = Math.max(last, r);
            least = Math.min(least, x[i] - r / 2);
            most = Math.max(most, x[i] - r / 2);
        }
        int spare = MARGIN + (int) Math.sqrt(x.length) / 4;
        left = (int) Math.floor(least) - spare;
        top = (int) Math.floor(first) - spare;
        width = (int) Math.ceil(most) + spare - left + 1;
        height = (int) Math.ceil(last) + spare - top + 1;
        around = new int[] {1, 1 - width, -width, -1, -1 + width, width};
        held = new int[width * height];
        Arrays.fill(held, NOTHING);
        column = new int[held.length];
        row = new int[held.length];
        for (int cell = 0; cell < held.length; cell++) {
            column[cell] = cell % width;
            row[cell] = cell / width;
        }
    }

    int size() {
        return held.length;
    }

    int q(int cell) {
        return column[cell] + left;
    }

    int r(int cell) {
        return row[cell] + top;
    }

    double x(int cell) {
        return q(cell) + r(cell) / 2.0;
    }

    double y(int cell) {
        return r(cell) * Hex.ROW;
    }

    int steps(int one, int other) {
        return Hex.steps(column[one] - column[other], row[one] - row[other]);
    }

    /** The outermost cells stay empty, so that every cell in use has six around it. */
    boolean isRim(int cell) {
        return column[cell] < 1 || row[cell] < 1 || column[cell] >= width - 1 || row[cell] >= height - 1;
    }

    /**
     * Whether those around a cell that are of a kind hang together, and some are not: then the cell can join them or
     * leave them, and they are in one piece, and without holes, as before.
     */
    boolean isSimple(int cell, IntPredicate ofKind) {
        int runs = 0;
        boolean before = ofKind.test(cell + around[5]);
        for (int step : around) {
            boolean now = ofKind.test(cell + step);
            if (now && !before) {
                runs++;
            }
            before = now;
        }
        return runs == 1;
    }
}
