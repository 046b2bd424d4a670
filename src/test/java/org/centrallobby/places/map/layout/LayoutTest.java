package org.centrallobby.places.map.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.centrallobby.SharedData;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.places.map.land.BoundaryFile;
import org.centrallobby.places.map.land.Country;
import org.centrallobby.places.map.land.Outline;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Layouts of the real House and of small invented ones. */
class LayoutTest {
    private static final GeometryFactory PLANE = new GeometryFactory();
    private static final double SIDE = 20_000;

    @Test
    void the_real_house_keeps_its_neighbours_its_nations_and_its_seas() throws Exception {
        long start = cpu();
        List<Outline> outlines =
                BoundaryFile.read(SharedData.file("constituencies/pcon_2024_buc.geojson"), new Tally(read -> {}));
        Country country = Country.of(outlines);
        Layout layout = Layout.of(country);
        double seconds = (cpu() - start) / 1e9;
        Quality quality = layout.quality();
        System.out.printf(
                Locale.ROOT,
                "%d seats laid out in %.1f s of one core: %.1f%% of %d pairs kept, %.1f%% within two steps, %s%n",
                country.size(),
                seconds,
                quality.keptPercent(),
                quality.pairs(),
                quality.withinTwoPercent(),
                quality);
        assertThat(new HashSet<>(layout.cells())).hasSize(650);
        assertThat(quality.pairs()).isBetween(1700, 1850);
        assertThat(quality.keptPercent()).isGreaterThanOrEqualTo(72);
        assertThat(quality.withinTwoPercent()).isGreaterThanOrEqualTo(90);
        assertThat(quality.lonely()).as("seats without a true neighbour").isZero();
        assertThat(quality.torn()).as("nations in more pieces than in life").isZero();
        assertThat(quality.holes()).isZero();
        assertThat(quality.bridged()).as("seas that are gone").isZero();
        assertThat(quality.strayed())
                .as("nations that touch where they have no border")
                .isZero();
        // Ten are the aim; a machine busy with other things is given more.
        assertThat(seconds).isLessThan(25);
        assertThat(north(country, outlines, layout)).isGreaterThan(0.95);
    }

    /** How well rows follow latitude: the correlation of the two. A map upside down or leaning over fails. */
    private static double north(Country country, List<Outline> outlines, Layout layout) {
        double[] real = IntStream.range(0, outlines.size())
                .mapToDouble(i -> country.y()[i])
                .toArray();
        double[] drawn = layout.cells().stream().mapToDouble(Hex::y).toArray();
        double realMean = IntStream.range(0, real.length)
                .mapToDouble(i -> real[i])
                .average()
                .orElse(0);
        double drawnMean = IntStream.range(0, drawn.length)
                .mapToDouble(i -> drawn[i])
                .average()
                .orElse(0);
        double both = 0;
        double realSquare = 0;
        double drawnSquare = 0;
        for (int i = 0; i < real.length; i++) {
            both += (real[i] - realMean) * (drawn[i] - drawnMean);
            realSquare += (real[i] - realMean) * (real[i] - realMean);
            drawnSquare += (drawn[i] - drawnMean) * (drawn[i] - drawnMean);
        }
        return both / Math.sqrt(realSquare * drawnSquare);
    }

    @Test
    void the_same_seats_give_the_same_map_in_any_order() {
        List<Outline> squares = squares(9, 7, "E");
        assertThat(lay(squares).cells()).isEqualTo(lay(squares.reversed()).cells());
    }

    @Test
    void squares_side_by_side_stay_in_one_piece_and_in_their_order() {
        Layout layout = lay(squares(8, 8, "E"));
        assertThat(layout.quality().torn()).isZero();
        assertThat(layout.quality().holes()).isZero();
        assertThat(layout.quality().lonely()).isZero();
        assertThat(layout.cells().getFirst().r())
                .isGreaterThan(layout.cells().getLast().r());
        assertThat(layout.cells().getFirst().x())
                .isLessThan(layout.cells().getLast().x());
    }

    @Test
    void two_nations_stay_whole_and_an_island_stays_off() {
        List<Outline> seats = new ArrayList<>(squares(6, 3, "E"));
        seats.addAll(squares(4, 2, "W").stream()
                .map(seat -> moved(seat, 0, 3 * SIDE))
                .toList());
        seats.add(moved(squares(1, 1, "S").getFirst(), 9 * SIDE, 0));
        Layout layout = lay(seats);
        assertThat(layout.quality().torn()).isZero();
        assertThat(layout.quality().bridged()).isZero();
        assertThat(layout.quality().lonely()).isZero();
        assertThat(layout.quality().strayed()).isZero();
    }

