package org.centrallobby.letters.web;

import java.util.regex.Pattern;

/** Numbers that a telephone can ring from the page. */
public final class Telephone {
    /** The switchboard of the House of Commons. */
    public static final String COMMONS = "020 7219 3000";

    private static final Pattern ONE = Pattern.compile("(?:\\+44|0)[0-9 ()-]{8,14}");

    private Telephone() {}

    /** Whether this is one number of the United Kingdom and nothing else. */
    public static boolean canRing(String number) {
        return ONE.matcher(number.strip()).matches();
    }

    /** The address of a link that rings it. */
    public static String link(String number) {
        return "tel:" + number.replace("(0)", "").replaceAll("[^0-9+]", "").replaceFirst("^0", "+44");
    }
}
