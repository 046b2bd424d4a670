package org.centrallobby.places.index;

/**
 * Names of sectors and units as numbers. A sector is an outward code and one digit ("N8 9"); its units are the two
 * letters that follow, of which there are 400.
 */
final class SectorKey {
    static final int UNITS = 400;
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final String OUTWARD = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int BASE = OUTWARD.length();
    private static final int LONGEST_OUTWARD = 4;

    private SectorKey() {}

    /** The number of a sector; -1 for codes that have none, such as those of the forces' post. */
    static int of(String outward, String inward) {
        if (outward.length() > LONGEST_OUTWARD || inward.length() != 3) {
            return -1;
        }
        int digit = inward.charAt(0) - '0';
        int key = 0;
        for (int i = 0; i < LONGEST_OUTWARD; i++) {
            int place = i < outward.length() ? place(outward.charAt(i)) : 0;
            if (place < 0) {
                return -1;
            }
            key = key * BASE + place;
        }
        return digit < 0 || digit > 9 ? -1 : key * 10 + digit;
    }

    /** The number of a unit within its sector; -1 if its letters are none. */
    static int unit(String inward) {
        int first = LETTERS.indexOf(inward.charAt(1));
        int second = LETTERS.indexOf(inward.charAt(2));
        return first < 0 || second < 0 ? -1 : first * LETTERS.length() + second;
    }

    /** "N8 9". */
    static String name(int key) {
        StringBuilder outward = new StringBuilder();
        for (int rest = key / 10; rest > 0; rest /= BASE) {
            if (rest % BASE > 0) {
                outward.append(OUTWARD.charAt(rest % BASE));
            }
        }
        return outward.reverse().append(' ').append(key % 10).toString();
    }

    /** The number of a sector by its name. */
    static int parse(String name) {
        int space = name.indexOf(' ');
        return of(name.substring(0, space), name.substring(space + 1) + "AA");
    }

    private static int place(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0' + 1;
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 11 : -1;
    }
}