    @Test
    void one_seat_and_two_seats_are_a_map_too() {
        assertThat(lay(squares(1, 1, "E")).cells()).hasSize(1);
        Layout two = lay(squares(2, 1, "E"));
        assertThat(two.cells().get(0).steps(two.cells().get(1))).isEqualTo(1);
        List<Outline> islands =
                List.of(squares(1, 1, "E").getFirst(), moved(squares(1, 1, "W").getFirst(), 3 * SIDE, 0));
        Layout apart = lay(islands);
        assertThat(apart.cells().get(0).steps(apart.cells().get(1))).isEqualTo(2);
    }

    @Test
    void a_nation_without_a_coast_is_no_reason_to_fail() {
        List<Outline> seats = new ArrayList<>();
        for (Outline seat : squares(7, 7, "E")) {
            Coordinate middle = seat.shape().getCentroid().getCoordinate();
            boolean inside = new Envelope(2 * SIDE, 5 * SIDE, 2 * SIDE, 5 * SIDE).contains(middle);
            seats.add(inside ? new Outline("W" + seat.code().substring(1), seat.name(), "W", seat.shape()) : seat);
        }
        Layout layout = lay(seats);
        assertThat(new HashSet<>(layout.cells())).hasSize(49);
        assertThat(layout.quality().lonely()).isZero();
    }

    @Test
    void the_measures_see_what_is_wrong() {
        Country row = country(squares(4, 1, "E"));
        List<Hex> straight = List.of(new Hex(0, 0), new Hex(1, 0), new Hex(2, 0), new Hex(3, 0));
        assertThat(measure(row, straight)).isEqualTo(new Quality(3, 3, 3, 0, 0, 0, 0, 0));
        List<Hex> torn = List.of(new Hex(0, 0), new Hex(1, 0), new Hex(3, 0), new Hex(4, 0));
        assertThat(measure(row, torn)).isEqualTo(new Quality(3, 2, 3, 0, 1, 0, 0, 0));
        List<Hex> mixed = List.of(new Hex(0, 0), new Hex(2, 0), new Hex(1, 0), new Hex(5, 0));
        assertThat(measure(row, mixed)).isEqualTo(new Quality(3, 1, 2, 2, 1, 0, 0, 0));
        Set<Hex> ring = new HashSet<>(new Hex(0, 0).around());
        assertThat(measure(country(squares(6, 1, "E")), List.copyOf(ring)).holes())
                .isEqualTo(1);
        Country apart = country(
                List.of(squares(1, 1, "E").getFirst(), moved(squares(1, 1, "W").getFirst(), 3 * SIDE, 0)));
        assertThat(measure(apart, List.of(new Hex(0, 0), new Hex(1, 0))))
                .isEqualTo(new Quality(0, 0, 0, 0, 0, 0, 1, 1));
        assertThat(measure(apart, List.of(new Hex(0, 0), new Hex(3, 0))).lonely())
                .isEqualTo(2);
    }

    private static Quality measure(Country country, List<Hex> cells) {
        return Quality.of(country, org.centrallobby.places.map.land.Bodies.of(country), cells);
    }

    private static Layout lay(List<Outline> outlines) {
        return Layout.of(country(outlines));
    }

    private static Country country(List<Outline> outlines) {
        return Country.of(
                outlines.stream().sorted((a, b) -> a.code().compareTo(b.code())).toList());
    }

    /** Seats of equal size in rows, numbered from the south west. */
    private static List<Outline> squares(int columns, int rows, String nation) {
        List<Outline> squares = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                String code = String.format(Locale.ROOT, "%s%08d", nation, row * columns + column);
                squares.add(new Outline(
                        code,
                        code,
                        nation,
                        PLANE.toGeometry(
                                new Envelope(column * SIDE, (column + 1) * SIDE, row * SIDE, (row + 1) * SIDE))));
            }
        }
        return squares;
    }

    private static Outline moved(Outline seat, double east, double north) {
        Envelope at = seat.shape().getEnvelopeInternal();
        at.translate(east, north);
        return new Outline(seat.code(), seat.name(), seat.nation(), PLANE.toGeometry(at));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
