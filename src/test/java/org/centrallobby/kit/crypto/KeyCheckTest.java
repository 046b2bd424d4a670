package org.centrallobby.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is served with the keys it was sealed with, or not at all. */
class KeyCheckTest {
    @TempDir
    Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_first_start_makes_the_keys_and_the_next_takes_them_up() throws Exception {
        start("keys");
        byte[] key = Files.readAllBytes(data.resolve("keys/2026-12-04.json"));
        start("keys");

        assertThat(Files.readAllBytes(data.resolve("keys/2026-12-04.json"))).isEqualTo(key);
        assertThat(Files.exists(data.resolve("keys/hash.json"))).isTrue();
    }

    @Test
    void a_missing_key_is_named_and_none_is_made_in_its_place() throws Exception {
        start("keys");
        Files.delete(data.resolve("keys/2026-12-04.json"));

        assertThatThrownBy(() -> start("keys"))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageContaining(data.resolve("keys/2026-12-04.json") + " is missing");
        assertThatThrownBy(() -> start("elsewhere"))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageContaining("set LOBBY_KEYS");
        assertThat(Files.exists(data.resolve("elsewhere"))).isFalse();
    }

    @Test
    void another_key_under_the_same_name_is_refused() throws Exception {
        start("keys");
        TestDatabase other = TestDatabase.fresh();
        try (other) {
            start(other, "elsewhere");
        }
        Files.copy(
                data.resolve("elsewhere/hash.json"),
                data.resolve("keys/hash.json"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> start("keys"))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageContaining("hash.json is not the one");
    }

    @Test
    void a_newer_master_key_may_come_beside_the_old_one() throws Exception {
        start("keys");
        TestDatabase other = TestDatabase.fresh();
        clock.set(clock.instant().plus(Duration.ofDays(40)));
        try (other) {
            start(other, "elsewhere");
        }
        Files.copy(data.resolve("elsewhere/2027-01-13.json"), data.resolve("keys/2027-01-13.json"));

        assertThatCode(() -> start("keys")).doesNotThrowAnyException();
        Files.delete(data.resolve("keys/2027-01-13.json"));
        assertThatThrownBy(() -> start("keys")).hasMessageContaining("2027-01-13.json is missing");
    }

    private void start(String folder) {
        start(database, folder);
    }

    private void start(TestDatabase served, String folder) {
        Settings settings = settings(folder);
        TinkSealer sealer = new TinkSealer(settings, clock, Map.of());
        new KeyCheck(new UsedKeys(served.jdbc(), settings, sealer, clock));
    }

    private Settings settings(String folder) {
        return Settings.read(Map.of("LOBBY_KEYS", data.resolve(folder).toString()), null, data, false);
    }
}
