package org.centrallobby.commands;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.centrallobby.commands.letters.HeldCommand;
import org.centrallobby.commands.letters.LettersCommand;
import org.centrallobby.commands.mail.DkimCommand;
import org.centrallobby.commands.mail.DoctorCommand;
import org.centrallobby.commands.mail.MailCommand;
import org.centrallobby.commands.mail.ParkedCommand;
import org.centrallobby.commands.mail.ReceiveCommand;
import org.centrallobby.commands.mail.TasksCommand;
import org.centrallobby.commands.privacy.KeysCommand;
import org.centrallobby.commands.privacy.PrivacyCommand;
import org.centrallobby.commands.privacy.Terminal;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.kit.database.Role;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Reads the command line and runs the verb; without a verb it is {@code serve}. */
@Command(
        name = "lobby",
        description = "Central Lobby: from a campaign's page to a letter in a Member's inbox.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "[VERB]",
        commandListHeading = "%nVerbs (serve if none is given; VERB --help tells more):%n",
        footerHeading = "%nExit status: 0 done, 1 refused and nothing changed, 2 wrong usage.%n")
public final class Commands {
    private static final int WIDTH = 72;

    private Commands() {}

    /**
     * Runs one command to its end.
     *
     * @param application what the frame starts from; its package is where features are looked for
     * @return the exit status: 0 done, 1 refused and nothing changed, 2 wrong usage
     */
    public static int run(Class<?> application, String... args) {
        ImportKinds kinds = new ImportKinds(application.getPackageName());
        CommandLine imports = new CommandLine(new ImportCommand(application, kinds));
        imports.getCommandSpec().usageMessage().footer(describe(kinds));
        Start start = settings -> Launch.start(application, settings, Role.VERB, nothingMore -> {});
        Terminal terminal = new Terminal(System.in, System.out, System.err);
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new ServeCommand(application))
                .addSubcommand(imports)
                .addSubcommand(new SyncCommand(application))
                .addSubcommand(new DkimCommand())
                .addSubcommand(new MailCommand(start))
                .addSubcommand(new DoctorCommand(start))
                .addSubcommand(new ReceiveCommand(start, System.in, System.err))
                .addSubcommand(new LettersCommand(start, System.out, System.err))
                .addSubcommand(new HeldCommand(start, System.out, System.err))
                .addSubcommand(new TasksCommand(start, System.out, System.err))
                .addSubcommand(new ParkedCommand(start, System.out, System.err))
                .addSubcommand(new KeysCommand(start, terminal))
                .addSubcommand(new PrivacyCommand(start, terminal));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure));
        try {
            return line.execute(orServe(args));
        } catch (Error e) {
            return tell(e);
        }
    }

    /** The default verb; an option of its own may come first, as in {@code bin/lobby --port 8081}. */
    private static String[] orServe(String[] args) {
        boolean general =
                args.length > 0 && List.of("--help", "-h", "--version", "-V").contains(args[0]);
        if (general || (args.length > 0 && !args[0].startsWith("-"))) {
            return args;
        }
        String[] served = new String[args.length + 1];
        served[0] = "serve";
        System.arraycopy(args, 0, served, 1, args.length);
        return served;
    }

    private static String[] describe(ImportKinds kinds) {
        return Stream.concat(
                        Stream.of("", "Kinds:"),
                        kinds.byName().values().stream()
                                .flatMap(found -> Stream.concat(
                                        Stream.of("  @|bold " + found.kind().name() + "|@"
                                                + (found.kind().takesAsOf() ? " [--as-of DATE]" : "")),
                                        wrap(found.kind().holds()))))
                .toArray(String[]::new);
    }

    private static Stream<String> wrap(String text) {
        StringBuilder lines = new StringBuilder();
        int length = WIDTH;
        for (String word : text.split(" ", -1)) {
            if (length + 1 + word.length() > WIDTH) {
                lines.append("\n     ");
                length = 0;
            }
            lines.append(' ').append(word);
            length += 1 + word.length();
        }
        return lines.substring(1).replace("%", "%%").lines();
    }

    private static int tell(Throwable failure) {
        Optional<String> sentence = Refusals.findSentence(failure);
        if (sentence.isPresent()) {
            System.err.println(sentence.get());
        } else {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The version, as the jar's manifest says it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"Central Lobby " + (version == null ? "from its sources" : version)};
        }
    }
}
