package org.centrallobby.letters.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.centrallobby.confirmation.Allowance;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys letters nobody confirmed, and forgets old links and counts. */
@Component
public final class LetterHousekeeping implements RecurringJob {
    private static final int BATCH = 200;
    private final LetterRows rows;
    private final LetterPost post;
    private final Confirmations confirmations;
    private final Allowance allowance;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    LetterHousekeeping(
            LetterRows rows,
            LetterPost post,
            Confirmations confirmations,
            Allowance allowance,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.post = post;
        this.confirmations = confirmations;
        this.allowance = allowance;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void runOnce() {
        Instant now = clock.instant();
        List<Long> overdue = rows.listUnconfirmedSince(now.minus(Confirmations.VALID), BATCH);
        while (!overdue.isEmpty()) {
            overdue.forEach(id -> transaction.executeWithoutResult(status -> lapse(id, now)));
            overdue = rows.listUnconfirmedSince(now.minus(Confirmations.VALID), BATCH);
        }
        confirmations.forget();
        allowance.forget();
    }

    private void lapse(long id, Instant now) {
        Letter letter = rows.getLocked(id);
        boolean overdue = !letter.stateSince().isAfter(now.minus(Confirmations.VALID));
        if (overdue && rows.apply(LetterEvent.LAPSE, letter, "housekeeping", now)) {
            post.cancelAsking(letter);
        }
    }
}
