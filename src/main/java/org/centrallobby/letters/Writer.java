package org.centrallobby.letters;

import java.util.regex.Pattern;

/**
 * A constituent who writes. What cannot be seen, such as a sign that turns the writing round, is taken out of every
 * field; name, postcode and e-mail are one line each.
 *
 * @param address postal, possibly of several lines, without the postcode
 */
public record Writer(String name, String address, String postcode, String email) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public Writer {
        name = line(name);
        address = lines(address);
        postcode = line(postcode);
        email = line(email);
    }

    /** One line, with single spaces. */
    public static String line(String typed) {
        String lines = lines(typed);
        return isOneLine(lines) ? lines : SPACES.matcher(lines).replaceAll(" ");
    }

    private static boolean isOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign < ' ' || (sign == ' ' && i > 0 && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /** Lines as they were typed, without signs that cannot be seen. */
    public static String lines(String typed) {
        String steady = typed.replace("\r\n", "\n").replace('\r', '\n');
        return (isSeen(steady) ? steady : seen(steady)).strip();
    }

    private static boolean isSeen(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (isControl(sign) || turnsRound(sign)) {
                return false;
            }
        }
        return true;
    }

    private static String seen(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (!turnsRound(sign)) {
                seen.append(isControl(sign) ? ' ' : sign);
            }
        }
        return seen.toString();
    }

    private static boolean turnsRound(char sign) {
        return (sign >= '\u202A' && sign <= '\u202E') || (sign >= '\u2066' && sign <= '\u2069') || sign == '\uFEFF';
    }

    private static boolean isControl(char sign) {
        return (Character.isISOControl(sign) && sign != '\n' && sign != '\t') || sign == '\u2028' || sign == '\u2029';
    }

    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(writer)";
    }
}
