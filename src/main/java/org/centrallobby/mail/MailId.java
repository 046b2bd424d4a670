package org.centrallobby.mail;

/**
 * A row of the ledger: one message to one recipient.
 *
 * @param broadcast whether it is a recipient of a broadcast, and not a mail of its own
 */
public record MailId(boolean broadcast, long number) {
    /** Such as {@code m4f} or {@code b4f}: small letters and digits, that survive any mail system. */
    public String text() {
        return (broadcast ? "b" : "m") + Long.toString(number, Character.MAX_RADIX);
    }
}
