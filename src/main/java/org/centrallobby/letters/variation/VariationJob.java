package org.centrallobby.letters.variation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.store.LetterRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the marks of letters that were confirmed, a moment later: no writer waits for it. */
@Component
public final class VariationJob implements RecurringJob {
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
            // One letter is one transaction, and one at a time is locked.
        }
    }

    private boolean rememberNext() {
        Optional<Long> due = rows.takeDue();
        due.ifPresent(id -> {
            // Held fast, so that a text that is destroyed meanwhile takes its marks along.
            Letter letter = letters.getLocked(id);
            Optional<LetterText> text = letters.findText(id);
            if (letter.campaign() != null && text.isPresent()) {
                variation.remember(id, letter.campaign(), text.get().text());
            }
        });
        return due.isPresent();
    }
}
