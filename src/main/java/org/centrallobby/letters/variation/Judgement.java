package org.centrallobby.letters.variation;

/**
 * How a text compares.
 *
 * @param own how much of it, of a hundred, is neither the campaign's nor in letters like it
 * @param campaign how much of it, of a hundred, stands in the campaign's texts
 * @param alike how many letters of the campaign are like it: nought for fewer than {@value #FEWEST}, tens from twenty on,
 *     and {@link #MANY} for more than a hundred
 */
public record Judgement(Verdict verdict, int own, int campaign, int alike) {
    /** Fewer are not told of: nobody learns here what one person wrote. */
    public static final int FEWEST = 5;

    /** More than a hundred are not counted. */
    public static final int MANY = 101;

    private static final int MOSTLY = 50;

    /** Of a text with too few words. */
    static final Judgement TOO_SHORT = new Judgement(Verdict.TOO_SHORT_TO_SAY, 0, 0, 0);

    /**
     * Puts what was measured into a verdict.
     *
     * @param inCampaign the part of the text's phrases that the campaign uses
     * @param inLetter the part of them that the likest letter has too
     * @param letters how many are like it, counted up to {@link #MANY}
     */
    static Judgement of(double inCampaign, double inLetter, int letters) {
        int alike = letters < FEWEST ? 0 : letters >= 20 && letters < MANY ? letters / 10 * 10 : letters;
        int campaign = hundredths(inCampaign);
        int own = 100 - Math.max(campaign, alike == 0 ? 0 : hundredths(inLetter));
        Verdict verdict =
                campaign >= MOSTLY ? Verdict.CAMPAIGN_WORDS : alike > 0 ? Verdict.MUCH_ALIKE : Verdict.OWN_WORDS;
        return new Judgement(verdict, own, campaign, alike);
    }

    private static int hundredths(double part) {
        return (int) Math.round(part * 100);
    }
}
