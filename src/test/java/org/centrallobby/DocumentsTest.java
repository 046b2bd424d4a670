package org.centrallobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentsTest {
    @Test
    void every_test_the_threat_model_counts_on_exists() {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(tests).containsAll(found("docs/threat-model.md", "`([A-Za-z]+Test)`"));
    }

    @Test
    void the_readme_names_every_setting_and_no_other() {
        Set<String> read = found("src/main/java/org/centrallobby/kit/Settings.java", "\"(LOBBY_[A-Z_]+)\"");
        read.addAll(found("bin/find-jdk", "(LOBBY_JAVA_HOME)"));
        read.addAll(found("src/main/resources/application.properties", "(LOBBY_PROXY)"));
        read.addAll(found("bin/lobby", "(LOBBY_JAVA_OPTS)"));
        assertThat(found("README.md", "^\\| `(LOBBY_[A-Z_]+)`")).isEqualTo(read);
    }

    @Test
    void every_file_the_readme_leads_to_exists() {
        assertThat(found("README.md", "]\\(([A-Za-z./-]+)\\)"))
                .hasSizeGreaterThan(5)
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    private static Set<String> found(String file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(Files.readString(Path.of(file)));
            return matcher.results().map(match -> match.group(1)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
