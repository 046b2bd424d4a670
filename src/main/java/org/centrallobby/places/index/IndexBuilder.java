package org.centrallobby.places.index;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers postcodes, in any order, into a {@link PostcodeIndex}. The same postcodes give the same index. */
public final class IndexBuilder {
    private final Map<Integer, Sector> sectors = new HashMap<>();
    /** Codes of seats, by the place they first came in, counted from 1. */
    private final Map<String, Integer> places = new HashMap<>();

    private @Nullable Sector last;
    private int lastKey = -1;
    private int withoutSeat;
    private int terminated;

    /**
     * Adds a postcode.
     *
     * @param seats codes of its seats: none, one or two
     * @param ended the month in which it went out of use, 1900 or later; null while it is in use
     * @return false if it was there already; the first stays
     * @throws IllegalArgumentException if no postcode of a sector is meant, such as one of the forces
     */
    public boolean add(String outward, String inward, List<String> seats, @Nullable YearMonth ended) {
        int key = SectorKey.of(outward, inward);
        int unit = key < 0 ? -1 : SectorKey.unit(inward);
        if (unit < 0 || seats.size() > 2) {
            throw new IllegalArgumentException("no postcode of a sector, or more than two seats");
        }
        int pair = Sector.seats(
                seats.isEmpty() ? 0 : place(seats.getFirst()), seats.size() < 2 ? 0 : place(seats.getLast()));
        if (!sector(key).put(unit, pair, ended == null ? 0 : PostcodeIndex.month(ended))) {
            return false;
        }
        terminated += ended == null ? 0 : 1;
        withoutSeat += ended == null && seats.isEmpty() ? 1 : 0;
        return true;
    }

    /** How many different seats there are so far. */
    public int seats() {
        return places.size();
    }

    /** How many postcodes in use have no seat. */
    public int withoutSeat() {
        return withoutSeat;
    }

    /** How many postcodes are out of use. */
    public int terminated() {
        return terminated;
    }

    /** The index of what was added; nothing can be added afterwards. */
    public PostcodeIndex build() {
        List<String> seats = new ArrayList<>(places.keySet());
        seats.sort(null);
        int[] sorted = new int[seats.size() + 1];
        for (int i = 0; i < seats.size(); i++) {
            sorted[places.getOrDefault(seats.get(i), 0)] = i + 1;
        }
        SortedMap<Integer, byte[]> units = new TreeMap<>();
        sectors.forEach((key, sector) -> {
            Arrays.setAll(sector.units, unit -> inOrder(sector.units[unit], sorted));
            units.put(key, SectorCodec.encode(sector));
        });
        sectors.clear();
        return PostcodeIndex.ofNumbers(seats, units);
    }

    /** Seats are numbered by their code in the end, so that the order of a file's rows leaves no trace. */
    private static int inOrder(int pair, int[] sorted) {
        return pair == 0 ? 0 : Sector.seats(sorted[Sector.first(pair)], sorted[Sector.second(pair)]);
    }

    private int place(String seat) {
        return places.computeIfAbsent(seat, code -> places.size() + 1);
    }

    private Sector sector(int key) {
        Sector known = last;
        if (known == null || key != lastKey) {
            known = sectors.computeIfAbsent(key, number -> new Sector());
            last = known;
            lastKey = key;
        }
        return known;
    }
}
