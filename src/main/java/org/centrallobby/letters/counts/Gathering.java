package org.centrallobby.letters.counts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.jobs.RecurringJob;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts anew, every minute, the windows of letters in which something happened. */
@Component
public final class Gathering implements RecurringJob {
    /** Longer than a transaction lasts: what was noted before the last turn may have been committed after it. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final CountRows rows;
    private final LetterCounts counts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Gathering(CountRows rows, LetterCounts counts, TransactionTemplate transaction, InstantSource clock) {
        this.rows = rows;
        this.counts = counts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "letter-counts";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        transaction.executeWithoutResult(status -> {
            rows.lock();
            Instant now = clock.instant();
            List<Long> windows = rows.findGatheredTo()
                    .map(to -> rows.listWindowsTouched(to.minus(LATE)))
                    .orElseGet(rows::listWindows);
            boolean changed = false;
            for (long window : windows) {
                changed |= rows.count(window) > 0;
            }
            rows.noteGathered(now, changed);
            if (changed) {
                counts.changed();
            }
        });
    }
}
