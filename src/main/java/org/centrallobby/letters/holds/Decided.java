package org.centrallobby.letters.holds;

import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;

/** What came of an operator's word about a letter. */
public sealed interface Decided {
    /** Done. */
    record Done(Letter letter) implements Decided {}

    /** There is no letter with that reference. */
    record Unknown() implements Decided {}

    /** It is where that cannot be done. */
    record NotNow(LetterState state) implements Decided {}

    /** Its mail, or the joint letter with it, is in a mail server's hands already. */
    record TooLate() implements Decided {}
}
