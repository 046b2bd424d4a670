package org.centrallobby.motions.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param motions of the page asked for
 */
public record Found(Counts counts, List<FoundMotion> motions) {
    public Found {
        motions = List.copyOf(motions);
    }
}
