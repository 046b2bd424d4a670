package org.centrallobby.places.map.layout;

import org.centrallobby.places.map.land.Country;

/** What is wrong with a layout, in numbers that add up; kept up to date move by move. The less the better. */
final class Worth {
    private static final double ASTRAY = 0.05;
    /** By sides that look on the sea: of a seat that does so in life, and of one that does not. */
    private static final double[] SHORE = {0.8, 0.2, 0.4, 1, 2, 3, 4};

    private static final double[] INLAND = {0, 1, 2, 3.3, 5, 7, 9};
    private static final double OVER_WATER = 2.5;
    private static final double WRONG_BORDER = 8;
    private static final double LOOSE_BORDER = 1.5;
    private static final double[] FEW = {6, 0.5};

    private final Country country;
    private final Drift drift;
    private final Board board;
    private final int[] cellOf;
    private final Links links;
    private final int[] kept;
    /** What it costs to lie side by side, by seat and seat. */
    private final float[] contact;

    Worth(Country country, Drift drift, Board board, int[] cellOf) {
        this.country = country;
        this.drift = drift;
        this.board = board;
        this.cellOf = cellOf;
        int n = country.size();
        this.links = new Links(country, board, cellOf);
        this.kept = new int[n];
        this.contact = new float[n * n];
        for (int seat = 0; seat < n; seat++) {
            for (int other = 0; other < n; other++) {
                contact[seat * n + other] = (float) contact(seat, other);
            }
        }
        for (int seat = 0; seat < kept.length; seat++) {
            for (int other : country.neighbours()[seat]) {
                kept[seat] += board.steps(cellOf[seat], cellOf[other]) == 1 ? 1 : 0;
            }
        }
    }

    /** Puts a seat on an empty cell and says how much worse that made things. */
    double move(int seat, int goal) {
        int home = cellOf[seat];
        double change = -links(seat) - place(seat) - around(home, -1) - around(goal, home);
        double few = keep(seat, -1, seat);
        board.held[home] = Board.NOTHING;
        board.held[goal] = seat;
        cellOf[seat] = goal;
        few += keep(seat, 1, seat);
        return change + few + links(seat) + place(seat) + around(home, -1) + around(goal, home);
    }

    /** Lets two seats change places and says how much worse that made things. */
    double swap(int one, int other) {
        int here = cellOf[one];
        int there = cellOf[other];
        double change = -links(one) - links(other) - place(one) - place(other) - cell(here) - cell(there);
        double few = keep(one, -1, other) + keep(other, -1, one);
        board.held[here] = other;
        board.held[there] = one;
        cellOf[one] = there;
        cellOf[other] = here;
        few += keep(one, 1, other) + keep(other, 1, one);
        return change + few + links(one) + links(other) + place(one) + place(other) + cell(here) + cell(there);
    }

    /** Whether it is worth trying {@link #swap}: most swaps part so many neighbours that nothing else makes up for it. */
    boolean mayBear(int one, int other, double bearable) {
        int here = cellOf[one];
        int there = cellOf[other];
        double change = links.cost(one, there, other)
                + links.cost(other, here, one)
                - links.cost(one, here, other)
                - links.cost(other, there, one)
                + place(one, there)
                + place(other, here)
                - place(one, here)
                - place(other, there);
        return change <= bearable || change - cell(here) - cell(there) - few(one) - few(other) <= bearable;
    }

    private double links(int seat) {
        return links.cost(seat, cellOf[seat], seat);
    }

    private double place(int seat) {
        return place(seat, cellOf[seat]);
    }

    private double place(int seat, int cell) {
        double x = board.x(cell) - drift.x[seat];
        double y = board.y(cell) - drift.y[seat];
        return ASTRAY * (x * x + y * y);
    }

    /** A cell and those around it, but for those that another cell's count has in it already. */
    private double around(int cell, int counted) {
        double sum = counted >= 0 && board.steps(cell, counted) <= 1 ? 0 : cell(cell);
        for (int step : board.around) {
            if (counted < 0 || board.steps(cell + step, counted) > 1) {
                sum += cell(cell + step);
            }
        }
        return sum;
    }

    /** What the cells around say of the seat in one: contacts that are none in life, and the sea. */
    private double cell(int cell) {
        int seat = board.held[cell];
        if (seat == Board.NOTHING) {
            return 0;
        }
        double sum = 0;
        int sea = 0;
        for (int step : board.around) {
            int other = board.held[cell + step];
            if (other == Board.NOTHING) {
                sea++;
            } else {
                sum += contact[seat * kept.length + other];
            }
        }
        return sum + (country.coast()[seat] ? SHORE : INLAND)[sea];
    }

    private double contact(int seat, int other) {
        byte steps = country.steps()[seat][other];
        double wrong = steps >= Drift.FAR ? OVER_WATER : 0;
        if (country.nation()[seat] != country.nation()[other] && steps > 1) {
            wrong += steps == 2 ? LOOSE_BORDER : WRONG_BORDER;
        }
        return wrong;
    }

    /** Takes a seat's contacts out of the count of those kept, or puts them in, and says what that costs. */
    private double keep(int seat, int by, int butNot) {
        double change = 0;
        for (int other : country.neighbours()[seat]) {
            if (other != butNot && board.steps(cellOf[seat], cellOf[other]) == 1) {
                change -= few(seat) + few(other);
                kept[seat] += by;
                kept[other] += by;
                change += few(seat) + few(other);
            }
        }
        return change;
    }

    private double few(int seat) {
        return kept[seat] < FEW.length ? FEW[kept[seat]] : 0;
    }
}
