package org.centrallobby.letters.desk;

import java.time.Duration;
import org.centrallobby.mail.EmailAddress;

/** What came of asking for another confirmation mail. */
public sealed interface Sent {
    /** On its way. */
    record Done() implements Sent {}

    /** Too many mails have been asked for; after this time there may be another. */
    record TooMany(Duration pause) implements Sent {}

    /** The letter is confirmed, or gone. */
    record TooLate() implements Sent {}

    /** That is no address we can write to. */
    record Refused(EmailAddress.Flaw flaw) implements Sent {}
}
