package org.centrallobby.letters.desk;

import org.centrallobby.letters.Letter;

/** What came of following a confirmation link. */
public sealed interface Confirmed {
    /** Confirmed just now; the letter's mail is in the outbox, or waits its turn. */
    record Ready(Letter letter) implements Confirmed {}

    /** Confirmed just now, and held for a person to look at. */
    record Held(Letter letter) implements Confirmed {}

    /** It was confirmed before. */
    record Already(Letter letter) implements Confirmed {}

    /** It cannot be sent as things stand, and stays as it was. */
    record NotNow(Letter letter, Reason reason) implements Confirmed {}

    /** The link came too late; the letter's words are still there for a while. */
    record Lapsed(Letter letter) implements Confirmed {}

    /** Its reader said that they had not written it. */
    record Denied() implements Confirmed {}

    /** Its writer took it back after all, when its Member had left. */
    record Withdrawn() implements Confirmed {}

    /** What it held was destroyed in its time, or because its writer asked. */
    record Destroyed() implements Confirmed {}

    /** There is no such link. */
    record Unknown() implements Confirmed {}

    /** Why a letter cannot be sent now. */
    enum Reason {
        /** The Member does not sit for the writer's seat any more. */
        NOT_THEIR_MEMBER,
        /** It co-signs a letter that asks for something that has happened, or cannot happen any more. */
        NOTHING_TO_ASK,
        /** No address of the Member's office is known any more. */
        NO_ADDRESS
    }
}
