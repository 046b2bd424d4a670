package org.centrallobby.places.map.layout;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.centrallobby.places.map.land.Bodies;
import org.centrallobby.places.map.land.Country;

/**
 * How true a map is.
 *
 * @param pairs of neighbours in life
 * @param kept how many of them are side by side on the map
 * @param withinTwo how many are at most two steps apart
 * @param lonely seats with none of their neighbours beside them; for a seat without any, one that is not within two
 *     steps, which leaves a cell of sea, of the nearest seat over the water
 * @param torn pieces too many, of nations where their land is one piece
 * @param holes empty cells to which no way leads from outside
 * @param bridged pairs side by side that the sea parts in life
 * @param strayed pairs side by side of different nations that are neither neighbours nor have a neighbour in common
 */
public record Quality(int pairs, int kept, int withinTwo, int lonely, int torn, int holes, int bridged, int strayed) {
    /** Measures a map whose seats lie in the cells given, in the order of the country's seats. */
    static Quality of(Country country, Bodies bodies, List<Hex> cells) {
        int pairs = 0;
        int kept = 0;
        int withinTwo = 0;
        int lonely = 0;
        for (int seat = 0; seat < country.size(); seat++) {
            int beside = 0;
            for (int other : country.neighbours()[seat]) {
                int steps = cells.get(seat).steps(cells.get(other));
                beside += steps == 1 ? 1 : 0;
                if (seat < other) {
                    pairs++;
                    kept += steps == 1 ? 1 : 0;
                    withinTwo += steps <= 2 ? 1 : 0;
                }
            }
            if (country.neighbours()[seat].length == 0) {
                for (int other : country.ferries()[seat]) {
                    beside += cells.get(seat).steps(cells.get(other)) <= 2 ? 1 : 0;
                }
                lonely += beside == 0 && country.ferries()[seat].length > 0 ? 1 : 0;
            } else {
                lonely += beside == 0 ? 1 : 0;
            }
        }
        Map<Hex, Integer> at = new HashMap<>();
        for (int seat = 0; seat < cells.size(); seat++) {
            at.put(cells.get(seat), seat);
        }
        int bridged = 0;
        int strayed = 0;
        for (int seat = 0; seat < cells.size(); seat++) {
            for (Hex beside : cells.get(seat).around()) {
                Integer other = at.get(beside);
                if (other != null && seat < other) {
                    byte steps = country.steps()[seat][other];
                    bridged += steps == Country.SEA ? 1 : 0;
                    strayed += steps > 2 && country.nation()[seat] != country.nation()[other] ? 1 : 0;
                }
            }
        }
        return new Quality(
                pairs, kept, withinTwo, lonely, torn(bodies, cells, at), holes(at.keySet()), bridged, strayed);
    }

    /** Neighbours kept side by side, in hundredths; 100 where there are none. */
    public double keptPercent() {
        return pairs == 0 ? 100 : 100.0 * kept / pairs;
    }

    public double withinTwoPercent() {
        return pairs == 0 ? 100 : 100.0 * withinTwo / pairs;
    }

    private static int torn(Bodies bodies, List<Hex> cells, Map<Hex, Integer> at) {
        Set<Hex> seen = new HashSet<>();
        int pieces = 0;
        for (int seat = 0; seat < cells.size(); seat++) {
            if (seen.add(cells.get(seat))) {
                pieces++;
                ArrayDeque<Hex> open = new ArrayDeque<>(List.of(cells.get(seat)));
                while (!open.isEmpty()) {
                    for (Hex next : open.remove().around()) {
                        Integer other = at.get(next);
                        if (other != null && bodies.of()[other] == bodies.of()[seat] && seen.add(next)) {
                            open.add(next);
                        }
                    }
                }
            }
        }
        return pieces - bodies.count();
    }

    private static int holes(Set<Hex> taken) {
        int first = taken.stream().mapToInt(Hex::r).min().orElse(0) - 1;
        int last = taken.stream().mapToInt(Hex::r).max().orElse(0) + 1;
        int left = taken.stream().mapToInt(Hex::q).min().orElse(0) - 1;
        int right = taken.stream().mapToInt(Hex::q).max().orElse(0) + 1;
        Set<Hex> sea = new HashSet<>(Set.of(new Hex(left, first)));
        ArrayDeque<Hex> open = new ArrayDeque<>(sea);
        while (!open.isEmpty()) {
            for (Hex next : open.remove().around()) {
                boolean inside = next.q() >= left && next.q() <= right && next.r() >= first && next.r() <= last;
                if (inside && !taken.contains(next) && sea.add(next)) {
                    open.add(next);
                }
            }
        }
        return (right - left + 1) * (last - first + 1) - sea.size() - taken.size();
    }
}
