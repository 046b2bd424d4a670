package org.centrallobby.kit.http;

import java.time.Duration;

/**
 * How often a server is asked again, and how long is waited.
 *
 * @param tries in all, at least 1
 * @param pause before the second try; doubled for each further one, and spread by chance
 * @param longest what a server may ask us to wait by Retry-After; if it asks for more we give up at once
 * @param answer what one answer may take, its body included
 */
public record Patience(int tries, Duration pause, Duration longest, Duration answer) {
    /** For everyday use: asks four times within a few seconds, or minutes if the server says so. */
    public static final Patience USUAL =
            new Patience(4, Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofMinutes(1));
}
