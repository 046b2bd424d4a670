package org.centrallobby.letters.counts;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers of a group may be shown beside the total of the group, so that nobody learns that somebody wrote: what
 * is below five is held back, and where the rest would tell it, more is.
 */
final class SmallNumbers {
    /** The smallest number that is shown. */
    static final int LEAST = 5;

    private SmallNumbers() {}

    /**
     * What came of it.
     *
     * @param shown the numbers that may be shown
     * @param mixed whether numbers of five and more are held back too
     */
    record Shown<K>(Set<K> shown, boolean mixed) {}

    /**
     * Sorts a group. What is held back adds up to a sum that everybody can work out. That sum tells nothing as long as
     * each number behind it could be nought: as long as the others alone, at four each, could make it up. Where they
     * could not, the smallest number shown is held back too, under the same words.
     *
     * @param group every number of the group, noughts included
     * @param tainted what must be held back for other reasons
     * @return empty if the total of the group tells too much, whatever is held back
     */
    static <K extends Comparable<K>> Optional<Shown<K>> protect(Map<K, Long> group, Set<K> tainted) {
        Set<K> shown = new HashSet<>();
        long sum = 0;
        long held = 0;
        boolean mixed = false;
        for (Map.Entry<K, Long> entry : group.entrySet()) {
            if (entry.getValue() >= LEAST && !tainted.contains(entry.getKey())) {
                shown.add(entry.getKey());
            } else {
                sum += entry.getValue();
                held++;
                mixed |= entry.getValue() >= LEAST;
            }
        }
        boolean told = mixed ? held < 2 : sum > 0 && sum > (LEAST - 1) * (held - 1);
        if (!told) {
            return Optional.of(new Shown<>(Set.copyOf(shown), mixed));
        }
        Optional<K> smallest =
                shown.stream().min(Comparator.<K, Long>comparing(group::get).thenComparing(Comparator.naturalOrder()));
        if (smallest.isEmpty()) {
            return Optional.empty();
        }
        shown.remove(smallest.get());
        return Optional.of(new Shown<>(Set.copyOf(shown), true));
    }
}
