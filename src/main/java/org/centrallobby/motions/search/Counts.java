package org.centrallobby.motions.search;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.centrallobby.motions.MotionStatus;

/**
 * How many motions were found, and of which kinds.
 *
 * @param sessions the newest first
 * @param parties the most motions first; under the empty name those whose sponsor's party is not known
 * @param nations likewise
 */
public record Counts(
        long total,
        Map<String, Long> sessions,
        Map<MotionStatus, Long> statuses,
        Map<String, Long> parties,
        Map<String, Long> nations) {
    /**
     * What a motion is counted by.
     *
     * @param party of the primary sponsor on the day of tabling; empty where not known
     * @param nation of that Member's seat on that day; empty where not known
     */
    record Facet(int id, String session, boolean withdrawn, String party, String nation) {}

    /** A facet, the status that follows from it today, and its motions. */
    record Part(Facet facet, MotionStatus status, long motions) {}

    static Counts of(List<Part> parts) {
        Map<String, Long> sessions = new TreeMap<>(Comparator.reverseOrder());
        Map<MotionStatus, Long> statuses = new EnumMap<>(MotionStatus.class);
        Map<String, Long> parties = new TreeMap<>();
        Map<String, Long> nations = new TreeMap<>();
        long total = 0;
        for (Part part : parts) {
            total += part.motions();
            sessions.merge(part.facet().session(), part.motions(), Long::sum);
            statuses.merge(part.status(), part.motions(), Long::sum);
            parties.merge(part.facet().party(), part.motions(), Long::sum);
            nations.merge(part.facet().nation(), part.motions(), Long::sum);
        }
        return new Counts(total, sessions, statuses, mostFirst(parties), mostFirst(nations));
    }

    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }
}
