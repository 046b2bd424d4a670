package org.centrallobby.places.index;

import org.jspecify.annotations.Nullable;

/** A sector while it is gathered: for each of its 400 units the seats and the month of its end. */
final class Sector {
    /** 0 where there is no such postcode, else from {@link #seats}. */
    final int[] units = new int[SectorKey.UNITS];
    /** Months since 1900, from 1; 0 for postcodes in use. Most sectors of most sources have none. */
    short @Nullable [] months;

    int count;

    /** Keeps a unit; false if it was there already. */
    boolean put(int unit, int seats, int month) {
        if (units[unit] != 0) {
            return false;
        }
        units[unit] = seats;
        count++;
        if (month > 0) {
            short[] known = months;
            if (known == null) {
                known = new short[SectorKey.UNITS];
                months = known;
            }
            known[unit] = (short) month;
        }
        return true;
    }

    /** One number for a pair of seats: their places in the list of seats, counted from 1, or 0 for none. */
    static int seats(int first, int second) {
        return 1 << 30 | second << 15 | first;
    }

    static int first(int seats) {
        return seats & 0x7fff;
    }

    static int second(int seats) {
        return seats >> 15 & 0x7fff;
    }
}
