package org.centrallobby.letters.variation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.letters.variation.VariationRows.Standing;
import org.springframework.stereotype.Component;

/**
 * How alike the letters of a campaign are. A letter about a writer's own problem is none of a campaign's: it is never
 * brought here. What is kept of a letter comes by {@link VariationJob} and goes when its text does, by a trigger of the database.
 */
@Component
public class Variation {
    /** Letters whose likeness is at least this are much alike: more than half of what each says is in the other. */
    static final double ALIKE = 0.4;

    /** Words; fewer say too little to be compared. */
    static final int SHORTEST = 20;

    /** Keeps these hashes apart from all others. */
    static final String PURPOSE = "letters.variation";

    private final VariationRows rows;
    private final CampaignWords campaignWords;
    private final Sealer sealer;

    Variation(VariationRows rows, CampaignWords campaignWords, Sealer sealer) {
        this.rows = rows;
        this.campaignWords = campaignWords;
        this.sealer = sealer;
    }

    /**
     * Compares a text with a campaign's words and with its letters, and keeps nothing of it.
     *
     * @param campaign its slug
     */
    public Judgement judge(String campaign, String text) {
        Phrases phrases = Phrases.of(text);
        if (phrases.words() < SHORTEST) {
            return Judgement.TOO_SHORT;
        }
        Marks marks = mark(campaign, phrases);
        List<Alike> alike =
                listAlike(rows.listNear(List.of(marks)).getFirst(), marks).toList();
        int letters = alike.isEmpty()
                ? 0
                : rows.count(alike.stream().map(Alike::cluster).toList(), Judgement.MANY);
        double nearest = alike.stream().mapToDouble(Alike::likeness).max().orElse(0);
        return Judgement.of(
                phrases.partIn(Phrases.of(campaignWords.listWords(campaign))),
                // Of two texts of one length: the part of each that is in the other.
                2 * nearest / (1 + nearest),
                letters);
    }

    /**
     * A letter that its writer has confirmed.
     *
     * @param campaign its slug
     */
    public record Told(long letterId, String campaign, String text) {
        /** Never what was written: this text may end up in a log. */
        @Override
        public String toString() {
            return "(letter " + letterId + ")";
        }
    }

    /** Keeps the marks of confirmed letters, once, within the caller's transaction; of those too short to compare none. */
    public void remember(List<Told> letters) {
        List<Standing> fresh = letters.stream()
                .flatMap(told -> {
                    Phrases phrases = Phrases.of(told.text());
                    return phrases.words() < SHORTEST
                            ? Stream.empty()
                            : Stream.of(new Standing(told.letterId(), mark(told.campaign(), phrases)));
                })
                .toList();
        List<List<Standing>> near =
                rows.listNear(fresh.stream().map(Standing::marks).toList());
        // The first of those that are alike in this round stands for the others, as if it had come before them.
        List<Standing> begun = new ArrayList<>();
        List<Long> clusters = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Standing one = fresh.get(i);
            Optional<Alike> nearest = Stream.concat(listAlike(near.get(i), one.marks()), listAlike(begun, one.marks()))
                    .max(Comparator.comparingDouble(Alike::likeness));
            clusters.add(nearest.map(Alike::cluster).orElse(one.cluster()));
            if (nearest.isEmpty()) {
                begun.add(one);
            }
        }
        rows.add(fresh, clusters);
    }

    /**
     * Forgets a letter's marks, as happens by itself when its text is destroyed.
     *
     * @return false if none were kept
     */
    public boolean forget(long letterId) {
        return rows.forget(letterId);
    }

    private record Alike(long cluster, double likeness) {}

    private static Stream<Alike> listAlike(List<Standing> near, Marks marks) {
        return near.stream()
                .map(other -> new Alike(other.cluster(), other.marks().likeness(marks)))
                .filter(other -> other.likeness() >= ALIKE);
    }

    private Marks mark(String campaign, Phrases phrases) {
        return new Marker(sealer.hash(PURPOSE, campaign)).mark(phrases);
    }
}
