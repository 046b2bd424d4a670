package org.centrallobby.letters.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Forgetting;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.post.LetterPost;
import org.centrallobby.letters.store.LetterLists;
import org.centrallobby.letters.store.LetterRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds writers once, lets go letters that nobody confirmed, and forgets old links and counts. */
@Component
public final class LetterHousekeeping implements RecurringJob {
    private static final int BATCH = 200;
    /** One reminder, a day after the last link. */
    private static final Duration REMINDED_AFTER = Duration.ofDays(1);

    private final LetterRows rows;
    private final LetterLists lists;
    private final LetterPost post;
    private final Forgetting links;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    LetterHousekeeping(
            LetterRows rows,
            LetterLists lists,
            LetterPost post,
            Forgetting links,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.rows = rows;
        this.lists = lists;
        this.post = post;
        this.links = links;
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
        List<Long> overdue = lists.listUnconfirmedSince(now.minus(Confirmations.VALID), BATCH);
        while (!overdue.isEmpty()) {
            overdue.forEach(id -> transaction.executeWithoutResult(status -> lapse(id, now)));
            overdue = lists.listUnconfirmedSince(now.minus(Confirmations.VALID), BATCH);
        }
        List<Long> silent = lists.listUnremindedSince(now.minus(REMINDED_AFTER), BATCH);
        while (!silent.isEmpty()) {
            silent.forEach(id -> transaction.executeWithoutResult(status -> remind(id, now)));
            silent = lists.listUnremindedSince(now.minus(REMINDED_AFTER), BATCH);
        }
        links.forget();
    }

    private void remind(long id, Instant now) {
        Letter letter = rows.getLocked(id);
        if (rows.apply(LetterEvent.REMIND, letter, "housekeeping", now)) {
            post.remind(letter, rows.findText(id).orElseThrow().writerAddress(), now);
        }
    }

    private void lapse(long id, Instant now) {
        Letter letter = rows.getLocked(id);
        boolean overdue = !letter.stateSince().isAfter(now.minus(Confirmations.VALID));
        if (overdue && rows.apply(LetterEvent.LAPSE, letter, "housekeeping", now)) {
            post.cancelAsking(letter);
        }
    }
}
