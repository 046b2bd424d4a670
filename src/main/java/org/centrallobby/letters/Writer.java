package org.centrallobby.letters;

import java.util.regex.Pattern;

/**
 * A constituent who writes. What cannot be seen, such as a sign that turns the writing round, is taken out of every
 * field; name, postcode and e-mail are one line each.
 *
 * @param address postal, possibly of several lines, without the postcode
 */
public record Writer(String name, String address, String postcode, String email) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");
    private static final Pattern TURNS_ROUND = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    public Writer {
        name = line(name);
        address = lines(address);
        postcode = line(postcode);
        email = line(email);
    }

    /** One line, with single spaces. */
    public static String line(String typed) {
        return lines(typed).replaceAll("\\s+", " ");
    }

    /** Lines as they were typed, without signs that cannot be seen. */
    public static String lines(String typed) {
        String steady = typed.replace("\r\n", "\n").replace('\r', '\n');
        return TURNS_ROUND
                .matcher(CONTROL.matcher(steady).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(writer)";
    }
}
