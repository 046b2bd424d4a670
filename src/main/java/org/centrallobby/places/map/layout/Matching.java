package org.centrallobby.places.map.layout;

import java.util.Arrays;

/** Gives each of some rows a column of its own so that the costs add up to the least (Kuhn and Munkres). */
final class Matching {
    private Matching() {}

    /**
     * The cheapest way.
     *
     * @param cost by row and column; at least as many columns as rows
     * @return the column of each row
     */
    static int[] cheapest(double[][] cost) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        double[] rowPrice = new double[rows + 1];
        double[] columnPrice = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        int[] way = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            rowOf[0] = row;
            int at = 0;
            double[] least = new double[columns + 1];
            Arrays.fill(least, Double.MAX_VALUE);
            boolean[] done = new boolean[columns + 1];
            do {
                done[at] = true;
                int from = rowOf[at];
                int next = 0;
                double gap = Double.MAX_VALUE;
                for (int column = 1; column <= columns; column++) {
                    if (!done[column]) {
                        double reduced = cost[from - 1][column - 1] - rowPrice[from] - columnPrice[column];
                        if (reduced < least[column]) {
                            least[column] = reduced;
                            way[column] = at;
                        }
                        if (least[column] < gap) {
                            gap = least[column];
                            next = column;
                        }
                    }
                }
                for (int column = 0; column <= columns; column++) {
                    if (done[column]) {
                        rowPrice[rowOf[column]] += gap;
                        columnPrice[column] -= gap;
                    } else {
                        least[column] -= gap;
                    }
                }
                at = next;
            } while (rowOf[at] != 0);
            do {
                int before = way[at];
                rowOf[at] = rowOf[before];
                at = before;
            } while (at != 0);
        }
        int[] columnOf = new int[rows];
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }
}
