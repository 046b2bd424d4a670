package org.centrallobby.kit.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Every word a person reads, from one catalogue: {@code words.properties}. */
public final class Words {
    private static final ResourceBundle CATALOGUE = ResourceBundle.getBundle("words", Locale.ROOT);

    private Words() {}

    /**
     * A sentence, its {@code {0}} filled in. Numbers and dates are to be given as text. Apostrophes are written plainly
     * in the catalogue; only braces are special.
     *
     * @throws MissingResourceException if the catalogue lacks the key
     */
    public static String words(String key, Object... values) {
        String pattern = CATALOGUE.getString(key);
        if (values.length == 0) {
            return pattern;
        }
        return new MessageFormat(pattern.replace("'", "''"), Locale.UK).format(values);
    }

    /** A number as a page shows it: 1,734,274. */
    public static String number(long value) {
        return String.format(Locale.UK, "%,d", value);
    }
}
