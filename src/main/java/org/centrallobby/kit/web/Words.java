package org.centrallobby.kit.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** Every word a person reads, from one catalogue: {@code words.properties}. */
public final class Words {
    private static final ResourceBundle CATALOGUE = ResourceBundle.getBundle("words", Locale.ROOT);

    /** The patterns that have been asked for, by their keys. */
    private static final Map<String, MessageFormat> PATTERNS = new ConcurrentHashMap<>();

    private Words() {}

    /**
     * A sentence, its {@code {0}} filled in. Numbers and dates are to be given as text. Apostrophes are written plainly
     * in the catalogue; only braces are special.
     *
     * @throws MissingResourceException if the catalogue lacks the key
     */
    public static String words(String key, Object... values) {
        if (values.length == 0) {
            return CATALOGUE.getString(key);
        }
        MessageFormat pattern = PATTERNS.computeIfAbsent(
                key, name -> new MessageFormat(CATALOGUE.getString(name).replace("'", "''"), Locale.UK));
        // A format is not to be used by two at once, and to copy one is quicker than to read it.
        return ((MessageFormat) pattern.clone()).format(values);
    }

    /** A number as a page shows it: 1,734,274. */
    public static String number(long value) {
        return String.format(Locale.UK, "%,d", value);
    }
}
