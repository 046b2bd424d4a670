package org.centrallobby.confirmation;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which counts this node met lately, as a guess: of all whose keys share one of 262,144 places (2 MB) it remembers the last.
 */
final class Lately {
    private static final int PLACES = 1 << 18;
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /**
     * Remembers a key from now on.
     *
     * @return whether it was remembered already
     */
    boolean meet(UUID key) {
        long mark = key.getMostSignificantBits() ^ key.getLeastSignificantBits();
        return places.getAndSet(key.hashCode() & (PLACES - 1), mark) == mark;
    }
}
