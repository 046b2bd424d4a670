package org.centrallobby.letters.variation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer;
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
        List<Alike> alike = listAlike(mark(campaign, phrases));
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

    /** Keeps the marks of a confirmed letter, once, within the caller's transaction; of one too short to compare none. */
    public void remember(long letterId, String campaign, String text) {
        Phrases phrases = Phrases.of(text);
        if (phrases.words() < SHORTEST) {
            return;
        }
        Marks marks = mark(campaign, phrases);
        Optional<Alike> nearest = listAlike(marks).stream().max(Comparator.comparingDouble(Alike::likeness));
        rows.add(letterId, nearest.map(Alike::cluster).orElse(letterId), marks);
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

    private List<Alike> listAlike(Marks marks) {
        return rows.listNear(marks).stream()
                .map(near -> new Alike(near.cluster(), near.marks().likeness(marks)))
                .filter(near -> near.likeness() >= ALIKE)
                .toList();
    }

    private Marks mark(String campaign, Phrases phrases) {
        return new Marker(sealer.hash(PURPOSE, campaign)).mark(phrases);
    }
}
