package org.centrallobby.kit.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that runs as our child, durable, on the loopback address only. It never outlives the program
 * unnoticed (see {@link HeldProcess}), and the next start takes over whatever an abrupt end left behind.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private final Installation installation;
    private final DatabaseAddress address;
    private final int port;
    private HeldProcess process;
    private boolean closed;

    private EmbeddedPostgres(Installation installation, int port, HeldProcess process) {
        this.installation = installation;
        this.port = port;
        this.process = process;
        this.address = DatabaseAddress.embedded(port, installation.password());
    }

    /** What it takes to start a server. */
    private record Installation(Path folder, Path programs, List<String> prefix, String password) {
        Path data() {
            return folder.resolve("data");
        }
    }

    /**
     * Starts the server on a folder, making it first if need be. The caller makes sure that nobody else does so at the
     * same time.
     *
     * @param folder holds the data, the password and the log
     * @param binaries where PostgreSQL is unpacked; may be shared
     * @throws DatabaseTrouble with one sentence if it cannot be started
     */
    public static EmbeddedPostgres start(Path folder, Path binaries) {
        try {
            Files.createDirectories(folder);
            Path home = folder.toRealPath();
            Path programs = PostgresBinaries.unpack(binaries).resolve("bin");
            String password = password(home);
            List<String> prefix = PostgresUser.prefix(home);
            Path data = home.resolve("data");
            if (!Files.isDirectory(data)) {
                create(home, programs, prefix);
            }
            stopLeftover(data);
            Installation installation = new Installation(home, programs, prefix, password);
            Launched launched = launch(installation, 0);
            EmbeddedPostgres server = new EmbeddedPostgres(installation, launched.port(), launched.process());
            server.address.createIfMissing();
            launched.process().onEnd(server::revive);
            return server;
        } catch (IOException e) {
            throw new DatabaseTrouble("The database in " + folder + " cannot be started: " + reason(e) + ".", e);
        }
    }

    /** The database {@code lobby} of a server that somebody else runs on this folder; empty if there is none ready. */
    public static Optional<DatabaseAddress> findRunning(Path folder) throws IOException {
        Path data = folder.resolve("data");
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        Path real = data.toRealPath();
        Optional<PidFile> pidFile = PidFile.find(real).filter(file -> file.ready() && file.isServing(real));
        if (pidFile.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(DatabaseAddress.embedded(
                pidFile.get().port(),
                Files.readString(folder.resolve("password")).strip()));
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Stops the server: running statements are cut off, what was committed is on disk. */
    @Override
    public void close() {
        HeldProcess last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        last.close();
    }

    /** A server that ended while we run, killed or out of memory, is started again where everybody looks for it. */
    private synchronized void revive() {
        if (closed) {
            return;
        }
        LOG.warn("PostgreSQL ended by itself and is started again; what was committed is on disk.");
        try {
            process = launch(installation, port).process();
            process.onEnd(this::revive);
        } catch (IOException | DatabaseTrouble e) {
            LOG.error(
                    "PostgreSQL cannot be started again; stop the program, mend this and start it: {}", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL on " + installation.data();
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Path half = folder.resolve("password.half");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static void create(Path folder, Path programs, List<String> prefix) throws IOException {
        Path half = folder.resolve("data.half");
        Folders.delete(half);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(
                List.of(programs.resolve("initdb").toString(), "-D", half.toString(), "-U", DatabaseAddress.USER));
        command.addAll(List.of(
                "-A", "scram-sha-256", "--pwfile=" + folder.resolve("password"), "-E", "UTF8", "--no-instructions"));
        command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        Process initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (waitFor(initdb) != 0) {
            Folders.delete(half);
            throw new DatabaseTrouble(
                    "The database in " + folder + " cannot be made: " + PostgresLog.complaint(said) + ".");
        }
        Files.move(half, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a {@code kill -9} of the program its server may still be on its way out; or its number be another's now. */
    private static void stopLeftover(Path data) throws IOException {
        Optional<PidFile> found = PidFile.find(data);
        if (found.isEmpty()) {
            return;
        }
        PidFile left = found.get();
        if (left.isServing(data)) {
            HeldProcess.interrupt(left.pid());
            Pause deadline = Pause.atMost(PATIENCE);
            while (left.isServing(data)) {
                if (!deadline.go()) {
                    throw new DatabaseTrouble("An earlier PostgreSQL (process " + left.pid() + ") still holds " + data
                            + " and does not stop: end it and try again.");
                }
            }
        } else if (ProcessHandle.of(left.pid()).isPresent()) {
            PidFile.disown(data);
        }
    }

    private record Launched(int port, HeldProcess process) {}

    /** @param fixed the port it must have; 0 for any */
    private static Launched launch(Installation installation, int fixed) throws IOException {
        Path data = installation.data();
        PostgresLog log = PostgresLog.open(installation.folder().resolve("log"));
        Pause deadline = Pause.atMost(PATIENCE);
        int ports = 0;
        while (true) {
            int port = fixed == 0 ? freePort() : fixed;
            List<String> command = new ArrayList<>(installation.prefix());
            command.add(installation.programs().resolve("postgres").toString());
            command.addAll(List.of("-D", data.toString()));
            command.addAll(PostgresOptions.arguments(port));
            HeldProcess process = HeldProcess.start(command, log.file());
            while (process.isAlive()) {
                Optional<PidFile> pid = PidFile.find(data).filter(file -> file.ready() && process.runs(file.pid()));
                if (pid.isPresent()) {
                    return new Launched(port, process);
                }
                if (!deadline.go()) {
                    process.close();
                    throw new DatabaseTrouble(
                            "PostgreSQL did not become ready within five minutes; see " + log.file() + ".");
                }
            }
            String complaint = log.complaintSinceOpened();
            boolean portTaken = complaint.contains("TCP/IP") && ports++ < 5;
            // Backends of a server that was killed take a moment to notice.
            boolean stillEnding = complaint.contains("shared memory block") || complaint.contains("lock file");
            if (!(portTaken || stillEnding) || !deadline.go()) {
                throw new DatabaseTrouble(
                        "PostgreSQL on " + installation.folder() + " does not start: " + complaint + ".");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new DatabaseTrouble("The database was interrupted while it was being made.", e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "no permission for " + denied.getFile();
            case java.nio.file.FileSystemException file
            when file.getReason() != null -> file.getReason() + " (" + file.getFile() + ")";
            default -> String.valueOf(e.getMessage());
        };
    }
}
