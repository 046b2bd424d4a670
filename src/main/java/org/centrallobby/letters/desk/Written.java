package org.centrallobby.letters.desk;

import java.time.Duration;
import java.util.List;
import org.centrallobby.letters.Draft;

/** What came of a letter that was sent in. */
public sealed interface Written {
    /** Kept; a mail to confirm it is on its way. */
    record Stored(long letterId, String reference) implements Written {}

    /** This form was sent in before: there is one letter, with the newest text unless it is confirmed already. */
    record Again(long letterId, String reference) implements Written {}

    /** Too many mails have been asked for; after this time there may be another. */
    record TooMany(Duration pause) implements Written {}

    /** The Member's office publishes no e-mail address we know of: by post, then. */
    record NoAddress() implements Written {}

    /** The Member does not sit for that seat today. */
    record NotTheirMember() implements Written {}

    /** It cannot be kept as it is. */
    record Unfit(List<Draft.Flaw> flaws) implements Written {}
}
