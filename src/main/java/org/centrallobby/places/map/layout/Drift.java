package org.centrallobby.places.map.layout;

import java.util.Arrays;
import org.centrallobby.places.map.land.Country;

/**
 * Where each seat would like to be, in steps of the map: seats are moved from where they are in life until those of a
 * crowded city have as much room as those of the Highlands. Each wants to lie one step from its neighbours, in the
 * direction in which they really lie; none comes closer to another than a step, nor to one over the water than two.
 */
final class Drift {
    private static final int ROUNDS = 900;
    /** Seats so many steps apart by land are over the water from each other, if they come near at all. */
    static final int FAR = 5;

    /** For so many rounds only seats that were within sight are asked whether they are too near. */
    private static final int KEEP = 10;

    private static final double SIGHT = 3.5;
    private static final double OVER_WATER = 1.95;
    private static final double PULL = 0.12;
    private static final double PUSH = 0.35;

    private final Country country;
    private final int n;
    final double[] x;
    final double[] y;
    private final int[][] near;
    private final double[] dx;
    private final double[] dy;

    private Drift(Country country) {
        this.country = country;
        this.n = country.size();
        this.x = new double[n];
        this.y = new double[n];
        this.near = new int[n][];
        this.dx = new double[n];
        this.dy = new double[n];
    }

    static Drift of(Country country) {
        Drift drift = new Drift(country);
        drift.start();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % KEEP == 0) {
                drift.lookAround();
            }
            drift.step(Math.min(1, 2.0 * round / ROUNDS));
        }
        return drift;
    }

    /** As in life, so large that all seats together have one cell's area each. */
    private void start() {
        double unit = Math.sqrt(country.area() / n / Hex.ROW);
        double midX = 0;
        double midY = 0;
        for (int i = 0; i < n; i++) {
            midX += country.x()[i] / n;
            midY += country.y()[i] / n;
        }
        for (int i = 0; i < n; i++) {
            x[i] = (country.x()[i] - midX) / unit;
            y[i] = (country.y()[i] - midY) / unit;
        }
    }

    private void lookAround() {
        int[] found = new int[n];
        for (int i = 0; i < n; i++) {
            int count = 0;
            for (int other = i + 1; other < n; other++) {
                if (Math.abs(x[i] - x[other]) < SIGHT && Math.abs(y[i] - y[other]) < SIGHT) {
                    found[count++] = other;
                }
            }
            near[i] = Arrays.copyOf(found, count);
        }
    }

    private void step(double crowding) {
        for (int i = 0; i < n; i++) {
            dx[i] = 0;
            dy[i] = 0;
        }
        for (int i = 0; i < n; i++) {
            for (int other : country.neighbours()[i]) {
                pull(i, other, 1);
            }
            for (int other : country.ferries()[i]) {
                pull(i, other, 2);
            }
            for (int other : near[i]) {
                push(i, other, crowding);
            }
        }
        for (int i = 0; i < n; i++) {
            double length = Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
            double brake = length > 0.4 ? 0.4 / length : 1;
            x[i] += dx[i] * brake;
            y[i] += dy[i] * brake;
        }
    }

    /** Towards the place that the real direction and the distance wanted say. */
    private void pull(int seat, int other, double distance) {
        double realX = country.x()[other] - country.x()[seat];
        double realY = country.y()[other] - country.y()[seat];
        double real = Math.max(1, Math.sqrt(realX * realX + realY * realY));
        dx[seat] += PULL * (x[other] - realX / real * distance - x[seat]);
        dy[seat] += PULL * (y[other] - realY / real * distance - y[seat]);
    }

    private void push(int seat, int other, double crowding) {
        double awayX = x[seat] - x[other];
        double awayY = y[seat] - y[other];
        double square = awayX * awayX + awayY * awayY;
        if (square > OVER_WATER * OVER_WATER) {
            return;
        }
        double least = country.steps()[seat][other] >= FAR ? OVER_WATER : 1;
        double apart = Math.sqrt(square);
        if (apart < least) {
            double force = PUSH * crowding * (least - apart) / Math.max(apart, 1e-6);
            dx[seat] += force * awayX;
            dy[seat] += force * awayY;
            dx[other] -= force * awayX;
            dy[other] -= force * awayY;
        }
    }
}
