package org.centrallobby.letters.answers;

import java.time.LocalDate;
import org.centrallobby.letters.Letter;
import org.jspecify.annotations.Nullable;

/** What the link of the mail that asks leads to. */
public sealed interface Question {
    /**
     * It can be answered, and answered otherwise.
     *
     * @param acceptedOn the day on which a mail server took the letter
     * @param told what its writer said so far; null if nothing
     */
    record Open(
            Letter letter, LocalDate acceptedOn, @Nullable Outcome told) implements Question {}

    /** The office answered through us: there is nothing to ask. */
    record AnsweredByOffice(Letter letter) implements Question {}

    /** The letter came back after all, or is erased. */
    record Over() implements Question {}

    /** The link came too late. */
    record Lapsed() implements Question {}

    /** There is no such link. */
    record Unknown() implements Question {}
}
