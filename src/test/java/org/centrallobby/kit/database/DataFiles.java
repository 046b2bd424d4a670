package org.centrallobby.kit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files in which PostgreSQL keeps its tables, read as somebody does who has the disk. */
public final class DataFiles {
    private DataFiles() {}

    /** Files under a folder that hold these bytes; the log of changes (WAL) is left aside. */
    public static List<Path> holding(Path folder, byte[] bytes) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("pg_wal"))
                    .filter(file -> contains(read(file), bytes))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(byte[] whole, byte[] part) {
        int last = whole.length - part.length;
        for (int at = 0; at <= last; at++) {
            int i = 0;
            while (i < part.length && whole[at + i] == part[i]) {
                i++;
            }
            if (i == part.length) {
                return true;
            }
        }
        return false;
    }
}
