package org.centrallobby.letters.waiting;

import org.centrallobby.letters.Letter;
import org.centrallobby.members.Membership;
import org.jspecify.annotations.Nullable;

/** What came of following the link of a letter that waits for its writer. */
public sealed interface Awaited {
    /**
     * It still waits.
     *
     * @param successor who holds the seat now, the letter's own Member among them; null while it is vacant
     * @param reachable whether an address of that office is known
     * @param settled whether it co-signs a letter that has nothing to ask of that Member any more: then it goes to nobody
     */
    record Asked(Letter letter, @Nullable Membership successor, boolean reachable, boolean settled)
            implements Awaited {}

    /** It waits no longer: it was sent on, just now or before. */
    record Decided(Letter letter) implements Awaited {}

    /** Its writer took it back, just now or before; it is destroyed. */
    record Withdrawn() implements Awaited {}

    /** Nobody decided in time; it is destroyed, or the link is too old. */
    record Lapsed() implements Awaited {}

    /** There is no such link. */
    record Unknown() implements Awaited {}
}
