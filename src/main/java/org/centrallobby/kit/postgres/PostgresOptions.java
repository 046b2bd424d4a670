package org.centrallobby.kit.postgres;

import java.util.List;
import java.util.stream.Stream;

/** How the embedded server is set, given at each start so that a newer program's settings hold for an older folder. */
final class PostgresOptions {
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=64",
            "shared_buffers=256MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            // A checkpoint makes the log ten times as long for a while: a rush of letters is not to bring one every few
            // seconds.
            "max_wal_size=2GB",
            "max_worker_processes=4",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=off",
            // A statement, its values or a key that was taken already may be a person's: no error of a statement is
            // logged.
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0",
            "log_statement=none",
            "log_min_duration_statement=-1",
            "log_checkpoints=off");

    private PostgresOptions() {}

    static List<String> arguments(int port) {
        return Stream.concat(Stream.of("port=" + port), SETTINGS.stream())
                .flatMap(setting -> Stream.of("-c", setting))
                .toList();
    }
}
