package org.centrallobby.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.kit.sync.Readings;
import org.centrallobby.kit.sync.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads Parliament's record: exit 0 when all that was asked for was read, 1 when some of it was not. */
@Command(
        name = "sync",
        description =
                "Reads Parliament's record: its calendar, Members and motions. The first time also tells a running"
                        + " site to keep up with it by itself.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false)
final class SyncCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SOURCE",
            defaultValue = ALL,
            description = "all (if nothing is said), calendar, members or motions.")
    private String wanted;

    @Option(
            names = "--all-history",
            description =
                    "Everything Parliament has, not only what is current: 60,000 motions take more than three hours"
                            + " at the usual pace. Goes on where it was cut off.")
    private boolean allHistory;

    @Option(names = "--accept-shrink", description = "Believe Parliament even where much of what was known is gone.")
    private boolean acceptShrink;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    private final Class<?> application;
    private final PrintStream err = System.err;

    @SuppressWarnings("NullAway.Init") // The fields are filled by picocli before call().
    SyncCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Settings settings = Settings.read(System.getenv(), null, data, false);
        try (ConfigurableApplicationContext context =
                Launch.start(application, settings, Role.VERB, nothingMore -> {})) {
            List<Source> sources = choose(context.getBeansOfType(Source.class));
            Readings readings = context.getBean(Readings.class);
            int status = 0;
            for (Source source : sources) {
                status = Math.max(status, read(readings, source));
            }
            return status;
        }
    }

    private List<Source> choose(Map<String, Source> beans) {
        List<Source> all = beans.values().stream()
                .sorted(Comparator.comparingInt(Source::order))
                .toList();
        List<Source> chosen = all.stream()
                .filter(source -> wanted.equals(ALL) || source.name().equals(wanted))
                .toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no source “" + wanted + "”; there is all, "
                            + all.stream().map(Source::name).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }

    private int read(Readings readings, Source source) {
        Progress progress = new Progress(err, Boolean.getBoolean("lobby.terminal"));
        Outcome outcome;
        try {
            outcome = readings.run(source, new Reading.Options(allHistory, acceptShrink), progress);
        } finally {
            progress.end();
        }
        return switch (outcome) {
            case Outcome.Done(Reading reading) -> {
                reading.remarks().forEach(err::println);
                System.out.println(source.name() + ": " + counts(reading));
                yield 0;
            }
            case Outcome.Failed(Reading reading, String trouble, String nextStep) -> {
                reading.remarks().forEach(err::println);
                err.println(source.name() + ": " + trouble + " " + nextStep);
                yield 1;
            }
            case Outcome.Busy() -> {
                err.println(source.name() + ": it is being read by another process now; try again when that is done.");
                yield 1;
            }
        };
    }

    private static String counts(Reading reading) {
        return reading.counts().entrySet().stream()
                .map(count -> String.format(Locale.UK, "%s %,d", count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }
}
