package org.centrallobby.commands;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.postgres.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Tells what an operator can mend, in one sentence, from what is a bug and deserves its stack trace. */
final class Refusals {
    private static final int DEPTH = 20;

    private Refusals() {}

    /** The sentence for a failure or whatever caused it; empty for a bug. */
    static Optional<String> findSentence(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            Optional<String> sentence = sentence(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<String> sentence(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case ImportRefused refused -> refused.getMessage();
                    case Settings.Unusable unusable -> unusable.getMessage();
                    case DatabaseTrouble trouble -> trouble.getMessage();
                    case PortInUseException port ->
                        "Port " + port.getPort()
                                + " is in use by another program: stop that one, or choose another with" + " --port.";
                    case java.net.SocketException socket
                    when String.valueOf(socket.getMessage()).contains("Permission denied") ->
                        "The port cannot be opened, for want of permission: choose one above 1023 with --port.";
                    case SQLException sql -> sentence(sql);
                    case IOException io -> sentence(io);
                    case OutOfMemoryError memory ->
                        "There is not enough memory: give more with LOBBY_JAVA_OPTS, for example -Xmx1g. Nothing was changed.";
                    default -> null;
                });
    }

    private static @Nullable String sentence(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("53100") || String.valueOf(e.getMessage()).contains("No space left on device")) {
            return "The disk is full: nothing was changed. Make room and try again.";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "The connection to the database was lost: nothing was changed. Try again.";
        }
        if (state.equals("53300")) {
            return "The database has no connection to spare: nothing was changed. Try again in a moment.";
        }
        return null;
    }

    private static @Nullable String sentence(IOException e) {
        if (String.valueOf(e.getMessage()).contains("No space left on device")) {
            return "The disk is full: nothing was changed. Make room and try again.";
        }
        return switch (e) {
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
            case AccessDeniedException denied ->
                denied.getFile() + " cannot be read or written, for want of permission.";
            default -> null;
        };
    }
}
