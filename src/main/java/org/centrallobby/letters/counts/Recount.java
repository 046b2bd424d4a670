package org.centrallobby.letters.counts;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts every letter anew each night, and writes down where a number had drifted. */
@Component
public final class Recount implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private final CountRows rows;
    private final LetterCounts counts;
    private final Gathering gathering;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Recount(
            CountRows rows,
            LetterCounts counts,
            Gathering gathering,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.counts = counts;
        this.gathering = gathering;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "letter-recount";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    @Override
    public Optional<LocalTime> dailyAt() {
        return Optional.of(LocalTime.of(3, 40));
    }

    /** What has happened of late is gathered first, so that it is not taken for drift. */
    @Override
    public void runOnce() {
        gathering.runOnce();
        int corrected = 0;
        for (long window : rows.listWindows()) {
            corrected += Objects.requireNonNull(transaction.execute(status -> recount(window)));
        }
        LOG.info("Letters were recounted; {} numbers had drifted and are corrected.", corrected);
    }

    private int recount(long window) {
        rows.lock();
        Figures before = rows.sum(window);
        int corrected = rows.count(window);
        if (corrected > 0) {
            LOG.warn(
                    "Numbers of letters {} to {} had drifted: {} became {}.",
                    window * CountRows.WINDOW,
                    (window + 1) * CountRows.WINDOW - 1,
                    before,
                    rows.sum(window));
            rows.noteGathered(clock.instant(), true);
            counts.changed();
        }
        return corrected;
    }
}
