package org.centrallobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue of words and the places that use it agree. */
class WordsTest {
    private static final Path CATALOGUE = Path.of("src/main/resources/words.properties");
    private static final Pattern CALL = Pattern.compile("\\b[wW]ords\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    /** A key or the beginning of one, which may also be chosen first and looked up later. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9_.-]*)\"\\s*(\\+?)");

    private static final Set<String> KEYS = new TreeSet<>();
    private static final List<String> SOURCES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        Properties catalogue = new Properties();
        try (Reader reader = new InputStreamReader(Files.newInputStream(CATALOGUE), StandardCharsets.UTF_8)) {
            catalogue.load(reader);
        }
        KEYS.addAll(catalogue.stringPropertyNames());
        for (String folder : List.of("src/main/java", "src/main/jte")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SOURCES.add(Files.readString(file));
                }
            }
        }
    }

    @Test
    void every_word_that_is_asked_for_is_in_the_catalogue() {
        Set<String> missing = new TreeSet<>();
        for (String source : SOURCES) {
            for (Matcher call = CALL.matcher(source); call.find(); ) {
                String key = call.group(1);
                boolean beginning = call.group(2).equals("+");
                if (beginning ? KEYS.stream().noneMatch(known -> known.startsWith(key)) : !KEYS.contains(key)) {
                    missing.add(key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_word_in_the_catalogue_is_asked_for() {
        Set<String> whole = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (String source : SOURCES) {
            for (Matcher literal = LITERAL.matcher(source); literal.find(); ) {
                String text = literal.group(1);
                if (literal.group(2).equals("+") && text.contains(".")) {
                    beginnings.add(text);
                }
                whole.add(text);
            }
        }
        assertThat(KEYS)
                .filteredOn(key -> !whole.contains(key) && beginnings.stream().noneMatch(key::startsWith))
                .isEmpty();
    }

    @Test
    void no_key_is_in_the_catalogue_twice() throws IOException {
        Set<String> seen = new HashSet<>();
        assertThat(Files.readAllLines(CATALOGUE))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .extracting(line -> line.substring(0, line.indexOf('=')).strip())
                .filteredOn(key -> !seen.add(key))
                .isEmpty();
    }
}
