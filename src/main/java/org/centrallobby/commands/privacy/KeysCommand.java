package org.centrallobby.commands.privacy;

import java.util.List;
import java.util.Optional;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.crypto.KeyRing;
import org.centrallobby.kit.crypto.KeyRing.Held;
import org.centrallobby.kit.crypto.KeyRing.Refusal;
import org.centrallobby.kit.time.LondonTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The dated master keys: looked at, followed by a newer one, retired. */
@Command(
        name = "keys",
        description = {
            "The dated master keys that open what is held: the newest seals, any opens.",
            "Once a key is retired, no backup from its time can be opened any more: see docs/privacy.md."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | rotate | rewrap | retire)")
public final class KeysCommand extends Verb {
    private static final int REFUSED = 1;
    private final Terminal terminal;

    public KeysCommand(Start start, Terminal terminal) {
        super(start);
        this.terminal = terminal;
    }

    @Command(name = "list", description = "Lists the master keys, oldest first, and how many records each still opens.")
    int list() {
        return with(KeyRing.class, ring -> {
            List<Held> keys = ring.list();
            if (keys.isEmpty()) {
                terminal.say("There is no master key yet; the first start makes one.");
            }
            for (Held key : keys) {
                terminal.say(key.date() + "  " + (key.inFolder() ? "file" : "environment") + ", opens "
                        + records(key.records())
                        + (key.since() == null ? ", not used yet" : ", used since " + LondonTime.moment(key.since()))
                        + (key.equals(keys.getLast()) ? "; seals what is new" : ""));
            }
            return 0;
        });
    }

    @Command(name = "rotate", description = "Makes a master key of today, and wraps the key of every record under it.")
    int rotate(
            @Option(
                            names = "--print",
                            description =
                                    "Only print a fresh key, for LOBBY_MASTER_KEYS; start every node with it, then rewrap.")
                    boolean print) {
        return with(KeyRing.class, ring -> {
            if (print) {
                terminal.say(ring.printFresh());
                return 0;
            }
            Optional<String> date = ring.add();
            if (date.isEmpty()) {
                terminal.warn("There is a master key of today already; a day has one.");
                return REFUSED;
            }
            terminal.say("The master key of " + date.get() + " seals from now on.");
            return rewrap(ring);
        });
    }

    @Command(name = "rewrap", description = "Wraps the key of every record under the newest master key.")
    int rewrap() {
        return with(KeyRing.class, this::rewrap);
    }

    private int rewrap(KeyRing ring) {
        long wrapped = ring.rewrap(done -> {});
        terminal.say(records(wrapped) + (wrapped == 1 ? " is" : " are") + " wrapped anew.");
        return 0;
    }

    @Command(
            name = "retire",
            description = {
                "Destroys a master key for good. Refused as long as any record needs it.",
                "Copies of the database from its time can never be opened again, which is what it is for."
            })
    int retire(
            @Parameters(paramLabel = "DATE", description = "As list shows it, such as 2026-12-04.") String date,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        return with(KeyRing.class, ring -> {
            Optional<Refusal> refusal = ring.judge(date);
            if (refusal.isEmpty()
                    && !yes
                    && !terminal.agrees(
                            "The master key of " + date + " opens no record here. Destroyed, it opens none in"
                                    + " any backup either, and cannot be brought back.")) {
                return REFUSED;
            }
            refusal = refusal.or(() -> ring.retire(date));
            if (refusal.isPresent()) {
                terminal.warn(sentence(refusal.get(), date, ring));
                return REFUSED;
            }
            terminal.say("The master key of " + date + " is retired.");
            terminal.say(
                    "Copies of it elsewhere, such as a backup of the key folder or LOBBY_MASTER_KEYS, have to go too.");
            return 0;
        });
    }

    private static String sentence(Refusal refusal, String date, KeyRing ring) {
        return switch (refusal) {
            case UNKNOWN -> "There is no master key of " + date + "; keys list shows which there are.";
            case NEWEST -> "The master key of " + date + " seals what is new: rotate first.";
            case IN_USE -> {
                long records = ring.list().stream()
                        .filter(key -> key.date().equals(date))
                        .mapToLong(Held::records)
                        .sum();
                yield "The master key of " + date + " still opens " + records(records) + ": keys rewrap first.";
            }
            case TOO_SOON ->
                "The newer master key came less than " + KeyRing.SETTLING.toMinutes()
                        + " minutes ago, and a node may still be writing under the older one: try again later.";
        };
    }

    private static String records(long number) {
        return number == 1 ? "1 record" : number + " records";
    }
}
