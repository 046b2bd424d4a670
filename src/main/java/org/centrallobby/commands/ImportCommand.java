package org.centrallobby.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings files in: exit 0 when done, 1 when refused and nothing changed, 2 when asked wrongly. */
@Command(
        name = "import",
        description = "Brings files in, in one piece or not at all, beside a running site or without one.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "What the files hold; see below.")
    private String kind;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files: .csv, .csv.gz, .zip or .json.")
    private List<Path> files;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The one day the files tell of, such as 2008-12-16.")
    private @Nullable LocalDate asOf;

    private final Class<?> application;
    private final ImportKinds kinds;
    private final PrintStream err = System.err;

    @SuppressWarnings("NullAway.Init") // The fields are filled by picocli before call().
    ImportCommand(Class<?> application, ImportKinds kinds) {
        this.application = application;
        this.kinds = kinds;
    }

    @Override
    public Integer call() throws ImportRefused, IOException {
        ImportKinds.Found found = kinds.byName().get(kind);
        if (found == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no kind “" + kind + "”; there is "
                            + String.join(", ", kinds.byName().keySet()) + ".");
        }
        if (asOf != null && !found.kind().takesAsOf()) {
            throw new ParameterException(spec.commandLine(), "--as-of means nothing for " + kind + ".");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ImportRefused(
                        Files.exists(file)
                                ? file + " is not a file that can be read."
                                : "There is no file " + file + ".");
            }
        }
        Settings settings = Settings.read(System.getenv(), null, data, false);
        try (ConfigurableApplicationContext context =
                Launch.start(application, settings, Role.VERB, nothingMore -> {})) {
            Progress progress = new Progress(err, Boolean.getBoolean("lobby.terminal"));
            Tally tally = new Tally(progress);
            try {
                context.getBean(found.reader()).run(files, asOf, tally);
            } finally {
                progress.end();
            }
            report(tally, settings.data(), context.getBean(InstantSource.class));
            // The last line, whatever is still said on the way out.
            System.out.println(tally);
            return 0;
        }
    }

    private void report(Tally tally, Path folder, InstantSource clock) {
        tally.listRemarks().forEach(err::println);
        List<Tally.LeftOut> leftOut = tally.listLeftOut();
        if (leftOut.isEmpty()) {
            return;
        }
        leftOut.stream().limit(SHOWN).forEach(row -> err.println(row.file() + ":" + row.line() + ": " + row.reason()));
        try {
            Path list = LeftOutFile.write(folder, kind, clock.instant(), leftOut);
            err.println(
                    leftOut.size() > SHOWN
                            ? "… and " + (leftOut.size() - SHOWN) + " more; all of them are in " + list
                            : "The rows left out are also in " + list);
        } catch (IOException e) {
            // The import itself is done; saying that it was refused would be wrong.
            err.println("The list of rows left out could not be written to " + folder + " (" + e.getMessage() + ").");
        }
    }
}
