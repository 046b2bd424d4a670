package org.centrallobby.commands.mail;

import java.util.function.Predicate;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Standings;
import org.centrallobby.mail.broadcasts.Standings.Standing;
import org.centrallobby.mail.outbox.WaitingMails;
import org.centrallobby.mail.pace.Limits;
import org.centrallobby.mail.pace.Limits.Limit;
import org.centrallobby.mail.pace.StopSwitch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The mail of a running site: stopped, slowed down, looked at. */
@Command(
        name = "mail",
        description = "Stops all mail and lets it go again, sets limits, holds single broadcasts, says how it stands.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel =
                "(status | stop | start | limit | pause | resume | broadcasts | hold | release | cancel)")
public final class MailCommand extends Verb {
    private static final int REFUSED = 1;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // Filled by picocli.
    public MailCommand(Start start) {
        super(start);
    }

    @Command(name = "status", description = "Says whether mail goes out, what waits, and what is limited.")
    int status() {
        return withAll(parts -> {
            MailReport report = new MailReport(System.out);
            report.state(parts.getBean(StopSwitch.class).read());
            report.waiting(parts.getBean(WaitingMails.class).listWaiting());
            report.broadcasts(parts.getBean(Standings.class).listLive());
            report.limits(parts.getBean(Limits.class).listLimits());
            return 0;
        });
    }

    @Command(name = "stop", description = "Stops all mail, on every node, within a second. What is queued waits.")
    int stop(
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "To be read in status.")
                    String reason) {
        return withAll(parts -> {
            parts.getBean(StopSwitch.class).turn(true, reason);
            System.out.println("Mail is stopped. It goes out again after: mail start");
            return 0;
        });
    }

    @Command(name = "start", description = "Lets mail go again.")
    int start() {
        return withAll(parts -> {
            parts.getBean(StopSwitch.class).turn(false, "");
            System.out.println("Mail goes out.");
            return 0;
        });
    }

    @Command(name = "limit", description = "Limits a receiving domain. An option left out is no limit of that kind.")
    int limit(
            @Parameters(paramLabel = "DOMAIN", description = "What stands after the @, such as example.org.")
                    String domain,
            @Option(names = "--per-hour", paramLabel = "N", description = "Messages an hour, all nodes together.")
                    @Nullable
                    Integer perHour,
            @Option(names = "--at-once", paramLabel = "N", description = "Messages at the same time, on each node.")
                    @Nullable
                    Integer atOnce) {
        positive("--per-hour", perHour);
        positive("--at-once", atOnce);
        return change(domain, old -> new Limit(old.domain(), perHour, atOnce, old.paused()));
    }

    @Command(name = "pause", description = "Sends nothing to a receiving domain until it is resumed.")
    int pause(@Parameters(paramLabel = "DOMAIN", description = "Such as example.org.") String domain) {
        return change(domain, old -> new Limit(old.domain(), old.perHour(), old.atOnce(), true));
    }

    @Command(name = "resume", description = "Sends to a receiving domain again, within its limits.")
    int resume(@Parameters(paramLabel = "DOMAIN", description = "Such as example.org.") String domain) {
        return change(domain, old -> new Limit(old.domain(), old.perHour(), old.atOnce(), false));
    }

    @Command(name = "broadcasts", description = "Lists the latest twenty, ended or not, with their numbers.")
    int broadcasts() {
        return withAll(parts -> {
            new MailReport(System.out).broadcasts(parts.getBean(Standings.class).listLatest());
            return 0;
        });
    }

    @Command(name = "hold", description = "Holds one broadcast: within a second no more of it is begun.")
    int hold(@Parameters(paramLabel = "ID", description = "As broadcasts lists it.") long id) {
        return move(id, parts -> parts.getBean(Broadcasts.class).pause(id), "is held", "does not run");
    }

    @Command(name = "release", description = "Lets a broadcast that is held go on.")
    int release(@Parameters(paramLabel = "ID", description = "As broadcasts lists it.") long id) {
        // A draft may have only some of its recipients: whoever makes it starts it.
        Predicate<ConfigurableApplicationContext> go =
                parts -> isHeld(parts, id) && parts.getBean(Broadcasts.class).start(id);
        return move(id, go, "goes on", "is not held");
    }

    @Command(name = "cancel", description = "Takes a broadcast back from all who have not got it, for good.")
    int cancel(@Parameters(paramLabel = "ID", description = "As broadcasts lists it.") long id) {
        return move(id, parts -> parts.getBean(Broadcasts.class).cancel(id), "is taken back", "has ended");
    }

    private static boolean isHeld(ConfigurableApplicationContext parts, long id) {
        return parts.getBean(Standings.class).listLive().stream()
                .map(standing -> standing.id() + " " + standing.state())
                .anyMatch((id + " PAUSED")::equals);
    }

    private int move(long id, Predicate<ConfigurableApplicationContext> step, String done, String not) {
        return withAll(parts -> {
            boolean known = parts.getBean(Standings.class).listLive().stream()
                    .mapToLong(Standing::id)
                    .anyMatch(live -> live == id);
            if (known && step.test(parts)) {
                System.out.println("Broadcast " + id + " " + done + ".");
                return 0;
            }
            System.err.println(
                    known
                            ? "Broadcast " + id + " " + not + "; nothing is changed."
                            : "There is no broadcast " + id + " that has not ended; nothing is changed.");
            return REFUSED;
        });
    }

    /** What a domain's limit becomes. */
    private interface Turn {
        Limit of(Limit old);
    }

    private int change(String typed, Turn turn) {
        String domain = domain(typed);
        return withAll(parts -> {
            Limits limits = parts.getBean(Limits.class);
            Limit old = limits.listLimits().stream()
                    .filter(limit -> limit.domain().equals(domain))
                    .findFirst()
                    .orElse(new Limit(domain, null, null, false));
            Limit changed = turn.of(old);
            limits.save(changed);
            System.out.println(MailReport.sentence(changed));
            return 0;
        });
    }

    private String domain(String typed) {
        if (EmailAddress.parse("a@" + typed) instanceof EmailAddress.Valid valid) {
            return valid.address().domain();
        }
        throw new ParameterException(
                spec.commandLine(), "DOMAIN should be what stands after an @, such as example.org.");
    }

    private void positive(String option, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new ParameterException(
                    spec.commandLine(), option + " should be 1 or more; to send nothing there is: mail pause DOMAIN");
        }
    }
}
