package org.centrallobby.kit.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A folder of secrets, readable by its owner alone, that several processes may share: files appear whole or not at all. */
public final class SecretFolder {
    private static final Object WITHIN_THIS_PROCESS = new Object();
    private static final Set<StandardOpenOption> LOCKING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> WRITING =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private final Path folder;

    public SecretFolder(Path folder) {
        this.folder = folder;
    }

    /** Where a file of this name is or would be. */
    public Path path(String file) {
        return folder.resolve(file);
    }

    /** Names of the files, in order; none where there is no folder. */
    public List<String> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds, as text; empty if it is not there. */
    public Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(path(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path(file) + " cannot be read.", e);
        }
    }

    /** Removes a file, if it is there. Only within {@link #alone}. */
    public void delete(String file) {
        try {
            Files.deleteIfExists(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path(file) + " cannot be removed.", e);
        }
    }

    /** Overwrites a file and removes it, if it is there. Only within {@link #alone}. */
    public void destroy(String file) {
        Path path = path(file);
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            byte[] noise = new byte[Math.toIntExact(channel.size())];
            new SecureRandom().nextBytes(noise);
            ByteBuffer bytes = ByteBuffer.wrap(noise);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path + " cannot be overwritten.", e);
        }
        delete(file);
    }

    /** Holds off every other process and thread that would write in this folder. */
    public <T> T alone(Supplier<T> work) {
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

    /** Writes a file, in place of one that may be there: whole and on the disk. Only within {@link #alone}. */
    public void write(String file, byte[] content) {
        Path half = folder.resolve("." + file + ".new");
        try {
            Files.deleteIfExists(half);
            try (FileChannel channel = FileChannel.open(half, WRITING, ownerOnly("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(half, path(file), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + path(file) + " cannot be written.", e);
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
