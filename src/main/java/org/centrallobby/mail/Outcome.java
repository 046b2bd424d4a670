package org.centrallobby.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to hand a mail over. */
public sealed interface Outcome {
    /** The server we spoke to, or tried to. */
    String server();

    Answer answer();

    /** Its name in the ledger. */
    default String label() {
        return getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
    }

    /** The server took it: it said 250 after the whole text. */
    record Accepted(String server, Answer answer) implements Outcome {}

    /** Not now: the server said 4xx, or fell silent before it had the whole text. */
    record Deferred(String server, Answer answer) implements Outcome {}

    /**
     * The line went dead after the whole text: the server has it or has it not. It goes out again under its Message-ID
     * (RFC 5321, 4.5.4.1: rather twice than never).
     */
    record Unsure(String server, Answer answer) implements Outcome {}

    /** Never: the server said 5xx to this mail. */
    record Refused(String server, Answer answer) implements Outcome {}

    /** There was no server to speak to, or it would not let us in; no fault of this mail. */
    record Unreachable(String server, Answer answer) implements Outcome {}

    /**
     * The server's own words.
     *
     * @param code the reply code of SMTP; null where none came
     * @param enhanced the status code of RFC 3463, such as 5.1.1; null where none came
     * @param text at most 500 characters on one line, addresses taken out
     */
    record Answer(@Nullable Integer code, @Nullable String enhanced, String text) {
        private static final Pattern REPLY =
                Pattern.compile("([2-5]\\d\\d)(?:[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?.*");
        private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"',;:]+@[^\\s<>()\\[\\]\"',;]+");

        /** Reads a reply and takes every address out, and the given words wherever they stand. */
        public static Answer read(String reply, Iterable<String> secrets) {
            String text = reply.replaceAll("[\\p{Cc}\\s]+", " ").strip();
            text = ADDRESS.matcher(text).replaceAll("(address)");
            for (String secret : secrets) {
                text = Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .replaceAll("(address)");
            }
            Matcher parts = REPLY.matcher(text);
            String kept = text.length() > 500 ? text.substring(0, 500) : text;
            return parts.matches()
                    ? new Answer(Integer.valueOf(parts.group(1)), parts.group(2), kept)
                    : new Answer(null, null, kept);
        }
    }
}
