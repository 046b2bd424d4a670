package org.centrallobby.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a letter.
 *
 * @param actor who did it: {@code writer}, {@code mail}, {@code house}, an operator
 * @param note what is to be known of it, nothing personal; or null
 */
public record Step(
        LetterEvent event,
        Instant at,
        String actor,
        @Nullable String note) {}
