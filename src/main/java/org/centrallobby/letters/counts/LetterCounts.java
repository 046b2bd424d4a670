package org.centrallobby.letters.counts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.springframework.stereotype.Component;

/** Letters in numbers, read from a copy in memory: a page costs no query. */
@Component
public class LetterCounts {
    /** Numbers of the invented place stay with what is invented, and real ones with what is real. */
    private record Whose<T>(T key, boolean demonstration) {}

    private record Known(
            Map<Whose<String>, Map<Integer, Figures>> byCampaign,
            Map<Whose<Long>, Figures> byMotion,
            Optional<Instant> changedAt) {}

    private final CountRows rows;
    private final Snapshot<Known> known;

    LetterCounts(CountRows rows, Changes changes) {
        this.rows = rows;
        this.known = new Snapshot<>(this::read, changes, Topic.LETTER_COUNTS);
    }

    /** The letters of a campaign. */
    public Figures forCampaign(String slug, boolean demonstration) {
        return forCampaignBySeat(slug, demonstration).values().stream().reduce(Figures.NONE, Figures::plus);
    }

    /** The letters of a campaign, by Parliament's id of the seat; seats without letters are left out. */
    public Map<Integer, Figures> forCampaignBySeat(String slug, boolean demonstration) {
        return known.get().byCampaign().getOrDefault(new Whose<>(slug, demonstration), Map.of());
    }

    /** The letters that ask for names on a motion, from every campaign and from none. */
    public Figures forMotion(long motionId, boolean demonstration) {
        return known.get().byMotion().getOrDefault(new Whose<>(motionId, demonstration), Figures.NONE);
    }

    /** When one of the numbers changed last; empty before anything was counted. */
    public Optional<Instant> changedAt() {
        return known.get().changedAt();
    }

    /** Tells every node that numbers changed, within the transaction that changed them. */
    void changed() {
        known.changed();
    }

    private Known read() {
        Map<Whose<String>, Map<Integer, Figures>> byCampaign = new HashMap<>();
        Map<Whose<Long>, Figures> byMotion = new HashMap<>();
        for (CountRows.Line line : rows.listLines()) {
            String campaign = line.campaign();
            if (campaign != null) {
                byCampaign
                        .computeIfAbsent(new Whose<>(campaign, line.demonstration()), first -> new HashMap<>())
                        .merge(line.seatId(), line.figures(), Figures::plus);
            }
            Long motion = line.motionId();
            if (motion != null) {
                byMotion.merge(new Whose<>(motion, line.demonstration()), line.figures(), Figures::plus);
            }
        }
        return new Known(byCampaign, byMotion, rows.findChangedAt());
    }
}
