package org.centrallobby.letters.answers;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was told of the letters to one Member that a mail server took in a period.
 *
 * @param from the period's first day
 * @param to its last day
 * @param answered letters that were answered
 * @param acknowledged letters that got a word that they arrived, and no more
 * @param unanswered letters that were not answered
 */
public record Reports(LocalDate from, LocalDate to, long answered, long acknowledged, long unanswered) {
    /** Fewer than that say nothing of anybody. */
    public static final int ENOUGH = 10;

    /** Of how many letters we were told. Who said nothing is not among them, nor who needs no answer any more. */
    public long told() {
        return answered + acknowledged + unanswered;
    }

    /** Between what shares of letters are answered; empty where too few were told of. */
    public Optional<Wilson> share() {
        return told() < ENOUGH ? Optional.empty() : Optional.of(Wilson.of(answered, told()));
    }

    /** As a page says it: the lower end in hundredths, rounded down; 0 where too few were told of. */
    public int lowPercent() {
        return share().map(share -> (int) Math.floor(share.low() * 100)).orElse(0);
    }

    /** As a page says it: the upper end in hundredths, rounded up; 100 where too few were told of. */
    public int highPercent() {
        return share().map(share -> (int) Math.ceil(share.high() * 100)).orElse(100);
    }

    /** Answered letters in hundredths of those told of. */
    public int percent() {
        return told() == 0 ? 0 : (int) Math.round(100.0 * answered / told());
    }
}
