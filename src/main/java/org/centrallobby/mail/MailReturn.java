package org.centrallobby.mail;

import java.time.Instant;

/** What came back to a mail, proven by the MAC of the address it came to. */
public record MailReturn(String kind, String reference, News news, Instant at) {
    /** What it says. */
    public sealed interface News {}

    /**
     * It will not arrive, whatever a server said before.
     *
     * @param answer of the server that refused it, addresses taken out
     */
    public record Failed(String answer) implements News {}

    /** A machine of the recipient's answered. */
    public record Answered(String text) implements News {
        /** Never the words themselves: this text may end up in a log. */
        @Override
        public String toString() {
            return "(answer)";
        }
    }

    /** Its reader called it spam. */
    public record Complained() implements News {}
}
