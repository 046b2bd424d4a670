package org.centrallobby.kit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's {@code postmaster.pid}: which process serves a data folder, where, and whether it is ready.
 *
 * @param pid of the server; perhaps of another program that got the number after it died
 * @param port on the loopback address; 0 while it is not yet written
 */
record PidFile(long pid, int port, boolean ready) {
    private static final String NAME = "postmaster.pid";
    /** No process has this number: the kernel's greatest is far below. */
    private static final String NO_PROCESS = String.valueOf(Integer.MAX_VALUE);

    static Optional<PidFile> find(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME), StandardCharsets.UTF_8);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new PidFile(
                    Long.parseLong(lines.get(0).strip()),
                    lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0,
                    lines.size() > 7 && lines.get(7).strip().equals("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            // Half written; whoever waits looks again.
            return Optional.empty();
        }
    }

    /** Whether that process lives and is a PostgreSQL on this very folder. */
    boolean isServing(Path data) {
        try {
            if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                return false;
            }
            String[] words = Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"))
                    .split("\0");
            return words[0].endsWith("postgres") && List.of(words).contains(data.toString());
        } catch (IOException e) {
            // It ended between the two looks.
            return false;
        }
    }

    /**
     * Makes a pid file that names a foreign process name none. The file stays: PostgreSQL also reads from it which
     * shared memory to wait for, and that check must not be lost.
     */
    static void disown(Path data) throws IOException {
        Path file = data.resolve(NAME);
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        // In place, so that the file keeps its owner.
        Files.writeString(
                file,
                NO_PROCESS + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n",
                StandardCharsets.UTF_8);
    }
}
