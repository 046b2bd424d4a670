package org.centrallobby.motions;

/** Whether a motion can still be signed; a fact apart from any Member's stance. */
public enum MotionStatus {
    OPEN,
    /** Its Session ended. */
    FALLEN,
    WITHDRAWN;

    /** A motion that was withdrawn stays so when its Session ends. */
    static MotionStatus of(boolean withdrawn, boolean sessionOver) {
        if (withdrawn) {
            return WITHDRAWN;
        }
        return sessionOver ? FALLEN : OPEN;
    }
}
