package org.centrallobby.places.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All postcodes of one edition. It never changes; a new edition is a new index. */
public final class PostcodeIndex {
    /** What is known of a postcode: codes of its seats (none, one or two), and the month of its end. */
    public record Found(List<String> seats, @Nullable YearMonth terminated) {}

    private static final int ARRAY_HEADER = 16;
    private static final int FIRST_YEAR = 1900;

    private final String[] seats;
    private final int[] sectors;
    private final int[] starts;
    private final byte[] packed;
    private final int size;
    private final String fingerprint;

    private PostcodeIndex(List<String> seats, SortedMap<Integer, byte[]> units) {
        this.seats = seats.toArray(String[]::new);
        this.sectors = units.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.starts = new int[sectors.length];
        this.packed = new byte
                [units.values().stream().mapToInt(sector -> sector.length).sum()];
        int at = 0;
        int number = 0;
        int count = 0;
        for (byte[] sector : units.values()) {
            System.arraycopy(sector, 0, packed, at, sector.length);
            starts[number++] = at;
            count += SectorCodec.count(packed, at);
            at += sector.length;
        }
        this.size = count;
        this.fingerprint = digest();
    }

    /** An index of sectors by name ("N8 9") in their packed form, such as {@link #units()} gives. */
    public static PostcodeIndex of(List<String> seats, Map<String, byte[]> units) {
        SortedMap<Integer, byte[]> sorted = new TreeMap<>();
        units.forEach((name, sector) -> sorted.put(SectorKey.parse(name), sector));
        return new PostcodeIndex(seats, sorted);
    }

    static PostcodeIndex ofNumbers(List<String> seats, SortedMap<Integer, byte[]> units) {
        return new PostcodeIndex(seats, units);
    }

    /** Looks a postcode up by its two halves, in some tens of nanoseconds. */
    public Optional<Found> find(String outward, String inward) {
        int sector = Arrays.binarySearch(sectors, SectorKey.of(outward, inward));
        int unit = sector < 0 ? -1 : SectorKey.unit(inward);
        long known = unit < 0 ? SectorCodec.NONE : SectorCodec.find(packed, starts[sector], unit);
        return known == SectorCodec.NONE ? Optional.empty() : Optional.of(found(known));
    }

    /** Whether any postcode begins with these two letters. */
    public boolean hasArea(String area) {
        int from = Arrays.binarySearch(sectors, SectorKey.of(area, "0AA"));
        int next = from < 0 ? -from - 1 : from;
        return next < sectors.length && SectorKey.name(sectors[next]).startsWith(area);
    }

    /** How many postcodes there are, those out of use included. */
    public int size() {
        return size;
    }

    /** The codes of all seats that are referred to. */
    public List<String> seats() {
        return List.of(seats);
    }

    /** The packed sectors by name, in order. */
    public Map<String, byte[]> units() {
        Map<String, byte[]> units = new LinkedHashMap<>();
        for (int i = 0; i < sectors.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : packed.length;
            units.put(SectorKey.name(sectors[i]), Arrays.copyOfRange(packed, starts[i], end));
        }
        return units;
    }

    /** A hash of all that is in it: two editions with the same one are the same. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Bytes of the heap it takes, on a virtual machine with compressed pointers. */
    public long memoryBytes() {
        long names = ARRAY_HEADER + 4L * seats.length;
        for (String seat : seats) {
            names += 24 + ARRAY_HEADER + (seat.length() + 7) / 8 * 8;
        }
        return names + 3L * ARRAY_HEADER + 4L * sectors.length + 4L * starts.length + packed.length;
    }

    static int month(YearMonth month) {
        return (month.getYear() - FIRST_YEAR) * 12 + month.getMonthValue();
    }

    private Found found(long known) {
        int month = (int) (known >> 32);
        return new Found(
                codes((int) known),
                month == 0 ? null : YearMonth.of(FIRST_YEAR + (month - 1) / 12, (month - 1) % 12 + 1));
    }

    private List<String> codes(int pair) {
        int first = Sector.first(pair);
        int second = Sector.second(pair);
        if (first == 0) {
            return List.of();
        }
        return second == 0 ? List.of(seats[first - 1]) : List.of(seats[first - 1], seats[second - 1]);
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join(",", seats).getBytes(StandardCharsets.UTF_8));
            for (int sector : sectors) {
                digest.update(SectorKey.name(sector).getBytes(StandardCharsets.UTF_8));
            }
            digest.update(packed);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
