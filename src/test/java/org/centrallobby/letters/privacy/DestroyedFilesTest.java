package org.centrallobby.letters.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.crypto.KeyRing;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealers;
import org.centrallobby.kit.database.DataFiles;
import org.centrallobby.kit.database.Sweep;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.store.LetterTexts;
import org.centrallobby.mail.pace.StopSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter whose time is over: read off the disk, and looked for in a backup. */
class DestroyedFilesTest {
    private static final String SENTENCE = "The ptarmigan on Whistlewick pier is unwell again.";
    private static final Writer QUINTESSA = new Writer(
            "Quintessa Vandermolen", "77 Ptarmigan Parade\nWhistlewick", "ZZ9 7QX", "quintessa@mailbox.test");
    private static final List<String> TYPED = List.of(
            SENTENCE, "Quintessa", "Vandermolen", "77 Ptarmigan Parade", "Whistlewick", "ZZ9 7QX", "quintessa@");

    @TempDir
    Path folder;

    @Test
    void no_file_of_the_database_and_no_backup_brings_a_destroyed_letter_back() throws Exception {
        Path home = folder.resolve("live");
        TestDatabase database = TestDatabase.alone(home);
        LetterWorld world = new LetterWorld(database);
        try (world) {
            List<byte[]> keys = sendAndListKeys(world);
            long kept = holdAnother(world);
            database.jdbc().sql("analyze").update();
            Path backup = backUp(database, home);
            assertThat(world.program.get(LetterTexts.class).find(1)).isPresent();
            assertThat(holding(home, keys)).as("what there is to be found").isNotEmpty();

            world.clock.advance(Duration.ofDays(90));
            world.program.get(Retention.class).runOnce();
            assertThat(world.state(1)).isEqualTo(LetterState.DESTROYED);
            KeyRing ring = world.program.get(KeyRing.class);
            assertThat(ring.add()).contains("2027-03-04");
            ring.rewrap(done -> {});
            world.clock.advance(KeyRing.SETTLING);
            assertThat(ring.retire("2026-12-04")).isEmpty();
            world.program.get(Sweep.class).sweep(Long.MAX_VALUE);
            assertThat(world.program.get(LetterTexts.class).find(kept)).isPresent();
            byte[] keptKey = key(database, kept);
            Sealer sealer = Sealers.of(world.program.settings(), world.clock);

            world.program.stop();
            database.jdbc().sql("checkpoint").update();
            database.stopServer();
            assertThat(holding(home, keys)).as("keys of the destroyed letter").isEmpty();
            assertThat(holding(
                            home,
                            TYPED.stream()
                                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                    .toList()))
                    .isEmpty();
            assertThat(holding(home, List.of(keptKey))).as("what is kept").isNotEmpty();

            TestDatabase restored = TestDatabase.alone(backup);
            try (restored) {
                byte[] old = key(restored, 1);
                assertThat(keys)
                        .as("the backup has it all, but for the master key")
                        .anyMatch(key -> java.util.Arrays.equals(key, old));
                assertThatThrownBy(() -> sealer.openBox(old, "letter"))
                        .hasMessageContaining("The master key of 2026-12-04 is missing");
            }
        }
    }

    /** Sends the letter; every wrapped key that opens any of it: the letter's two, and those of its mails. */
    private static List<byte[]> sendAndListKeys(LetterWorld world) {
        world.write(world.draft(UUID.randomUUID(), QUINTESSA, SENTENCE));
        String token = LetterWorld.token(world.mail(1));
        StopSwitch stop = world.program.get(StopSwitch.class);
        stop.turn(true, "a test looks at what waits");
        LetterWorld.await(stop::isStopped);
        world.confirming.confirm(token);
        List<byte[]> keys = new ArrayList<>(
                world.program.database().jdbc().sql("""
                        select wrapped_key from letter union all select contact_key from letter
                        union all select wrapped_key from outgoing_mail where wrapped_key is not null
                        """).query(byte[].class).list());
        assertThat(keys).hasSize(3);
        stop.turn(false, "");
        LetterWorld.await(() -> !stop.isStopped());
        world.mails();
        assertThat(world.state(1)).isEqualTo(LetterState.ACCEPTED);
        return keys;
    }

    private static long holdAnother(LetterWorld world) {
        long id = world.write(world.draft()).letterId();
        LetterRows rows = world.program.get(LetterRows.class);
        rows.apply(LetterEvent.CONFIRM, rows.find(id).orElseThrow(), "test", world.clock.instant());
        rows.apply(LetterEvent.HOLD, rows.find(id).orElseThrow(), "test", world.clock.instant());
        return id;
    }

    /** As pg_basebackup does: the files of a running server, and the log that makes them whole. */
    private Path backUp(TestDatabase database, Path home) throws SQLException, IOException, InterruptedException {
        Path backup = Files.createDirectories(folder.resolve("backup"));
        try (Connection connection = database.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('a copy', true)");
            copy(home.resolve("data"), backup);
            copy(home.resolve("password"), backup);
            Files.deleteIfExists(backup.resolve("data/postmaster.pid"));
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(backup.resolve("data/backup_label"), label.getString(1));
            }
            copy(home.resolve("data/pg_wal"), backup.resolve("data"));
        }
        return backup;
    }

    private static void copy(Path from, Path into) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("cp", "-a", from.toString(), into.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static byte[] key(TestDatabase database, long letter) {
        return database.jdbc()
                .sql("select wrapped_key from letter where id = :id")
                .param("id", letter)
                .query(byte[].class)
                .single();
    }

    private static List<Path> holding(Path home, List<byte[]> secrets) {
        return secrets.stream()
                .flatMap(secret ->
                        Stream.of(secret).flatMap(bytes -> DataFiles.holding(home.resolve("data"), bytes).stream()))
                .toList();
    }
}
