package org.centrallobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that a test makes: {@code ./mvnw -Dregenerate=true -Dtest=… test} writes it anew. */
public final class Generated {
    private Generated() {}

    /** Asserts that the file says just this, or has it say so. */
    public static void check(Path file, String content) throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).as("-Dregenerate=true makes it").exists();
        assertThat(Files.readString(file)).as("%s", file).isEqualTo(content);
    }
}
