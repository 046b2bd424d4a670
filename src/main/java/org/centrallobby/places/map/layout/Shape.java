package org.centrallobby.places.map.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.centrallobby.places.map.land.Bodies;
import org.centrallobby.places.map.land.Country;

/**
 * The first shape on the board: each seat near where it would like to be, each body in one piece without holes, and at
 * least a cell of sea between landmasses. The board holds bodies while the shape is mended, and seats in the end.
 */
final class Shape {
    private static final int NO_BODY = -1;

    private final Country country;
    private final Bodies bodies;
    private final Drift drift;
    private final Board board;

    private Shape(Country country, Bodies bodies, Drift drift) {
        this.country = country;
        this.bodies = bodies;
        this.drift = drift;
        this.board = new Board(drift.x, drift.y);
    }

    static Board of(Country country, Bodies bodies, Drift drift) {
        Shape shape = new Shape(country, bodies, drift);
        shape.settle();
        shape.mend();
        shape.seat();
        return shape.board;
    }

    private void settle() {
        int[] cells = IntStream.range(0, board.size())
                .filter(cell -> !board.isRim(cell) && distance(cell, NO_BODY) < 2.5)
                .toArray();
        int[] taken = match(IntStream.range(0, country.size()).toArray(), cells);
        for (int seat = 0; seat < taken.length; seat++) {
            board.held[taken[seat]] = bodies.of()[seat];
        }
    }

    /** From a cell to the nearest place that a seat of the body would like. */
    private double distance(int cell, int body) {
        double least = Double.MAX_VALUE;
        for (int seat = 0; seat < country.size(); seat++) {
            if (body == NO_BODY || bodies.of()[seat] == body) {
                least = Math.min(least, square(cell, seat));
            }
        }
        return Math.sqrt(least);
    }

    private double square(int cell, int seat) {
        double x = board.x(cell) - drift.x[seat];
        double y = board.y(cell) - drift.y[seat];
        return x * x + y * y;
    }

