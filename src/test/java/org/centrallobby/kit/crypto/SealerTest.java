package org.centrallobby.kit.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records are sealed for good, and only for those who hold the keys. */
class SealerTest {
    private static final byte[] PLAIN = "Asha Patel, 1 Mill Lane".getBytes(UTF_8);

    @TempDir
    Path data;

    @Test
    void what_was_sealed_can_be_opened_again() {
        Sealed record = sealerOn("2026-11-22").seal(PLAIN, "letter");

        assertThat(new String(record.sealed(), UTF_8)).doesNotContain("Asha");
        assertThat(sealerOn("2026-11-22").open(record.wrappedKey(), record.sealed(), "letter"))
                .isEqualTo(PLAIN);
    }

    @Test
    void the_same_text_is_never_sealed_to_the_same_bytes() {
        Sealer sealer = sealerOn("2026-11-22");

        assertThat(sealer.seal(PLAIN, "letter").sealed())
                .isNotEqualTo(sealer.seal(PLAIN, "letter").sealed());
    }

    @Test
    void an_altered_record_is_refused_whichever_byte_was_touched() {
        Sealer sealer = sealerOn("2026-11-22");
        Sealed record = sealer.seal(PLAIN, "letter");

        for (int i = 0; i < record.sealed().length; i++) {
            byte[] altered = flipped(record.sealed(), i);
            assertThatThrownBy(() -> sealer.open(record.wrappedKey(), altered, "letter"))
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int i = 0; i < record.wrappedKey().length; i++) {
            byte[] altered = flipped(record.wrappedKey(), i);
            assertThatThrownBy(() -> sealer.open(altered, record.sealed(), "letter"))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> sealer.open(new byte[0], record.sealed(), "letter"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_record_cannot_be_passed_off_as_another_kind_or_under_another_key() {
        Sealer sealer = sealerOn("2026-11-22");
        Sealed letter = sealer.seal(PLAIN, "letter");
        Sealed other = sealer.seal(PLAIN, "letter");

        assertThatThrownBy(() -> sealer.open(letter.wrappedKey(), letter.sealed(), "mail"))
                .hasMessageContaining("“mail”")
                .hasMessageNotContaining("Asha");
        assertThatThrownBy(() -> sealer.open(other.wrappedKey(), letter.sealed(), "letter"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_newest_master_key_wraps_and_every_one_unwraps() throws Exception {
        Sealed old = sealerOn("2026-11-22").seal(PLAIN, "letter");
        addMasterKey("2027-01-05");
        Sealer sealer = sealerOn("2027-03-01");
        Sealed recent = sealer.seal(PLAIN, "letter");

        assertThat(masterKeyOf(old)).isEqualTo("2026-11-22");
        assertThat(masterKeyOf(recent)).isEqualTo("2027-01-05");
        assertThat(sealer.open(old.wrappedKey(), old.sealed(), "letter")).isEqualTo(PLAIN);
        assertThat(sealer.open(recent.wrappedKey(), recent.sealed(), "letter")).isEqualTo(PLAIN);
    }

    @Test
    void a_program_that_runs_while_a_key_is_added_can_open_what_others_seal_under_it() throws Exception {
        Sealer longRunning = sealerOn("2026-11-22");
        longRunning.seal(PLAIN, "letter");
        addMasterKey("2027-01-05");
        Sealed recent = sealerOn("2027-01-06").seal(PLAIN, "letter");

        assertThat(longRunning.open(recent.wrappedKey(), recent.sealed(), "letter"))
                .isEqualTo(PLAIN);
    }

    @Test
    void a_missing_master_key_is_named_by_its_date() throws Exception {
        Sealed record = sealerOn("2026-11-22").seal(PLAIN, "letter");
        Files.delete(data.resolve("keys/2026-11-22.json"));

        assertThatThrownBy(() -> sealerOn("2026-11-23").open(record.wrappedKey(), record.sealed(), "letter"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key of 2026-11-22 is missing");
    }

    @Test
    void keys_are_readable_by_their_owner_alone() throws Exception {
        Sealer sealer = sealerOn("2026-11-22");
        sealer.seal(PLAIN, "letter");
        sealer.hash("email", "a@b.test");
        sealer.sealCookie("visit", PLAIN);

        assertThat(permissions(data.resolve("keys"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            List<Path> all = files.toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(".lock", "2026-11-22.json", "hash.json", "cookies.json");
            assertThat(all).extracting(SealerTest::permissions).containsOnly("rw-------");
        }
    }

    @Test
    void nodes_that_start_together_agree_on_one_key() throws Exception {
        List<Callable<byte[]>> nodes = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<byte[]>) () -> {
                    Sealer node = sealerOn("2026-11-2" + (i % 2));
                    node.seal(PLAIN, "letter");
                    return node.hash("email", "a@b.test");
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            byte[] first = sealerOn("2026-11-21").hash("email", "a@b.test");
            for (Future<byte[]> node : threads.invokeAll(nodes)) {
                assertThat(node.get()).isEqualTo(first);
            }
        }
        assertThat(new KeyFolder(data.resolve("keys")).listDates()).hasSize(1);
    }

    @Test
    void hashes_are_steady_and_kept_apart_by_purpose() {
        byte[] hash = sealerOn("2026-11-22").hash("email", "asha@example.test");

        assertThat(hash).hasSize(32).isEqualTo(sealerOn("2026-11-23").hash("email", "asha@example.test"));
        assertThat(hash)
                .isNotEqualTo(sealerOn("2026-11-22").hash("network", "asha@example.test"))
                .isNotEqualTo(sealerOn("2026-11-22").hash("email", "asha@example.tesu"));
    }

    @Test
    void a_cookie_opens_under_its_own_name_only_and_a_forged_one_not_at_all() {
        Sealer sealer = sealerOn("2026-11-22");
        String cookie = sealer.sealCookie("visit", PLAIN);

        assertThat(cookie).matches("[A-Za-z0-9_-]+");
        assertThat(sealer.openCookie("visit", cookie)).contains(PLAIN);
        assertThat(sealer.openCookie("letter", cookie)).isEmpty();
        for (String forged : List.of("", "x", "<script>", cookie.substring(2), cookie + "A", "A".repeat(200))) {
            assertThat(sealer.openCookie("visit", forged)).isEmpty();
        }
    }

    @Test
    void thousands_of_records_are_sealed_in_a_second() {
        Sealer sealer = sealerOn("2026-11-22");
        byte[] letter = "word ".repeat(400).getBytes(UTF_8);
        IntStream.range(0, 2000).forEach(i -> sealer.seal(letter, "letter"));
        long began = System.nanoTime();
        IntStream.range(0, 2000).forEach(i -> {
            Sealed record = sealer.seal(letter, "letter");
            sealer.open(record.wrappedKey(), record.sealed(), "letter");
        });
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    }

    private Sealer sealerOn(String day) {
        return new TinkSealer(
                Settings.read(Map.of(), null, data, false), InstantSource.fixed(Instant.parse(day + "T12:00:00Z")));
    }

    private void addMasterKey(String date) throws Exception {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        new TinkSealer(
                        Settings.read(Map.of("LOBBY_KEYS", elsewhere.toString()), null, data, false),
                        InstantSource.fixed(Instant.parse(date + "T12:00:00Z")))
                .seal(PLAIN, "letter");
        Files.move(elsewhere.resolve(date + ".json"), data.resolve("keys").resolve(date + ".json"));
    }

    private static String masterKeyOf(Sealed record) {
        return new String(record.wrappedKey(), 1, 10, UTF_8);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] altered = bytes.clone();
        altered[at] ^= 1;
        return altered;
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
