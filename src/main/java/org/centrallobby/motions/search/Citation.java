package org.centrallobby.motions.search;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A motion cited by its number: “53”, “EDM 53”, “53 of 2008-09”.
 *
 * @param session null where none is named: then each Session's motion of that number is meant
 */
record Citation(String number, @Nullable String session) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:EDM|EARLY DAY MOTION|MOTION)\\s*)?(?:N(?:O|UMBER)\\b\\.?\\s*)?(Z?[1-9][0-9]{0,4}(?:A[1-9][0-9]{0,2})?)"
                    + "(?:\\s*(?:OF|IN|,|/)?\\s*\\(?([0-9]{4}[-/–](?:[0-9]{2}){1,2})\\)?)?");

    static Optional<Citation> read(String words) {
        Matcher form = FORM.matcher(words.strip().toUpperCase(Locale.ROOT));
        return form.matches() ? Optional.of(new Citation(form.group(1), session(form.group(2)))) : Optional.empty();
    }

    /** "2008/2009" is 2008-09. */
    private static @Nullable String session(@Nullable String told) {
        return told == null ? null : told.substring(0, 4) + "-" + told.substring(told.length() - 2);
    }
}