    private int[] match(int[] seats, int[] cells) {
        double[][] cost = new double[seats.length][cells.length];
        for (int i = 0; i < seats.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                cost[i][j] = square(cells[j], seats[i]);
            }
        }
        int[] matched = Matching.cheapest(cost);
        return IntStream.of(matched).map(index -> cells[index]).toArray();
    }

    private void mend() {
        for (int body = 0; body < bodies.count(); body++) {
            keepLargestPiece(body);
        }
        partLandmasses();
        for (int body = 0; body < bodies.count(); body++) {
            keepLargestPiece(body);
        }
        fillHoles();
        for (int body = 0; body < bodies.count(); body++) {
            shrinkOrGrow(body);
        }
    }

    private void keepLargestPiece(int body) {
        boolean[] seen = new boolean[board.size()];
        List<List<Integer>> pieces = new ArrayList<>();
        for (int cell = 0; cell < board.size(); cell++) {
            if (board.held[cell] == body && !seen[cell]) {
                pieces.add(flood(cell, seen));
            }
        }
        pieces.sort((a, b) -> b.size() - a.size());
        pieces.stream().skip(1).forEach(piece -> piece.forEach(cell -> board.held[cell] = Board.NOTHING));
    }

    /** The cells that hang together with one and hold the same. */
    private List<Integer> flood(int start, boolean[] seen) {
        List<Integer> found = new ArrayList<>(List.of(start));
        seen[start] = true;
        for (int i = 0; i < found.size(); i++) {
            for (int step : board.around) {
                int next = found.get(i) + step;
                if (next >= 0 && next < board.size() && !seen[next] && board.held[next] == board.held[start]) {
                    seen[next] = true;
                    found.add(next);
                }
            }
        }
        return found;
    }

    /** Where two landmasses touch the smaller one gives way. */
    private void partLandmasses() {
        for (int cell = 0; cell < board.size(); cell++) {
            int body = board.held[cell];
            if (body != Board.NOTHING && touchesOther(cell, body, true)) {
                board.held[cell] = Board.NOTHING;
            }
        }
    }

    private boolean touchesOther(int cell, int body, boolean onlyLarger) {
        for (int step : board.around) {
            int other = board.held[cell + step];
            if (other != Board.NOTHING
                    && bodies.landmass()[other] != bodies.landmass()[body]
                    && (!onlyLarger || isLarger(other, body))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLarger(int one, int other) {
        int difference = seats(one) - seats(other);
        return difference == 0 ? one < other : difference > 0;
    }

    /** On the body's whole landmass. */
    private int seats(int body) {
        return IntStream.range(0, bodies.count())
                .filter(other -> bodies.landmass()[other] == bodies.landmass()[body])
                .map(other -> bodies.size()[other])
                .sum();
    }

    private void fillHoles() {
        boolean[] sea = new boolean[board.size()];
        flood(0, sea);
        boolean filled = true;
        while (filled) {
            filled = false;
            for (int cell = 0; cell < board.size(); cell++) {
                if (board.held[cell] == Board.NOTHING && !sea[cell]) {
                    int body = commonest(cell);
                    if (body != Board.NOTHING) {
                        board.held[cell] = body;
                        filled = true;
                    }
                }
            }
        }
    }

    private int commonest(int cell) {
        int[] count = new int[bodies.count()];
        int best = Board.NOTHING;
        for (int step : board.around) {
            int body = board.held[cell + step];
            if (body != Board.NOTHING) {
                count[body]++;
                if (best == Board.NOTHING || count[body] > count[best]) {
                    best = body;
                }
            }
        }
        return best;
    }

    /** Takes cells at the coast, or gives them up, until there are as many as seats. */
    private void shrinkOrGrow(int body) {
        int have = (int) Arrays.stream(board.held).filter(held -> held == body).count();
        while (have != bodies.size()[body]) {
            boolean grow = have < bodies.size()[body];
            int cell = best(body, grow, true);
            // Where no cell leaves everything whole, as for a nation without a coast, any cell is better than none.
            board.held[cell < 0 ? best(body, grow, false) : cell] = grow ? body : Board.NOTHING;
            have += grow ? 1 : -1;
        }
    }

    private int best(int body, boolean grow, boolean whole) {
        int best = -1;
        double bestDistance = 0;
        for (int cell = 0; cell < board.size(); cell++) {
            if (board.held[cell] == (grow ? Board.NOTHING : body) && !board.isRim(cell)) {
                double distance = distance(cell, body) * (grow ? 1 : -1);
                if ((best < 0 || distance < bestDistance) && (!whole || staysWhole(cell, body))) {
                    best = cell;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    private boolean staysWhole(int cell, int body) {
        if (touchesOther(cell, body, false)) {
            return false;
        }
        int landmass = bodies.landmass()[body];
        return (isAbsent(body) || board.isSimple(cell, at -> board.held[at] == body))
                && (isFirst(body)
                        || board.isSimple(
                                cell,
                                at -> board.held[at] != Board.NOTHING
                                        && bodies.landmass()[board.held[at]] == landmass));
    }

    /** Whether nothing of its landmass lies on the board yet. */
    private boolean isFirst(int body) {
        return Arrays.stream(board.held)
                .noneMatch(held -> held != Board.NOTHING && bodies.landmass()[held] == bodies.landmass()[body]);
    }

    private boolean isAbsent(int body) {
        return Arrays.stream(board.held).noneMatch(held -> held == body);
    }

    /** Each body's seats take its cells. */
    private void seat() {
        int[] bodyAt = board.held.clone();
        for (int body = 0; body < bodies.count(); body++) {
            int one = body;
            int[] seats = IntStream.range(0, country.size())
                    .filter(seat -> bodies.of()[seat] == one)
                    .toArray();
            int[] cells = IntStream.range(0, board.size())
                    .filter(cell -> bodyAt[cell] == one)
                    .toArray();
            int[] taken = match(seats, cells);
            for (int i = 0; i < seats.length; i++) {
                board.held[taken[i]] = seats[i];
            }
        }
    }
}
