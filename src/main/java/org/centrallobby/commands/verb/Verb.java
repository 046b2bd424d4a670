package org.centrallobby.commands.verb;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.centrallobby.kit.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** A command that works on a data folder with parts of the program, and so does each command within it. */
public abstract class Verb {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    private final Start start;

    protected Verb(Start start) {
        this.start = start;
    }

    /** Does a piece of work with one part. */
    protected final <T> int with(Class<T> part, ToIntFunction<T> work) {
        return withAll(parts -> work.applyAsInt(parts.getBean(part)));
    }

    /** Does a piece of work with whatever parts it asks for. */
    protected final int withAll(ToIntFunction<ConfigurableApplicationContext> work) {
        try (ConfigurableApplicationContext parts = start.with(Settings.read(System.getenv(), null, data, false))) {
            return work.applyAsInt(parts);
        }
    }
}
