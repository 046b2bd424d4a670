package org.centrallobby.motions.maps;

import static org.centrallobby.kit.web.Words.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.centrallobby.members.Membership;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.layout.Hex;
import org.jspecify.annotations.Nullable;

/**
 * A House ready to be drawn. Whole numbers throughout: a hexagon is 14 wide and 16 high, rows are 12 apart, which is
 * regular to one part in a hundred.
 *
 * @param title what it shows
 * @param told the same in a sentence
 * @param box the drawing's bounds, as SVG has them
 * @param kinds the most seats first
 * @param seats by name
 */
public record HouseMap(String title, String told, String box, List<Kind> kinds, List<Seat> seats) {
    /**
     * All seats of a kind.
     *
     * @param css the class of its colours
     * @param seats how many
     * @param cells their hexagons as one path
     * @param marks what stands in them, as one path; blank where nothing does
     * @param sample the mark of one hexagon drawn at 0 0 14 16
     */
    public record Kind(String word, String css, int seats, String cells, String marks, String sample) {}

    /**
     * One seat.
     *
     * @param holder null while it is vacant
     */
    public record Seat(Constituency seat, @Nullable Membership holder, String word) {}

    /** A seat with its place and look. */
    record Placed(Seat seat, Hex hex, Look look) {
        int x() {
            return 14 * hex.q() + 7 * hex.r();
        }

        int y() {
            return 12 * hex.r();
        }
    }

    static HouseMap draw(String title, List<Placed> placed) {
        Map<Look, List<Placed>> byLook = placed.stream()
                .sorted(Comparator.comparingInt(Placed::y).thenComparingInt(Placed::x))
                .collect(Collectors.groupingBy(Placed::look, LinkedHashMap::new, Collectors.toList()));
        int left = placed.stream().mapToInt(Placed::x).min().orElse(0);
        int top = placed.stream().mapToInt(Placed::y).min().orElse(0);
        int width = placed.stream().mapToInt(Placed::x).max().orElse(0) - left + 16;
        int height = placed.stream().mapToInt(Placed::y).max().orElse(0) - top + 18;
        List<Kind> kinds = new ArrayList<>();
        byLook.forEach((look, seats) -> kinds.add(kind(look, seats, left - 8, top - 9)));
        kinds.sort(Comparator.comparingInt(Kind::seats).reversed().thenComparing(Kind::word));
        String counts = kinds.stream()
                .map(kind -> words("map.count", kind.word(), String.valueOf(kind.seats())))
                .collect(Collectors.joining(", "));
        return new HouseMap(
                title,
                words("map.told", title, String.valueOf(placed.size()), counts),
                "0 0 " + width + " " + height,
                kinds,
                placed.stream()
                        .map(Placed::seat)
                        .sorted(Comparator.comparing(one -> one.seat().name()))
                        .toList());
    }

    private static Kind kind(Look look, List<Placed> seats, int left, int top) {
        StringBuilder cells = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (Placed one : seats) {
            int x = one.x() - left;
            int y = one.y() - top;
            cells.append('M').append(x).append(' ').append(y - 8).append("l7 4v8l-7 4-7-4v-8z");
            if (!look.mark().isEmpty()) {
                marks.append('M').append(x).append(' ').append(y).append(look.mark());
            }
        }
        String sample = look.mark().isEmpty() ? "" : "M7 8" + look.mark();
        return new Kind(look.word(), look.css(), seats.size(), cells.toString(), marks.toString(), sample);
    }
}
