package org.centrallobby.letters;

import static org.centrallobby.letters.LetterState.ACCEPTED;
import static org.centrallobby.letters.LetterState.DENIED;
import static org.centrallobby.letters.LetterState.FAILED;
import static org.centrallobby.letters.LetterState.LAPSED;
import static org.centrallobby.letters.LetterState.READY;
import static org.centrallobby.letters.LetterState.RETURNED;
import static org.centrallobby.letters.LetterState.UNCONFIRMED;
import static org.centrallobby.letters.LetterState.WAITING;
import static org.centrallobby.letters.LetterState.WITHDRAWN;

import java.util.Set;

/** All that can happen to a letter: the one table of transitions. What is not in it cannot happen. */
public enum LetterEvent {
    WRITE(Set.of(), UNCONFIRMED),
    REWRITE(Set.of(UNCONFIRMED), UNCONFIRMED),
    SEND_AGAIN(Set.of(UNCONFIRMED), UNCONFIRMED),
    CHANGE_EMAIL(Set.of(UNCONFIRMED), UNCONFIRMED),
    CONFIRM(Set.of(UNCONFIRMED), READY),
    DENY(Set.of(UNCONFIRMED), DENIED),
    LAPSE(Set.of(UNCONFIRMED, WAITING), LAPSED),
    MEMBER_LEFT(Set.of(READY), WAITING),
    NEW_MEMBER(Set.of(WAITING), WAITING),
    SEND_TO_SUCCESSOR(Set.of(WAITING), READY),
    WITHDRAW(Set.of(WAITING), WITHDRAWN),
    ACCEPT(Set.of(READY), ACCEPTED),
    RETURN(Set.of(READY), RETURNED),
    BOUNCE(Set.of(READY, ACCEPTED), RETURNED),
    GIVE_UP(Set.of(READY), FAILED);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<LetterState> from;

    private final LetterState to;

    LetterEvent(Set<LetterState> from, LetterState to) {
        this.from = Set.copyOf(from);
        this.to = to;
    }

    /** States in which it can happen; none for the event that begins a letter. */
    public Set<LetterState> from() {
        return from;
    }

    public LetterState to() {
        return to;
    }
}
