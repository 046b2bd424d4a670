package org.centrallobby.campaigns;

import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Stance;

/** What a page asks a constituent to do; {@link Asks} decides. */
public enum Ask {
    /** Ask the Member to add their name. */
    ADD_NAME(true),
    /** The name is there: thank the Member, and ask what they will do next. */
    THANK(true),
    /** The name was taken off: ask why, neutrally. */
    ASK_WHY(true),
    /** By convention or choice the Member signs no motions: ask for what they can do. */
    SPEAK_UP(true),
    /** We do not know: read Parliament's own page first, then write if the name is not there. */
    LOOK_FIRST(true),
    /** Nobody holds the seat: be told when somebody does. */
    WAIT_FOR_MEMBER(false),
    /** Parliament is dissolved: there are no Members to write to. */
    HOUSE_DISSOLVED(false),
    /** The motion fell with its session; nobody is asked to write for it. */
    MOTION_FELL(false),
    /** The motion was withdrawn; nobody is asked to write for it. */
    MOTION_WITHDRAWN(false);

    private final boolean writing;

    Ask(boolean writing) {
        this.writing = writing;
    }

    /** Whether the ask leads to a letter. */
    public boolean isWriting() {
        return writing;
    }

    /** A motion that is over comes before everything else, and an empty House before what its Members did. */
    static Ask of(MotionStatus status, Stance.Kind stance, boolean dissolved) {
        if (status == MotionStatus.OPEN && dissolved) {
            return HOUSE_DISSOLVED;
        }
        return switch (status) {
            case FALLEN -> MOTION_FELL;
            case WITHDRAWN -> MOTION_WITHDRAWN;
            case OPEN ->
                switch (stance) {
                    case NOT_SIGNED -> ADD_NAME;
                    case SIGNED -> THANK;
                    case WITHDREW -> ASK_WHY;
                    case DOES_NOT_SIGN -> SPEAK_UP;
                    case UNKNOWN -> LOOK_FIRST;
                    case VACANT -> WAIT_FOR_MEMBER;
                };
        };
    }
}
