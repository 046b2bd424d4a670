package org.centrallobby.motions.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.kit.http.FetchFailed;
import org.centrallobby.kit.sync.Reading;
import org.jspecify.annotations.Nullable;

/** What came of a run over many motions. */
final class DetailCounts {
    private static final int NAMED = 10;

    /**
     * What became of a batch.
     *
     * @param troubles motions left as they are, by their names or ids, and why
     */
    record Kept(int added, int changed, int events, Map<String, String> troubles) {}

    private final int asked;
    private final Map<String, List<String>> troubles = new LinkedHashMap<>();
    private int added;
    private int changed;
    private int events;
    private int failuresInARow;

    DetailCounts(int asked) {
        this.asked = asked;
    }

    void add(Kept kept) {
        added += kept.added();
        changed += kept.changed();
        events += kept.events();
        kept.troubles()
                .forEach((motion, why) -> troubles.computeIfAbsent(why, reason -> new ArrayList<>())
                        .add(motion));
    }

    /** How many questions in a row came to nothing. */
    int failures(@Nullable FetchFailed failure) {
        failuresInARow = failure == null ? 0 : failuresInARow + 1;
        return failuresInARow;
    }

    int asked() {
        return asked;
    }

    int added() {
        return added;
    }

    int changed() {
        return changed;
    }

    int events() {
        return events;
    }

    /** A sentence for each reason, the first motions by name. */
    void remark(Reading reading) {
        troubles.forEach((why, motions) -> reading.remark("%s left as %s: %s (%s%s)."
                .formatted(
                        motions.size() == 1 ? "One motion was" : motions.size() + " motions were",
                        motions.size() == 1 ? "it is held" : "they are held",
                        why,
                        String.join(", ", motions.subList(0, Math.min(NAMED, motions.size()))),
                        motions.size() > NAMED ? " and others" : "")));
    }
}
