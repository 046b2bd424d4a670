package org.centrallobby.letters.holds;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read from words alone. */
final class WrittenText {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]*");

    /**
     * With a scheme, with www, or with an ending that nobody writes by a slip; short endings, which begin a sentence whose
     * space is missing, only with a path. An e-mail address is no link.
     */
    private static final Pattern LINK = Pattern.compile("(?i)(?<![\\p{L}\\p{N}@.-])(?:"
            + "https?://[^\\s<>\"]+|www\\.[^\\s<>\"]+|(?:[a-z0-9-]+\\.)+"
            + "(?:(?:com|org|net|info|biz|uk|eu|online|website|xyz|shop)(?![\\p{L}\\p{N}@-])(?:/[^\\s<>\"]*)?"
            + "|[a-z]{2,6}/[^\\s<>\"]*))");

    private static final Pattern PUBLIC = Pattern.compile(
            "(?i)(?:https?://)?(?:[a-z0-9-]+\\.)*(?:parliament\\.uk|gov\\.uk|gov\\.scot|gov\\.wales|parliament\\.scot|senedd\\.wales|nhs\\.uk)(?:[/?#:].*)?");
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "dame",
            "lord",
            "lady",
            "rt",
            "hon",
            "right",
            "honourable",
            "the",
            "mp",
            "kc",
            "qc",
            "obe",
            "mbe",
            "cbe");

    private WrittenText() {}

    static int countWords(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    /** The first link that does not lead to a public body's own page; empty if there is none. */
    static String findLink(String text) {
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            String link = links.group().replaceAll("[.,;:!?)’'\\]]+$", "");
            if (!PUBLIC.matcher(link).matches()) {
                return link;
            }
        }
        return "";
    }

    /** Whether two names are one, whatever titles, marks and capitals they are written with. */
    static boolean isSameName(String one, String other) {
        List<String> words = nameWords(one);
        return !words.isEmpty() && words.equals(nameWords(other));
    }

    private static List<String> nameWords(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}’']", "")
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(plain.replace('-', ' '))
                .results()
                .map(word -> word.group())
                .filter(word -> !TITLES.contains(word))
                .toList();
    }
}
