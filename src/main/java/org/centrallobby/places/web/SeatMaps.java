package org.centrallobby.places.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.HexMap;
import org.centrallobby.places.map.HexMaps;
import org.centrallobby.places.map.layout.Hex;
import org.springframework.stereotype.Component;

/** Draws the seats that a postcode lies in, with what lies around them, so that a person can see which is which. */
@Component
class SeatMaps {
    /** Steps around each of them that are drawn. */
    private static final int AROUND = 3;

    private static final String CELL = "l7 4v8l-7 4-7-4v-8z";
    private final HexMaps maps;
    private final InstantSource clock;

    SeatMaps(HexMaps maps, InstantSource clock) {
        this.maps = maps;
        this.clock = clock;
    }

    /** Empty where there is no map on which all of them lie. */
    Optional<SeatMap> draw(List<Constituency> seats) {
        if (seats.isEmpty()) {
            return Optional.empty();
        }
        return maps.findOn(LondonTime.today(clock), seats.getFirst().demonstration())
                .map(HexMap::cells)
                .filter(cells -> seats.stream().allMatch(seat -> cells.containsKey(seat.mnisId())))
                .map(cells -> draw(seats, cells));
    }

    private static SeatMap draw(List<Constituency> seats, Map<Integer, Hex> cells) {
        List<Hex> asked = seats.stream()
                .map(seat -> Objects.requireNonNull(cells.get(seat.mnisId())))
                .toList();
        List<Hex> near = cells.values().stream()
                .filter(hex -> asked.stream().anyMatch(one -> one.steps(hex) <= AROUND))
                .sorted(Comparator.comparingInt(Hex::r).thenComparingInt(Hex::q))
                .toList();
        int left = near.stream().mapToInt(SeatMaps::x).min().orElse(0) - 8;
        int top = near.stream().mapToInt(SeatMaps::y).min().orElse(0) - 9;
        int width = near.stream().mapToInt(SeatMaps::x).max().orElse(0) - left + 8;
        int height = near.stream().mapToInt(SeatMaps::y).max().orElse(0) - top + 9;
        List<SeatMap.Marked> marked = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            int x = x(asked.get(i)) - left;
            int y = y(asked.get(i)) - top;
            marked.add(new SeatMap.Marked(i + 1, seats.get(i).name(), cell(x, y), x, y));
        }
        return new SeatMap(
                "0 0 " + width + " " + height,
                near.stream()
                        .filter(hex -> !asked.contains(hex))
                        .map(hex -> cell(x(hex) - left, y(hex) - top))
                        .collect(Collectors.joining()),
                marked);
    }

    private static String cell(int x, int y) {
        return "M" + x + " " + (y - 8) + CELL;
    }

    private static int x(Hex hex) {
        return 14 * hex.q() + 7 * hex.r();
    }

    private static int y(Hex hex) {
        return 12 * hex.r();
    }
}
