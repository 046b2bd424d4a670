package org.centrallobby.kit.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The bytes of a CSV file: plain, gzipped or inside a zip, told apart by how they begin and not by the name. */
final class CsvFile {
    private static final int BUFFER = 1 << 16;

    private CsvFile() {}

    /** @param member which file inside a zip is meant; its path with slashes */
    static InputStream open(Path file, Predicate<String> member) throws ImportRefused, IOException {
        String name = name(file);
        if (!Files.exists(file)) {
            throw new ImportRefused(name + " does not exist.");
        }
        if (Files.isDirectory(file)) {
            throw new ImportRefused(name + " is a folder; name the file inside it.");
        }
        InputStream bytes = bytes(file, name);
        try {
            bytes.mark(4);
            byte[] start = bytes.readNBytes(4);
            bytes.reset();
            if (start.length == 0) {
                throw new ImportRefused(name + " is empty.");
            }
            if (start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
                return new GZIPInputStream(bytes, BUFFER);
            }
            if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] <= 8) {
                bytes.close();
                return member(file, name, member);
            }
            return bytes;
        } catch (IOException | ImportRefused e) {
            bytes.close();
            throw e;
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static InputStream bytes(Path file, String name) throws ImportRefused, IOException {
        try {
            return new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (AccessDeniedException e) {
            throw new ImportRefused(name + " may not be read by this user.");
        }
    }

    private static InputStream member(Path file, String name, Predicate<String> wanted)
            throws ImportRefused, IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            List<? extends ZipEntry> members = zip.stream()
                    .filter(entry -> !entry.isDirectory() && wanted.test(entry.getName()))
                    .toList();
            if (members.size() != 1) {
                throw new ImportRefused(
                        members.isEmpty()
                                ? name
                                        + " is a zip without the CSV file that is looked for; import the CSV file itself."
                                : name
                                        + " is a zip with %s CSV files; import the one that is meant."
                                                .formatted(members.size()));
            }
            return new Member(zip, members.getFirst());
        } catch (IOException | ImportRefused e) {
            zip.close();
            throw e;
        }
    }

    /** Compares the checksum when all is read, which {@link ZipFile} does not, and closes the zip with itself. */
    private static final class Member extends FilterInputStream {
        private final ZipFile zip;
        private final CheckedInputStream checked;
        private final long expected;

        Member(ZipFile zip, ZipEntry entry) throws IOException {
            super(new CheckedInputStream(zip.getInputStream(entry), new CRC32()));
            this.zip = zip;
            this.checked = (CheckedInputStream) in;
            this.expected = entry.getCrc();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count < 0 && checked.getChecksum().getValue() != expected) {
                throw new ZipException("wrong checksum");
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            super.close();
            zip.close();
        }
    }
}
