package org.centrallobby.letters.holds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds foul words in the spellings people give them: with figures for letters, stars, gaps, a letter drawn out. Only a
 * whole word is one, so that nobody from Scunthorpe is looked at twice.
 */
@Component
final class FoulWords {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}*])";
    private static final String AFTER = "(?![\\p{L}\\p{N}*])";

    /** Signs that stand in for a letter. */
    private static final Map<Character, String> STAND_INS = Map.of(
            'a', "a@4", 'e', "e3", 'i', "i1!|", 'o', "o0", 's', "s$5", 't', "t7+", 'u', "uv", 'c', "c(k", 'k', "kx");

    /** Letters of other scripts that look like ours, each above the one it looks like. */
    private static final String LOOK_ALIKES = "аеорсухіѕкο";

    private static final String LOOKED_LIKE = "aeopcyxisko";

    private final Pattern pattern;

    FoulWords() {
        this(read());
    }

    FoulWords(List<String> words) {
        pattern = Pattern.compile(words.stream()
                .flatMap(word -> Stream.of(plain(word), starred(word), gaps(word)))
                .collect(Collectors.joining("|", BEFORE + "(?:", ")" + AFTER)));
    }

    /** The first foul word as it is spelled in the text; empty if there is none. */
    String find(String text) {
        String steady = steady(text);
        Matcher found = pattern.matcher(steady);
        return found.find() ? found.group() : "";
    }

    /** Letters that may be other signs, or be drawn out: three and more, since Twatt is a village. */
    private static String plain(String word) {
        return word.chars()
                .mapToObj(letter -> {
                    String signs = Pattern.quote(STAND_INS.getOrDefault((char) letter, String.valueOf((char) letter)));
                    return "(?:[" + signs + "]|[" + signs + "]{3,})";
                })
                .collect(Collectors.joining());
    }

    /** The first letter as it is, and a star in the place of at least one other. */
    private static String starred(String word) {
        String rest =
                word.substring(1).chars().mapToObj(c -> "[" + (char) c + "*]").collect(Collectors.joining());
        return word.charAt(0) + "(?=[a-z]*\\*)" + rest;
    }

    /** A gap between every two letters: none between some of them, since words that follow each other look like that. */
    private static String gaps(String word) {
        return word.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("[ ._\\-]"));
    }

    /** Small letters of ours, without marks. */
    static String steady(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Cf}]", "")
                .toLowerCase(java.util.Locale.ROOT);
        StringBuilder steady = new StringBuilder(plain.length());
        plain.chars().forEach(c -> {
            int look = LOOK_ALIKES.indexOf(c);
            steady.append(look < 0 ? (char) c : LOOKED_LIKE.charAt(look));
        });
        return steady.toString();
    }

    private static List<String> read() {
        try (InputStream file =
                Objects.requireNonNull(FoulWords.class.getResourceAsStream("/letters/foul-words.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
