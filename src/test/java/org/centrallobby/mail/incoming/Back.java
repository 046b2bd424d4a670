package org.centrallobby.mail.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages that come back, in the shapes of the main mail systems, to an address of the test's. */
public final class Back {
    private Back() {}

    /**
     * A message of {@code src/test/resources/returns}.
     *
     * @param to the address of ours that stands in it
     */
    public static byte[] message(String name, String to) {
        try {
            return Files.readString(Path.of("src/test/resources/returns", name + ".eml"), StandardCharsets.ISO_8859_1)
                    .replace("returns+k7m2p9@lobby.test", to)
                    .replace("unsubscribe+t17@lobby.test", to)
                    .getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An automatic answer. */
    public static byte[] autoReply(String to, String text) {
        return text("Auto-Submitted: auto-replied\r\n", to, text);
    }

    /** What a person writes. */
    public static byte[] human(String to, String text) {
        return text("", to, text);
    }

    private static byte[] text(String headers, String to, String text) {
        return ("From: Office <office@zedparl.test>\r\nTo: " + to + "\r\nSubject: Your letter\r\n" + headers
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
