package org.centrallobby.letters.variation;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as the set of its phrases: each run of three words, in small letters, whatever stands between them.
 *
 * <p>Three, because people who write about the same thing share single words and pairs of them (“add your name”), but few
 * runs of three, while a copy in which every tenth word was changed keeps most of its runs of three and few of five.
 *
 * @param words how many words the text has
 */
record Phrases(int words, Set<String> all) {
    private static final int LENGTH = 3;
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static Phrases of(String text) {
        return of(List.of(text), LENGTH);
    }

    /** Those of several texts; no phrase leads from one into the next. */
    static Phrases of(List<String> texts) {
        return of(texts, LENGTH);
    }

    static Phrases of(List<String> texts, int length) {
        Set<String> all = new HashSet<>();
        int count = 0;
        for (String text : texts) {
            List<String> words = words(text);
            count += words.size();
            for (int i = 0; i + length <= words.size(); i++) {
                all.add(String.join(" ", words.subList(i, i + length)));
            }
        }
        return new Phrases(count, all);
    }

    /** The part of them, from 0 to 1, that another text has too. */
    double partIn(Phrases other) {
        return all.isEmpty() ? 0 : (double) shared(other) / all.size();
    }

    /** How alike two texts are, from 0 to 1: what they share of what either has. */
    double likeness(Phrases other) {
        long shared = shared(other);
        long either = all.size() + other.all.size() - shared;
        return either == 0 ? 1 : (double) shared / either;
    }

    private long shared(Phrases other) {
        return all.stream().filter(other.all::contains).count();
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.splitAsStream(APOSTROPHES.matcher(plain).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Never what it holds: this text may end up in a log. */
    @Override
    public String toString() {
        return "(" + words + " words)";
    }
}
