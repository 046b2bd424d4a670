package org.centrallobby.letters.variation;

import java.util.Arrays;
import java.util.Optional;
import org.centrallobby.letters.privacy.LetterNotes;
import org.springframework.stereotype.Component;

/** The marks by which a letter is compared with others: numbers that tell nobody a word. */
@Component
final class MarkNotes implements LetterNotes {
    private final VariationRows rows;

    MarkNotes(VariationRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "marks";
    }

    @Override
    public Optional<Object> find(long letterId) {
        return rows.find(letterId)
                .map(marks -> Arrays.stream(marks.bands()).boxed().toList());
    }
}
