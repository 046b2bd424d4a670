package org.centrallobby.places.index;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's own copy of an edition, so that a start need not ask the database for it. Whatever is wrong with it, the
 * database is asked instead: its name carries the edition's fingerprint, and what is read must have that one.
 */
public final class IndexFile {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFile.class);
    private static final String PREFIX = "postcodes-";
    private static final String SUFFIX = ".bin";

    private final Path folder;

    /** A folder that need not exist yet. */
    public IndexFile(Path folder) {
        this.folder = folder;
    }

    /** Empty if there is no file, or it is not whole. */
    public Optional<PostcodeIndex> find(long edition, String fingerprint) {
        Path file = file(edition, fingerprint);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            List<String> seats = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                seats.add(in.readUTF());
            }
            Map<String, byte[]> units = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                byte[] sector = new byte[in.readUnsignedShort()];
                in.readFully(sector);
                units.put(name, sector);
            }
            PostcodeIndex index = PostcodeIndex.of(seats, units);
            if (index.fingerprint().equals(fingerprint)) {
                return Optional.of(index);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A copy of the postcodes cannot be read", e);
        }
        LOG.warn("The local copy of the postcodes is damaged; it is made again from the database.");
        return Optional.empty();
    }

    /** Writes the copy in whole or not at all. A full disk costs the copy, nothing else. */
    public void save(long edition, PostcodeIndex index) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, PREFIX, ".tmp");
            try {
                write(draft, index);
                Files.move(draft, file(edition, index.fingerprint()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            LOG.warn(
                    "No local copy of the postcodes can be kept: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Removes the copies of editions that are gone. */
    public void keepOnly(List<Long> editions) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (editions.stream().noneMatch(edition -> name.startsWith(PREFIX + edition + "-"))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("Old copies of the postcodes stay", e);
        }
    }

    private Path file(long edition, String fingerprint) {
        return folder.resolve(PREFIX + edition + "-" + fingerprint.substring(0, 16) + SUFFIX);
    }

    private static void write(Path file, PostcodeIndex index) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeShort(index.seats().size());
            for (String seat : index.seats()) {
                out.writeUTF(seat);
            }
            Map<String, byte[]> units = index.units();
            out.writeInt(units.size());
            for (Map.Entry<String, byte[]> sector : units.entrySet()) {
                out.writeUTF(sector.getKey());
                out.writeShort(sector.getValue().length);
                out.write(sector.getValue());
            }
        }
    }
}
