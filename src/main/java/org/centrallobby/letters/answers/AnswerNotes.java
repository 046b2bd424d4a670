package org.centrallobby.letters.answers;

import java.util.Optional;
import org.centrallobby.letters.privacy.LetterNotes;
import org.springframework.stereotype.Component;

/** When a letter's writer was asked about an answer, and what was told. */
@Component
final class AnswerNotes implements LetterNotes {
    private final AnswerRows rows;

    AnswerNotes(AnswerRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public Optional<Object> find(long letterId) {
        return rows.findAll(letterId).map(all -> all);
    }
}
