package org.centrallobby.letters;

import org.centrallobby.mail.EmailAddress;

/** Whom an answer to a letter would go to, kept under a key of its own, for longer than the letter's text. */
public record LetterContact(String name, EmailAddress email) {
    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(contact)";
    }
}
