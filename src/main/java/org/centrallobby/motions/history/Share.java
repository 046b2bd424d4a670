package org.centrallobby.motions.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.members.Membership;

/**
 * How many of the names come from one party or one nation.
 *
 * @param word the party or nation; empty where not known
 */
public record Share(String word, int names) {
    /**
     * The largest first, what is not known last.
     *
     * @param seats of those who signed, on the day of tabling; none for those whose seat of that day is not known
     * @param unknown how many those are
     */
    static List<Share> list(List<Membership> seats, int unknown, Function<Membership, String> word) {
        Map<String, Integer> counts =
                new TreeMap<>(seats.stream().collect(Collectors.groupingBy(word, Collectors.summingInt(seat -> 1))));
        if (unknown > 0) {
            counts.merge("", unknown, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(one -> new Share(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing((Share share) -> share.word().isEmpty())
                        .thenComparing(Comparator.comparingInt(Share::names).reversed()))
                .toList();
    }
}
