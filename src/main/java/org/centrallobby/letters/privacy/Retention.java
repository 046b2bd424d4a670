package org.centrallobby.letters.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.store.KeptLetters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys what is personal of letters when its time is over, many letters at once; only counts stay. */
@Component
public final class Retention implements RecurringJob {
    /** How long text and postal address are kept after a letter was accepted, and all of one that ended otherwise. */
    public static final Duration TEXT = Duration.ofDays(28);

    /** How long name and e-mail are kept after it was accepted: an answer may still come. */
    public static final Duration CONTACT = Duration.ofDays(90);

    private static final int BATCH = 500;
    /** Longer than this job ever stands still. */
    private static final Duration LOOKING_BACK = Duration.ofDays(7);

    private final KeptLetters letters;
    private final ObjectProvider<LetterRemains> remains;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Retention(
            KeptLetters letters,
            ObjectProvider<LetterRemains> remains,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.letters = letters;
        this.remains = remains;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void runOnce() {
        Instant now = clock.instant();
        each(() -> letters.forgetTexts(now.minus(TEXT), now, BATCH));
        each(() -> letters.destroyAccepted(now.minus(CONTACT), now, BATCH));
        each(() -> letters.destroyEnded(now.minus(TEXT), now, BATCH));
        tellAgain(letters.listGoneSince(now.minus(LOOKING_BACK)));
    }

    /** Of letters that their readers denied or their writers took back; telling twice does no harm. */
    private void tellAgain(List<Long> gone) {
        for (int from = 0; from < gone.size(); from += BATCH) {
            List<Long> some = gone.subList(from, Math.min(gone.size(), from + BATCH));
            transaction.executeWithoutResult(status -> remains.forEach(keeper -> keeper.forget(some)));
        }
    }

    private void each(Supplier<List<Long>> batch) {
        boolean more = true;
        while (more) {
            List<Long> gone = Objects.requireNonNull(transaction.execute(status -> {
                List<Long> ids = batch.get();
                if (!ids.isEmpty()) {
                    remains.forEach(keeper -> keeper.forget(ids));
                }
                return ids;
            }));
            more = !gone.isEmpty();
        }
    }
}
