package org.centrallobby.places.map.land;

import java.util.Arrays;

/**
 * What stays in one piece: the seats of one nation that hang together by land. England with its neighbours is one body,
 * the Isle of Wight another; England, Scotland and Wales lie on one landmass.
 *
 * @param of the body of each seat
 * @param landmass the landmass of each body
 * @param size how many seats each has
 */
public record Bodies(int[] of, int[] landmass, int[] size) {
    public static Bodies of(Country country) {
        int n = country.size();
        int[] of = new int[n];
        Arrays.fill(of, -1);
        int count = 0;
        int[] open = new int[n];
        for (int seat = 0; seat < n; seat++) {
            if (of[seat] >= 0) {
                continue;
            }
            int last = 0;
            of[seat] = count;
            open[last++] = seat;
            while (last > 0) {
                int at = open[--last];
                for (int next : country.neighbours()[at]) {
                    if (of[next] < 0 && country.nation()[next] == country.nation()[at]) {
                        of[next] = count;
                        open[last++] = next;
                    }
                }
            }
            count++;
        }
        int[] landmass = new int[count];
        int[] size = new int[count];
        for (int seat = 0; seat < n; seat++) {
            landmass[of[seat]] = country.landmass()[seat];
            size[of[seat]]++;
        }
        return new Bodies(of, landmass, size);
    }

    public int count() {
        return size.length;
    }
}
