package org.centrallobby.mail.doctor.records;

import java.util.List;

/**
 * What came of looking at one thing.
 *
 * @param about what was looked at, such as {@code SPF}
 * @param sentence what was found, and the next step where there is one
 * @param publish records to publish in the DNS
 */
public record Finding(String about, Level level, String sentence, List<Publish> publish) {
    /** How bad it is. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    /** A record for the DNS, as an operator has to enter it. */
    public record Publish(String name, String type, String value) {}

    public static Finding ok(String about, String sentence) {
        return new Finding(about, Level.OK, sentence, List.of());
    }

    public static Finding warn(String about, String sentence, Publish... publish) {
        return new Finding(about, Level.WARN, sentence, List.of(publish));
    }

    public static Finding fail(String about, String sentence, Publish... publish) {
        return new Finding(about, Level.FAIL, sentence, List.of(publish));
    }

    /** A look-up that failed tells nothing: never that something is not there. */
    static Finding unknown(String about, Dns.Failed<?> failed) {
        return fail(
                about,
                failed.why() + ", so nothing is known of it: try again, or name another resolver with"
                        + " LOBBY_RESOLVER.");
    }
}
