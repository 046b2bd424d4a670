package org.centrallobby.letters;

import org.centrallobby.mail.EmailAddress;

/** All that is personal about a letter, kept under the letter's own key until it is destroyed. */
public record LetterText(Writer writer, String topic, String organiser, String text) {
    /** The writer's e-mail as an address; it was one when the letter was kept. */
    public EmailAddress writerAddress() {
        if (EmailAddress.parse(writer.email()) instanceof EmailAddress.Valid valid) {
            return valid.address();
        }
        throw new IllegalStateException("A letter holds something that is no e-mail address.");
    }

    /** Whom an answer goes to. */
    public LetterContact contact() {
        return new LetterContact(writer.name(), writerAddress());
    }

    /** The same with another address. */
    public LetterText withEmail(EmailAddress email) {
        return new LetterText(
                new Writer(writer.name(), writer.address(), writer.postcode(), email.value()), topic, organiser, text);
    }

    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(letter)";
    }
}
