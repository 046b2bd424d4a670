package org.centrallobby.letters;

import static org.centrallobby.letters.LetterState.ACCEPTED;
import static org.centrallobby.letters.LetterState.ANSWERED;
import static org.centrallobby.letters.LetterState.DENIED;
import static org.centrallobby.letters.LetterState.DESTROYED;
import static org.centrallobby.letters.LetterState.FAILED;
import static org.centrallobby.letters.LetterState.HELD;
import static org.centrallobby.letters.LetterState.LAPSED;
import static org.centrallobby.letters.LetterState.READY;
import static org.centrallobby.letters.LetterState.REFUSED;
import static org.centrallobby.letters.LetterState.RETURNED;
import static org.centrallobby.letters.LetterState.UNCONFIRMED;
import static org.centrallobby.letters.LetterState.WAITING;
import static org.centrallobby.letters.LetterState.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;

/**
 * All that can happen to a letter: the one table of transitions. What is not in it cannot happen; the database holds the
 * same table, {@code letter_transition}, and refuses every other move, whoever asks for it.
 */
public enum LetterEvent {
    /** Sent in; a mail asks its writer to confirm it. */
    WRITE(Set.of(), UNCONFIRMED),
    /** Its text was changed before it was confirmed. */
    REWRITE(UNCONFIRMED),
    /** Its writer asked for another link. */
    SEND_AGAIN(UNCONFIRMED),
    /** Its writer gave another address. */
    CHANGE_EMAIL(UNCONFIRMED),
    /** Its writer was reminded, once, after a day. */
    REMIND(UNCONFIRMED),
    /** Its writer pressed the button. */
    CONFIRM(Set.of(UNCONFIRMED), READY),
    /** A rule, or an operator, wants it looked at first. */
    HOLD(Set.of(UNCONFIRMED, READY), HELD),
    /** An operator let it go on. */
    RELEASE(Set.of(HELD), READY),
    /** An operator will not send it. */
    REFUSE(Set.of(HELD), REFUSED),
    /** Whoever reads the address had not written it. */
    DENY(Set.of(UNCONFIRMED), DENIED),
    /** Nobody confirmed it, or decided about it, in time. */
    LAPSE(Set.of(UNCONFIRMED, WAITING), LAPSED),
    /** Its mail, or the joint letter that carries it, was put into the outbox. */
    POST(READY),
    /** Its Member left before it was sent. */
    MEMBER_LEFT(Set.of(READY, HELD), WAITING),
    /** Its Member's name was added to the motion before it was sent. */
    NAME_ADDED(Set.of(READY), WAITING),
    /** The motion fell or was withdrawn before it was sent. */
    MOTION_ENDED(Set.of(READY), WAITING),
    /** The seat of a letter that waits has a new Member, of whom its writer is told. */
    NEW_MEMBER(WAITING),
    /** Its writer sends it to whoever holds the seat now. */
    SEND_TO_SUCCESSOR(Set.of(WAITING), READY),
    /** Its writer sends it all the same. */
    SEND_ANYWAY(Set.of(WAITING), READY),
    /** Its writer took it back. */
    WITHDRAW(Set.of(HELD, READY, WAITING), WITHDRAWN),
    /** A mail server took it. */
    ACCEPT(Set.of(READY), ACCEPTED),
    /** A mail server refused it for good. */
    RETURN(Set.of(READY), RETURNED),
    /** It came back after a mail server had taken it. */
    BOUNCE(Set.of(READY, ACCEPTED, ANSWERED), RETURNED),
    /** No mail server took it in five days. */
    GIVE_UP(Set.of(READY), FAILED),
    /** An operator sends it once more. */
    RETRY(Set.of(RETURNED, FAILED), READY),
    /** Its writer was asked whether an answer came. */
    ASK_ANSWER(ACCEPTED),
    /** Only an acknowledgement came: its writer said so, or a machine answered the joint letter that carried it. */
    ACKNOWLEDGED(Set.of(ACCEPTED, ANSWERED), ACCEPTED),
    /** Its writer said that no answer came. */
    NO_ANSWER(Set.of(ACCEPTED, ANSWERED), ACCEPTED),
    /** Its writer said that they need none any more. */
    NO_LONGER_NEEDED(Set.of(ACCEPTED, ANSWERED), ACCEPTED),
    /** An answer came. */
    ANSWER(Set.of(ACCEPTED), ANSWERED),
    /** Text and postal address were destroyed; name and e-mail stay for the answer. */
    FORGET_TEXT(ACCEPTED, ANSWERED),
    /** What was left of it was destroyed in its time. */
    DESTROY(Set.of(ACCEPTED, ANSWERED, RETURNED, FAILED, LAPSED, REFUSED), DESTROYED),
    /** Destroyed because its writer asked for that. */
    ERASE(Set.of(UNCONFIRMED, HELD, READY, WAITING, ACCEPTED, ANSWERED, RETURNED, FAILED, LAPSED, REFUSED), DESTROYED);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<LetterState> from;

    private final boolean stays;
    private final LetterState to;

    LetterEvent(Set<LetterState> from, LetterState to) {
        this.from = Set.copyOf(from);
        this.to = to;
        this.stays = false;
    }

    /** Notes something, and moves the letter nowhere. */
    LetterEvent(LetterState one, LetterState... others) {
        this.from = Set.copyOf(EnumSet.of(one, others));
        this.to = one;
        this.stays = true;
    }

    /** States in which it can happen; none for the event that begins a letter. */
    public Set<LetterState> from() {
        return from;
    }

    /** Where it leads from a state in which it can happen. */
    public LetterState to(LetterState state) {
        return stays ? state : to;
    }

    /** Whether the letter stays where it is. */
    public boolean stays() {
        return stays;
    }

    /** Whether its time counts anew: a new link went out. */
    public boolean renews() {
        return this == REWRITE || this == SEND_AGAIN || this == CHANGE_EMAIL;
    }
}
