package org.centrallobby;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real public data at full size. A person who clones the project does not have it; tests that need it say that they
 * were skipped.
 */
public final class SharedData {
    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("LOBBY_SHARED_DATA", "../shared/data"))
            .toAbsolutePath();

    private SharedData() {}

    /** A file by its path in the data folder; without it the test ends here, skipped. */
    public static Path file(String path) {
        Path file = FOLDER.resolve(path).normalize();
        if (!Files.exists(file)) {
            System.out.println("Skipped for want of real data: " + path + " (set LOBBY_SHARED_DATA to its folder).");
            Assumptions.abort("no real data: " + path);
        }
        return file;
    }
}
