package org.centrallobby.commands.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.time.MachineTime;
import org.centrallobby.mail.dkim.DkimKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The keys that sign mail. */
@Command(
        name = "dkim",
        description = "The keys that sign mail as this domain: shows what to publish, makes the next, changes over.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(show | rotate | use | remove)")
public final class DkimCommand {
    private static final int REFUSED = 1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    @Command(name = "show", description = "Prints the records to publish, of every key.")
    int show() {
        return with((keys, settings) -> {
            String signing = keys.signing();
            for (String selector : keys.listSelectors()) {
                System.out.println("; " + selector + (selector.equals(signing) ? ", which signs" : ""));
                print(keys, selector, settings);
            }
            return 0;
        });
    }

    @Command(
            name = "rotate",
            description = "Makes the next key. It signs when its record is seen by doctor mail, or after dkim use.")
    int rotate(
            @Option(
                            names = "--ed25519",
                            description = "Also a key of the newer kind (RFC 8463), which signs beside the first.")
                    boolean ed25519) {
        return with((keys, settings) -> {
            String selector = keys.rotate(ed25519);
            print(keys, selector, settings);
            System.err.println(
                    "Publish this beside what is there. Then doctor mail has it sign, or: dkim use " + selector);
            return 0;
        });
    }

    @Command(name = "use", description = "Has another key sign from now on, whether its record was seen or not.")
    int use(@Parameters(paramLabel = "SELECTOR", description = "Such as lobby20261126.") String selector) {
        return with((keys, settings) -> {
            if (!keys.use(selector)) {
                System.err.println(unknown(keys));
                return REFUSED;
            }
            System.out.println(selector + " signs now, at a running site within seconds.");
            return 0;
        });
    }

    @Command(name = "remove", description = "Removes a key that signs no more. Leave its record a week longer.")
    int remove(@Parameters(paramLabel = "SELECTOR", description = "Such as lobby20261126.") String selector) {
        return with((keys, settings) -> switch (keys.remove(selector)) {
            case REMOVED -> {
                System.out.println(selector + " is removed.");
                yield 0;
            }
            case STILL_SIGNING -> {
                System.err.println(selector + " signs mail: have another key sign first, with dkim use.");
                yield REFUSED;
            }
            case UNKNOWN -> {
                System.err.println(unknown(keys));
                yield REFUSED;
            }
        });
    }

    private int with(ToIntBiFunction<DkimKeys, Settings> work) {
        Settings settings = Settings.read(System.getenv(), null, data, false);
        return work.applyAsInt(new DkimKeys(settings, MachineTime.clock()), settings);
    }

    private static void print(DkimKeys keys, String selector, Settings settings) {
        Report report = new Report(System.out);
        keys.get(selector).forEach(key -> report.key(key, settings.mailDomain()));
    }

    private static String unknown(DkimKeys keys) {
        List<String> known = keys.listSelectors();
        return "There is no such key; there is " + String.join(", ", known) + ".";
    }
}
