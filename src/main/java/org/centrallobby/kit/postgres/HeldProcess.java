package org.centrallobby.kit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child that ends when we do, however we end: a small shell holds it and reads a pipe from us. When the pipe closes,
 * be it by {@link #close()} or because this program was killed, the shell sends SIGINT, PostgreSQL's fast shutdown.
 */
final class HeldProcess implements AutoCloseable {
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    // A child in the background of a shell would read from the pipe itself, hence the redirections.
    private static final String HOLDER = """
            exec 3<&0
            trap '' INT HUP
            "$@" </dev/null 3<&- &
            child=$!
            { read -r _; kill -INT "$child"; } <&3 >/dev/null 2>&1 &
            watcher=$!
            exec 3<&-
            wait "$child"
            code=$?
            kill -KILL "$watcher" 2>/dev/null
            exit "$code"
            """;
    private final Process holder;

    private HeldProcess(Process holder) {
        this.holder = holder;
    }

    /** @param log where the child's words are appended */
    static HeldProcess start(List<String> command, Path log) throws IOException {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C in a terminal reaches us alone, and we stop the child in good order.
            words.add("/usr/bin/setsid");
        }
        words.addAll(List.of("/bin/sh", "-c", HOLDER, "central-lobby-database"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Whatever the operator's shell says about other databases is not for this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return new HeldProcess(builder.start());
    }

    boolean isAlive() {
        return holder.isAlive();
    }

    /** Calls back, on a thread of its own, when it has ended. */
    void onEnd(Runnable action) {
        Thread.ofVirtual().name("end of PostgreSQL").start(() -> {
            holder.onExit().join();
            action.run();
        });
    }

    /** Whether a process is one of those held here. */
    boolean runs(long pid) {
        return holder.descendants().anyMatch(handle -> handle.pid() == pid);
    }

    @Override
    public void close() {
        try {
            holder.getOutputStream().close();
        } catch (IOException e) {
            // The shell is gone already, and so is its child.
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!holder.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                holder.descendants().forEach(ProcessHandle::destroyForcibly);
                holder.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends SIGINT to a process that is not held. */
    static void interrupt(long pid) throws IOException {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$1\"", "kill", String.valueOf(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
