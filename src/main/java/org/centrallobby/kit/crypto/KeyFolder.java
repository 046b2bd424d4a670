package org.centrallobby.kit.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder of key files, each a Tink keyset in clear JSON, readable by its owner alone. A key is made once however many
 * nodes share the folder, and is on the disk before anything is encrypted under it.
 */
final class KeyFolder {
    private static final Object WITHIN_THIS_PROCESS = new Object();
    private static final Set<StandardOpenOption> LOCKING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> WRITING =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(name + ".json");
    }

    /** Names of the dated master keys, oldest first. */
    List<String> listDates() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}\\.json"))
                    .map(name -> name.substring(0, 10))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key that is there; empty if its file is not. */
    Optional<KeysetHandle> find(String name, Configuration primitives) {
        Path file = path(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), primitives, InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The key file " + file + " cannot be read as a Tink keyset.", e);
        }
    }

    /** A key, made if it is not there. */
    KeysetHandle findOrCreate(String name, Parameters parameters, Configuration primitives) {
        return find(name, primitives).orElseGet(() -> {
            alone(() -> {
                if (!Files.exists(path(name))) {
                    write(name, parameters, primitives);
                }
                return name;
            });
            return find(name, primitives).orElseThrow();
        });
    }

    /** Holds off every other process and thread that would make a key in this folder. */
    <T> T alone(Supplier<T> work) {
        synchronized (WITHIN_THIS_PROCESS) {
            try {
                Files.createDirectories(folder, ownerOnly("rwx------"));
                try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), LOCKING, ownerOnly("rw-------"));
                        FileLock lock = channel.lock()) {
                    if (!lock.isValid()) {
                        throw new IOException("The lock of the key folder was lost.");
                    }
                    return work.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The key folder " + folder + " cannot be written.", e);
            }
        }
    }

    /** Writes a fresh key: whole and on the disk, or not at all. Only within {@link #alone}. */
    void write(String name, Parameters parameters, Configuration primitives) {
        Path half = folder.resolve("." + name + ".new");
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(parameters, primitives), primitives, InsecureSecretKeyAccess.get());
            Files.deleteIfExists(half);
            try (FileChannel channel = FileChannel.open(half, WRITING, ownerOnly("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(half, path(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path(name) + " cannot be written.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A fresh key could not be made.", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
