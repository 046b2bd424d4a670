package org.centrallobby.commands.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.database.Sweep;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.PersonalRecords;
import org.centrallobby.mail.PersonalRecords.Erased;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Answers a person who asks what is held of them, or wants it gone. */
@Command(
        name = "privacy",
        description = {
            "Answers a person who asks what is held of them, or who wants it gone.",
            "Make sure that the address is theirs: it is the only proof there is. See docs/privacy.md."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(export | erase | sweep)")
public final class PrivacyCommand extends Verb {
    private static final int REFUSED = 1;
    private static final String ADDRESS = "Their e-mail address, or - to read it from standard input, where no list of"
            + " processes and no history of commands shows it.";
    private final JsonMapper json = JsonMapper.builder().build();
    private final Terminal terminal;

    public PrivacyCommand(Start start, Terminal terminal) {
        super(start);
        this.terminal = terminal;
    }

    @Command(name = "export", description = "Writes all that is held of a person as JSON, text and all. Guard it well.")
    int export(@Parameters(paramLabel = "EMAIL", description = ADDRESS) String email) {
        return of(email, (person, places) -> {
            Map<String, Object> all = new LinkedHashMap<>();
            places.forEach(place -> all.put(place.holds(), place.export(person)));
            terminal.say(json.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            return 0;
        });
    }

    @Command(
            name = "erase",
            description = "Erases all that is held of a person, after showing how much it is and asking.")
    int erase(
            @Parameters(paramLabel = "EMAIL", description = ADDRESS) String email,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        return of(email, (person, places) -> {
            Map<PersonalRecords, Long> counts = new LinkedHashMap<>();
            places.forEach(place -> counts.put(place, place.count(person)));
            if (counts.values().stream().allMatch(count -> count == 0)) {
                terminal.say("Nothing is held of them.");
                return 0;
            }
            counts.forEach((place, count) -> terminal.say(place.holds() + ": " + count));
            if (!yes && !terminal.agrees("All of it is erased for good.")) {
                return REFUSED;
            }
            for (PersonalRecords place : places) {
                Erased erased = place.erase(person);
                if (erased.records() > 0) {
                    terminal.say("erased of " + place.holds() + ": " + erased.records());
                }
                erased.left().forEach(terminal::warn);
            }
            return 0;
        });
    }

    @Command(
            name = "sweep",
            description = {
                "Writes anew every table from which something was destroyed, however large, so that its file holds none of",
                "it. Happens by itself every night for tables under a gigabyte. Whoever wants such a table meanwhile waits."
            })
    int sweep() {
        return with(Sweep.class, sweep -> {
            sweep.sweep(Long.MAX_VALUE).forEach(table -> terminal.say("written anew: " + table));
            return 0;
        });
    }

    private int of(String typed, ToIntBiFunction<EmailAddress, List<PersonalRecords>> work) {
        Optional<EmailAddress> person = find(typed.equals("-") ? terminal.readLine() : typed.strip());
        if (person.isEmpty()) {
            terminal.warn("That is no e-mail address.");
            return REFUSED;
        }
        return withAll(parts -> work.applyAsInt(
                person.get(),
                parts.getBeanProvider(PersonalRecords.class).stream().toList()));
    }

    private static Optional<EmailAddress> find(String typed) {
        return EmailAddress.parse(typed) instanceof EmailAddress.Valid(EmailAddress address)
                ? Optional.of(address)
                : Optional.empty();
    }
}
