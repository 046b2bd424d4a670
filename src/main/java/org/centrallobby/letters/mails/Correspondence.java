package org.centrallobby.letters.mails;

import org.centrallobby.letters.LetterKind;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.motions.Motion;
import org.jspecify.annotations.Nullable;

/**
 * All that the mails of one letter are made of.
 *
 * @param id of the letter
 * @param reference such as {@code CL-7KQ4-M2XD}
 * @param text as the author wrote it
 */
public record Correspondence(
        long id, String reference, Author author, Addressee addressee, Matter matter, String text) {
    /** Who wrote it. */
    public record Author(String name, String address, String postcode, EmailAddress email) {}

    /** Whom it is for. */
    public record Addressee(String name, String seat) {}

    /**
     * What it is about.
     *
     * @param organiser who runs the campaign; empty where there is none
     */
    public record Matter(
            LetterKind kind,
            String topic,
            String organiser,
            @Nullable Motion motion) {}
}
