package org.centrallobby.mail.carriers;

import java.util.Set;
import org.centrallobby.mail.Outcome;
import org.centrallobby.mail.Outcome.Accepted;
import org.centrallobby.mail.Outcome.Answer;
import org.centrallobby.mail.Outcome.Deferred;
import org.centrallobby.mail.Outcome.Refused;
import org.centrallobby.mail.Outcome.Unreachable;

/**
 * A relay's reply to one step of handing a message over.
 *
 * @param code of SMTP, 200 to 599
 * @param text the whole reply
 */
record SmtpReply(Step step, int code, String text) {
    /** The relay closes the line (RFC 5321, 4.2.2). */
    static final int CLOSING = 421;

    /** "Authentication required" and its kin (RFC 4954, 6). */
    private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

    /** What it replies to. */
    enum Step {
        MAIL,
        RECIPIENT,
        DATA,
        TEXT
    }

    /** What became of the message. A relay that objects to us, its client or sender, refuses no message of ours. */
    Outcome outcome(String server, Answer answer) {
        if (step == Step.TEXT && code / 100 == 2) {
            return new Accepted(server, answer);
        }
        if (LOGIN.contains(code) || (step == Step.MAIL && code != CLOSING)) {
            return new Unreachable(server, answer);
        }
        return code >= 500 ? new Refused(server, answer) : new Deferred(server, answer);
    }
}
