package org.centrallobby.letters.answers;

/**
 * Between what shares the truth may lie, when {@code yes} of {@code of} said yes: the score interval of E. B. Wilson at
 * 95 %, without a correction for continuity (<i>Probable Inference, the Law of Succession, and Statistical Inference</i>,
 * Journal of the American Statistical Association 22 (1927), 209–212). It stays between 0 and 1 and is of use with few
 * answers, where the usual plus and minus is not. The test holds it against the table that R. G. Newcombe published
 * (<i>Two-sided confidence intervals for the single proportion: comparison of seven methods</i>, Statistics in Medicine 17
 * (1998), 857–872, method 3).
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Wilson(double low, double high) {
    /** 97.5 % of a normal distribution lie below it. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval.
     *
     * @throws IllegalArgumentException if there is nothing to count, or more said yes than there are
     */
    public static Wilson of(long yes, long of) {
        if (of < 1 || yes < 0 || yes > of) {
            throw new IllegalArgumentException("No share of " + yes + " in " + of + ".");
        }
        double share = (double) yes / of;
        double square = Z * Z / of;
        double middle = share + square / 2;
        double half = Z * Math.sqrt(share * (1 - share) / of + square / (4 * of));
        return new Wilson(Math.max(0, (middle - half) / (1 + square)), Math.min(1, (middle + half) / (1 + square)));
    }
}
