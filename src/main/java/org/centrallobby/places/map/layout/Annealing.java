package org.centrallobby.places.map.layout;

import java.util.SplittableRandom;
import org.centrallobby.places.map.land.Bodies;
import org.centrallobby.places.map.land.Country;

/**
 * Betters a first layout by small moves, seldom for the worse and less so as it cools: two seats change places, or one
 * moves to the coast. No move tears a body or a landmass, makes a hole, or lets landmasses touch.
 */
final class Annealing {
    /** One that does well for the seats of 2024: another gives up to a point less, and may leave a seat lonely. */
    private static final long SEED = 1;

    private static final double HOT = 3.5;
    private static final double COLD = 0.35;
    private static final int LOGARITHMS = 1 << 14;

    private final Country country;
    private final Bodies bodies;
    private final Board board;
    private final Worth worth;
    private final int[] cellOf;
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final double[] patience = new double[LOGARITHMS];
    private final int[] landmassSize;

    Annealing(Country country, Bodies bodies, Drift drift, Board board) {
        this.country = country;
        this.bodies = bodies;
        this.board = board;
        this.cellOf = new int[country.size()];
        for (int cell = 0; cell < board.size(); cell++) {
            if (board.held[cell] != Board.NOTHING) {
                cellOf[board.held[cell]] = cell;
            }
        }
        this.worth = new Worth(country, drift, board, cellOf);
        this.landmassSize = new int[country.size()];
        for (int seat = 0; seat < country.size(); seat++) {
            landmassSize[country.landmass()[seat]]++;
        }
        for (int i = 0; i < LOGARITHMS; i++) {
            patience[i] = -StrictMath.log((i + 0.5) / LOGARITHMS);
        }
    }

    int[] run(long moves) {
        double warmth = HOT;
        double cooling = StrictMath.pow(COLD / HOT, 1000.0 / moves);
        for (long move = 0; move < moves; move++) {
            if (move % 1000 == 999) {
                warmth *= cooling;
            }
            int seat = chance.nextInt(country.size());
            int goal = goal(seat);
            if (goal < 0) {
                continue;
            }
            int other = board.held[goal];
            double bearable = warmth * patience[chance.nextInt(LOGARITHMS)];
            if (other == Board.NOTHING) {
                tryCoast(seat, goal, bearable);
            } else if (other != seat) {
                if (bodies.of()[other] == bodies.of()[seat]) {
                    trySwap(seat, other, bearable);
                } else if (country.landmass()[other] == country.landmass()[seat]) {
                    tryBorder(seat, other, bearable);
                }
            }
        }
        return cellOf;
    }

    /** A cell beside the seat, or beside one of its neighbours. */
    private int goal(int seat) {
        int[] kin = country.neighbours()[seat];
        int from = cellOf[kin.length == 0 || chance.nextInt(2) == 0 ? seat : kin[chance.nextInt(kin.length)]];
        int cell = from + board.around[chance.nextInt(6)];
        return board.isRim(cell) ? -1 : cell;
    }

    private void trySwap(int one, int other, double bearable) {
        if (worth.mayBear(one, other, bearable) && worth.swap(one, other) > bearable) {
            worth.swap(one, other);
        }
    }

    private void tryCoast(int seat, int goal, double bearable) {
        int home = cellOf[seat];
        int body = bodies.of()[seat];
        int landmass = country.landmass()[seat];
        boolean alone = landmassSize[landmass] == 1;
        if (!alone && !(mayLeave(home, body) && isSimpleLand(home, landmass))) {
            return;
        }
        board.held[home] = Board.NOTHING;
        boolean may = isFree(goal, landmass) && (alone || (mayJoin(goal, body) && isSimpleLand(goal, landmass)));
        board.held[home] = seat;
        if (may && worth.move(seat, goal) > bearable) {
            worth.move(seat, home);
        }
    }

    private boolean mayLeave(int home, int body) {
        return bodies.size()[body] == 1 || isSimpleBody(home, body);
    }

    private boolean mayJoin(int goal, int body) {
        return bodies.size()[body] == 1 || isSimpleBody(goal, body);
    }

    /** Two seats of different bodies side by side change places, where neither body is torn. */
    private void tryBorder(int one, int other, double bearable) {
        int here = cellOf[one];
        int there = cellOf[other];
        int oneBody = bodies.of()[one];
        int otherBody = bodies.of()[other];
        if (!(mayLeave(here, oneBody) && mayLeave(there, otherBody))) {
            return;
        }
        board.held[here] = Board.NOTHING;
        board.held[there] = Board.NOTHING;
        boolean may = mayJoin(there, oneBody) && mayJoin(here, otherBody);
        board.held[here] = one;
        board.held[there] = other;
        if (may) {
            trySwap(one, other, bearable);
        }
    }

    private boolean isSimpleBody(int cell, int body) {
        return board.isSimple(cell, at -> board.held[at] != Board.NOTHING && bodies.of()[board.held[at]] == body);
    }

    private boolean isSimpleLand(int cell, int landmass) {
        return board.isSimple(
                cell, at -> board.held[at] != Board.NOTHING && country.landmass()[board.held[at]] == landmass);
    }

    private boolean isFree(int cell, int landmass) {
        for (int step : board.around) {
            int other = board.held[cell + step];
            if (other != Board.NOTHING && country.landmass()[other] != landmass) {
                return false;
            }
        }
        return true;
    }
}
