package org.centrallobby.mail.pace;

/** What an answer says of the state a receiving domain is in. */
public enum Verdict {
    /** It takes mail. */
    SERVED,
    /** It is busy or does not like how fast we are: 421, 450 or 451. */
    TROUBLED,
    /** Nothing: the answer was about one message, or there was none. */
    NEITHER;

    /**
     * Reads a reply code of SMTP.
     *
     * @param code null where none came
     */
    public static Verdict of(@org.jspecify.annotations.Nullable Integer code) {
        if (code == null) {
            return NEITHER;
        }
        return switch (code) {
            case 421, 450, 451 -> TROUBLED;
            default -> code / 100 == 2 ? SERVED : NEITHER;
        };
    }
}
