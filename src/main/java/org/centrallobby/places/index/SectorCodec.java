package org.centrallobby.places.index;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The packed form of a sector, read in place.
 *
 * <pre>
 * 1 byte    1 if any postcode of the sector is terminated, else 0
 * 2 bytes   number of different pairs of seats, 1 to 400
 * 4 bytes   for each of them: first seat, second seat; places in the edition's list counted from 1, 0 for none
 * 50 bytes  a bit for each unit: there is such a postcode
 * 50 bytes  a bit for each unit: it is terminated (only if any is)
 * n bits    for each postcode which pair of seats; as few bits as their number needs
 * 2 bytes   for each terminated postcode the month of its end, counted from January 1900 = 1
 * </pre>
 */
final class SectorCodec {
    static final int NONE = 0;
    private static final int BITMAP = SectorKey.UNITS / 8;
    private static final int HEAD = 3;
    private static final int PAIR = 4;

    private SectorCodec() {}

    static byte[] encode(Sector sector) {
        int[] pairs = IntStream.of(sector.units)
                .filter(seats -> seats != 0)
                .distinct()
                .sorted()
                .toArray();
        short[] months = sector.months == null ? new short[SectorKey.UNITS] : sector.months;
        int ended = 0;
        for (short month : months) {
            ended += month == 0 ? 0 : 1;
        }
        int width = width(pairs.length);
        int present = HEAD + PAIR * pairs.length;
        int terminated = present + BITMAP;
        int choices = terminated + (ended > 0 ? BITMAP : 0);
        int ends = choices + (sector.count * width + 7) / 8;
        byte[] packed = new byte[ends + 2 * ended];
        packed[0] = (byte) (ended > 0 ? 1 : 0);
        putShort(packed, 1, pairs.length);
        for (int i = 0; i < pairs.length; i++) {
            putShort(packed, HEAD + PAIR * i, Sector.first(pairs[i]));
            putShort(packed, HEAD + PAIR * i + 2, Sector.second(pairs[i]));
        }
        int rank = 0;
        for (int unit = 0; unit < SectorKey.UNITS; unit++) {
            if (sector.units[unit] == 0) {
                continue;
            }
            setBit(packed, present, unit);
            int choice = Arrays.binarySearch(pairs, sector.units[unit]);
            for (int bit = 0; bit < width; bit++) {
                if ((choice >> bit & 1) == 1) {
                    setBit(packed, choices, rank * width + bit);
                }
            }
            rank++;
            if (months[unit] != 0) {
                setBit(packed, terminated, unit);
                putShort(packed, ends, months[unit]);
                ends += 2;
            }
        }
        return packed;
    }

    /** How many postcodes the sector at that place has. */
    static int count(byte[] packed, int at) {
        return rank(packed, at + HEAD + PAIR * getShort(packed, at + 1), SectorKey.UNITS);
    }

    /**
     * What is known of one unit.
     *
     * @return {@link #NONE}, or the seats as {@link Sector#seats} with the month of the end above bit 32
     */
    static long find(byte[] packed, int at, int unit) {
        int pairs = getShort(packed, at + 1);
        int present = at + HEAD + PAIR * pairs;
        if (!bit(packed, present, unit)) {
            return NONE;
        }
        boolean anyEnded = packed[at] == 1;
        int terminated = present + BITMAP;
        int choices = terminated + (anyEnded ? BITMAP : 0);
        int width = width(pairs);
        int from = rank(packed, present, unit) * width;
        int choice = 0;
        for (int bit = 0; bit < width; bit++) {
            choice |= (bit(packed, choices, from + bit) ? 1 : 0) << bit;
        }
        int pair = at + HEAD + PAIR * choice;
        long month = 0;
        if (anyEnded && bit(packed, terminated, unit)) {
            int ends = choices + (rank(packed, present, SectorKey.UNITS) * width + 7) / 8;
            month = getShort(packed, ends + 2 * rank(packed, terminated, unit));
        }
        return month << 32 | Sector.seats(getShort(packed, pair), getShort(packed, pair + 2));
    }

    private static int width(int pairs) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(pairs - 1);
    }

    /** How many bits are set before that one. */
    private static int rank(byte[] packed, int bitmap, int bit) {
        int count = 0;
        int whole = bitmap + bit / 8;
        for (int i = bitmap; i < whole; i++) {
            count += Integer.bitCount(packed[i] & 0xff);
        }
        int rest = bit % 8;
        return rest == 0 ? count : count + Integer.bitCount(packed[whole] & ((1 << rest) - 1));
    }

    private static boolean bit(byte[] packed, int bitmap, int bit) {
        return (packed[bitmap + bit / 8] >> bit % 8 & 1) == 1;
    }

    private static void setBit(byte[] packed, int bitmap, int bit) {
        packed[bitmap + bit / 8] |= (byte) (1 << bit % 8);
    }

    private static void putShort(byte[] packed, int at, int value) {
        packed[at] = (byte) (value >> 8);
        packed[at + 1] = (byte) value;
    }

    private static int getShort(byte[] packed, int at) {
        return (packed[at] & 0xff) << 8 | (packed[at + 1] & 0xff);
    }
}
