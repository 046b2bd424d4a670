package org.centrallobby.mail.pace;

/** What an answer says of the state a receiving domain is in. */
public enum Verdict {
    /** It takes mail. */
    SERVED,
    /** It, or one mailbox of it, is busy or does not like how fast we are: 450 or 451. */
    TROUBLED,
    /** It shuts the door: 421. */
    CLOSING,
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
            case 450, 451 -> TROUBLED;
            case 421 -> CLOSING;
            default -> code / 100 == 2 ? SERVED : NEITHER;
        };
    }
}
