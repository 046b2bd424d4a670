package org.centrallobby.places.map.land;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * What the outlines say of each other: which seats are neighbours, which landmass each lies on, and which look on the
 * sea. Seats are numbers, in the order of their codes.
 *
 * @param x metres to the east, of a point in the midst of each
 * @param y metres to the south
 * @param neighbours of each seat, ascending: those whose outlines come within {@link #REACH}
 * @param nation of each seat, counted from 0
 * @param landmass of each seat, counted from 0: seats that neighbours join
 * @param coast whether a seat looks on the sea, or on another country
 * @param ferries of each seat: for a landmass off another one the seats nearest to each other, since it has no neighbours
 *     there
 * @param steps from seat to seat over neighbours; {@link #SEA} between landmasses
 * @param area of all together, in square metres
 */
public record Country(
        double[] x,
        double[] y,
        int[][] neighbours,
        int[] nation,
        int[] landmass,
        boolean[] coast,
        int[][] ferries,
        byte[][] steps,
        double area) {
    /** Metres. Boundaries drawn for pictures leave gaps; a river or the Menai Strait is no sea. */
    public static final double REACH = 1000;
    /** Metres of a seat's border that must lie on nobody else's for it to be a coast. */
    private static final double SHORE = 2500;
    /** How many crossings join a landmass to the next. */
    private static final int CROSSINGS = 3;

    public static final byte SEA = Byte.MAX_VALUE;

    public int size() {
        return nation.length;
    }

    /** Neighbours, and where there are none the nearest seats over the sea. */
    int[] kin(int seat) {
        return neighbours[seat].length > 0 ? neighbours[seat] : ferries[seat];
    }

    /**
     * Reads off what there is to know. Takes about a second for 650 seats.
     *
     * @param outlines in the order of their codes, which becomes the order of the seats
     */
    public static Country of(List<Outline> outlines) {
        int n = outlines.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double area = 0;
        STRtree tree = new STRtree();
        for (int i = 0; i < n; i++) {
            Geometry shape = outlines.get(i).shape();
            Point middle = shape.getCentroid();
            x[i] = middle.getX();
            y[i] = -middle.getY();
            area += shape.getArea();
            tree.insert(shape.getEnvelopeInternal(), i);
        }
        int[][] neighbours = new int[n][];
        boolean[] coast = new boolean[n];
        for (int i = 0; i < n; i++) {
            neighbours[i] = neighbours(outlines, tree, i);
            coast[i] = shore(outlines, i, neighbours[i]) > SHORE;
        }
        List<String> nations =
                outlines.stream().map(Outline::nation).distinct().sorted().toList();
        int[] nation =
                outlines.stream().mapToInt(one -> nations.indexOf(one.nation())).toArray();
        byte[][] steps = steps(neighbours);
        int[] landmass = landmass(steps);
        return new Country(x, y, neighbours, nation, landmass, coast, ferries(outlines, landmass, coast), steps, area);
    }

    private static int[] neighbours(List<Outline> outlines, STRtree tree, int seat) {
        Geometry shape = outlines.get(seat).shape();
        Envelope near = new Envelope(shape.getEnvelopeInternal());
        near.expandBy(REACH);
        List<Integer> found = new ArrayList<>();
        for (Object item : tree.query(near)) {
            int other = (Integer) item;
            if (other != seat && shape.isWithinDistance(outlines.get(other).shape(), REACH)) {
                found.add(other);
            }
        }
        return found.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static double shore(List<Outline> outlines, int seat, int[] neighbours) {
        List<Geometry> around = IntStream.of(neighbours)
                .mapToObj(other -> outlines.get(other).shape().buffer(REACH / 2, 2))
                .toList();
        Geometry border = outlines.get(seat).shape().getBoundary();
        return around.isEmpty()
                ? border.getLength()
                : border.difference(UnaryUnionOp.union(around)).getLength();
    }

    private static byte[][] steps(int[][] neighbours) {
        int n = neighbours.length;
        byte[][] steps = new byte[n][n];
        for (int from = 0; from < n; from++) {
            Arrays.fill(steps[from], SEA);
            steps[from][from] = 0;
            ArrayDeque<Integer> open = new ArrayDeque<>(List.of(from));
            while (!open.isEmpty()) {
                int at = open.remove();
                for (int next : neighbours[at]) {
                    if (steps[from][next] == SEA) {
                        steps[from][next] = (byte) Math.min(SEA - 1, steps[from][at] + 1);
                        open.add(next);
                    }
                }
            }
        }
        return steps;
    }

    private static int[] landmass(byte[][] steps) {
        int[] landmass = new int[steps.length];
        Arrays.fill(landmass, -1);
        int count = 0;
        for (int seat = 0; seat < steps.length; seat++) {
            if (landmass[seat] < 0) {
                for (int other = seat; other < steps.length; other++) {
                    if (steps[seat][other] != SEA) {
                        landmass[other] = count;
                    }
                }
                count++;
            }
        }
        return landmass;
    }

    /** The larger landmass comes first, of two alike the one that holds the first seat. */
    private static boolean before(int[] size, int one, int other) {
        return size[one] > size[other] || (size[one] == size[other] && one < other);
    }

    private record Crossing(int from, int to, double metres) {}

    /** Each landmass but the largest is tied to the rest where it comes nearest. */
    private static int[][] ferries(List<Outline> outlines, int[] landmass, boolean[] coast) {
        int n = landmass.length;
        List<List<Integer>> ferries = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ferries.add(new ArrayList<>());
        }
        int[] size = new int[n];
        for (int mass : landmass) {
            size[mass]++;
        }
        int largest = IntStream.range(0, n).reduce(0, (a, b) -> size[b] > size[a] ? b : a);
        for (int mass = 0; mass < n; mass++) {
            if (size[mass] == 0 || mass == largest) {
                continue;
            }
            List<Crossing> crossings = new ArrayList<>();
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    if (landmass[from] == mass && before(size, landmass[to], mass) && coast[from] && coast[to]) {
                        crossings.add(new Crossing(
                                from,
                                to,
                                outlines.get(from)
                                        .shape()
                                        .distance(outlines.get(to).shape())));
                    }
                }
            }
            crossings.sort((a, b) -> Double.compare(a.metres(), b.metres()));
            for (Crossing crossing :
                    crossings.subList(0, Math.min(size[mass] == 1 ? 1 : CROSSINGS, crossings.size()))) {
                ferries.get(crossing.from()).add(crossing.to());
                ferries.get(crossing.to()).add(crossing.from());
            }
        }
        return ferries.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }
}
