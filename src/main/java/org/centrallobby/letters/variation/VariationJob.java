package org.centrallobby.letters.variation;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.variation.Variation.Told;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the marks of letters that were confirmed, a moment later: no writer waits for it. */
@Component
public final class VariationJob implements RecurringJob {
    private static final int AT_ONCE = 32;
    private final VariationRows rows;
    private final Variation variation;
    private final LetterRows letters;
    private final TransactionTemplate transaction;

    VariationJob(VariationRows rows, Variation variation, LetterRows letters, TransactionTemplate transaction) {
        this.rows = rows;
        this.variation = variation;
        this.letters = letters;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "variation";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void runOnce() {
        while (Objects.requireNonNull(transaction.execute(status -> rememberNext()))) {
            // Letters that came one after the other make one transaction.
        }
    }

    private boolean rememberNext() {
        List<Long> due = rows.takeDue(AT_ONCE);
        variation.remember(due.stream().flatMap(id -> find(id).stream()).toList());
        return !due.isEmpty();
    }

    /** Held fast, so that a text that is destroyed meanwhile takes its marks along. */
    private Optional<Told> find(long id) {
        Letter letter = letters.getLocked(id);
        String campaign = letter.campaign();
        return campaign == null
                ? Optional.empty()
                : letters.findText(id).map(content -> new Told(id, campaign, content.text()));
    }
}
