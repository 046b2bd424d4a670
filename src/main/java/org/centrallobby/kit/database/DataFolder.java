package org.centrallobby.kit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.centrallobby.kit.postgres.DatabaseAddress;
import org.centrallobby.kit.postgres.DatabaseTrouble;
import org.centrallobby.kit.postgres.EmbeddedPostgres;
import org.centrallobby.kit.postgres.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what in a data folder: one site at a time, and one owner of the embedded database, which is the site or else
 * the command that came first. A command beside the site uses the site's database; beside another command it waits.
 */
final class DataFolder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private final Path folder;
    private final Role role;
    private final Lock site;
    private final Lock owner;
    private @Nullable EmbeddedPostgres postgres;

    private DataFolder(Path folder, Role role) {
        this.folder = folder;
        this.role = role;
        this.site = new Lock(folder.resolve("lobby.lock"));
        this.owner = new Lock(folder.resolve("postgres.lock"));
    }

    /** @throws DatabaseTrouble if another site runs on the folder, or it cannot be written */
    static DataFolder enter(Path folder, Role role) {
        try {
            Files.createDirectories(folder);
            DataFolder entered = new DataFolder(folder, role);
            // A moment of grace: a site that was just stopped may still be on its way out.
            if (role == Role.SERVER && !entered.site.take(role, Duration.ofMillis(500))) {
                throw new DatabaseTrouble("Central Lobby is already running on " + folder
                        + ": stop it first, or give this one a folder of its own with --data.");
            }
            return entered;
        } catch (IOException e) {
            throw new DatabaseTrouble("The data folder " + folder + " cannot be used: " + reason(e) + ".", e);
        }
    }

    /** The embedded database, started here unless the site runs it already. */
    DatabaseAddress openDatabase() {
        Path home = folder.resolve("postgres");
        Pause deadline = Pause.atMost(PATIENCE);
        boolean told = false;
        try {
            while (!owner.take(role, Duration.ZERO)) {
                if (role == Role.VERB && owner.holder().equals(Optional.of(Role.SERVER))) {
                    Optional<DatabaseAddress> running = EmbeddedPostgres.findRunning(home);
                    if (running.isPresent()) {
                        return running.get();
                    }
                } else if (!told) {
                    told = true;
                    System.err.println("Waiting for another command to finish with the database in " + folder + ".");
                }
                if (!deadline.go()) {
                    throw new DatabaseTrouble("The database in " + folder + " is still in use by another command.");
                }
            }
            postgres = EmbeddedPostgres.start(home, home);
            return postgres.address();
        } catch (IOException e) {
            throw new DatabaseTrouble("The database in " + folder + " cannot be used: " + reason(e) + ".", e);
        }
    }

    @Override
    public void close() {
        try (owner;
                site) {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "no permission" : String.valueOf(e.getMessage());
    }

    /** A file that is locked as long as its holder lives, with the holder's role as its text. */
    private static final class Lock implements AutoCloseable {
        private final Path file;
        private @Nullable FileChannel channel;

        Lock(Path file) {
            this.file = file;
        }

        boolean take(Role role, Duration patience) throws IOException {
            Pause deadline = Pause.atMost(patience);
            do {
                FileChannel opened = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (tryLock(opened)) {
                    channel = opened;
                    opened.truncate(0);
                    opened.write(ByteBuffer.wrap(role.name().getBytes(StandardCharsets.UTF_8)), 0);
                    return true;
                }
                opened.close();
            } while (deadline.go());
            return false;
        }

        /** Who holds it, or held it last. */
        Optional<Role> holder() throws IOException {
            String text = Files.readString(file);
            return java.util.Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(text))
                    .findFirst();
        }

        private static boolean tryLock(FileChannel channel) throws IOException {
            try {
                FileLock lock = channel.tryLock();
                return lock != null;
            } catch (OverlappingFileLockException e) {
                // Held within this very process.
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
