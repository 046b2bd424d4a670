package org.centrallobby.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What people typed, in a header: without characters that turn the text about or break its line where it is shown.
 *
 * @param text made harmless
 */
record HeaderText(String text) {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Zl}\\p{Zp}]");
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    /** The library writes ASCII as it is, and folds at blanks only: no line may be longer than 998 (RFC 5322, 2.1.1). */
    private static final Pattern LONG_WORD = Pattern.compile("\\S{400}");

    /** Three quarters of what fits into an encoded word of 75 characters (RFC 2047, 2). */
    private static final int CHUNK = 45;

    static HeaderText of(String typed) {
        return new HeaderText(
                TURNS.matcher(BREAKS.matcher(typed).replaceAll(" ")).replaceAll(""));
    }

    /** Whether it is ASCII that would be read as something else, or cannot be folded, as it stands. */
    boolean mustBeEncoded() {
        return text.chars().allMatch(letter -> letter < 128)
                && (text.contains("=?") || LONG_WORD.matcher(text).find());
    }

    /** Encoded where it has to be, in lines. */
    String folded(int used) throws MessagingException {
        if (mustBeEncoded()) {
            return IntStream.iterate(0, start -> start < text.length(), start -> start + CHUNK)
                    .mapToObj(start -> word(text.substring(start, Math.min(text.length(), start + CHUNK))))
                    .collect(Collectors.joining("\r\n "));
        }
        try {
            return MimeUtility.fold(used, MimeUtility.encodeText(text, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
    }

    private static String word(String chunk) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(chunk.getBytes(StandardCharsets.US_ASCII)) + "?=";
    }
}
