package org.centrallobby.commands.letters;

import java.io.PrintStream;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.desk.LetterDesk;
import org.centrallobby.letters.desk.LetterDesk.Moved;
import org.centrallobby.letters.joint.JointHours;
import org.centrallobby.letters.joint.JointHours.Hours;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where letters stand, and what an operator can do for one. */
@Command(
        name = "letters",
        description = "Counts the letters by where they stand; shows one, or moves it on. No text is ever shown.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[show | retry | joint-hour]")
public final class LettersCommand extends Verb implements Callable<Integer> {
    private static final String OPERATOR = "operator";
    private final PrintStream out;
    private final PrintStream err;

    public LettersCommand(Start start, PrintStream out, PrintStream err) {
        super(start);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return with(LetterDesk.class, desk -> {
            Map<LetterState, Long> counts = desk.countByState();
            if (counts.isEmpty()) {
                out.println("There are no letters.");
            }
            counts.forEach((state, number) -> out.printf("%12d  %s%n", number, state));
            return 0;
        });
    }

    @Command(name = "show", description = "Tells what happened to a letter, and when.")
    int show(@Parameters(paramLabel = "REFERENCE", description = "Such as CL-7KQ4-M2XD.") String reference) {
        return with(
                LetterDesk.class,
                desk -> desk.find(reference)
                        .map(letter -> {
                            print(letter);
                            desk.listSteps(letter).forEach(this::print);
                            return 0;
                        })
                        .orElseGet(() -> none(reference)));
    }

    @Command(name = "retry", description = "Sends a letter that came back, or that no server took, once more.")
    int retry(@Parameters(paramLabel = "REFERENCE", description = "Such as CL-7KQ4-M2XD.") String reference) {
        return with(LetterDesk.class, desk -> tell(reference, desk.retry(reference, OPERATOR)));
    }

    @Command(
            name = "joint-hour",
            description =
                    "Tells when a Member's office gets its joint letters, or sets that: at nine on working days if"
                            + " the office prefers nothing else.")
    int jointHour(
            @Parameters(paramLabel = "MEMBER", description = "Parliament's id of the Member.") int member,
            @Parameters(paramLabel = "HOUR", arity = "0..1", description = "From 0 to 23, in London.") @Nullable
                    Integer hour,
            @Option(names = "--days", paramLabel = "DAY", split = ",", description = "Such as MONDAY,THURSDAY.")
                    @Nullable
                    Set<DayOfWeek> days,
            @Option(names = "--usual", description = "Back to nine on working days.") boolean usual) {
        return with(JointHours.class, hours -> {
            Hours old = usual ? JointHours.USUAL : hours.of(member);
            int wanted = hour == null ? old.hour() : hour;
            if (wanted < 0 || wanted > 23) {
                err.println("HOUR should be from 0 to 23.");
                return 1;
            }
            Hours set = new Hours(wanted, days == null ? old.days() : days);
            if (usual) {
                hours.forget(member);
            }
            if ((hour != null || days != null) && !hours.save(member, set)) {
                err.println("There is no Member " + member + ".");
                return 1;
            }
            out.printf(
                    "Joint letters to Member %d go at %02d:00, on %s.%n",
                    member,
                    set.hour(),
                    set.days().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(", ")));
            return 0;
        });
    }

    private int tell(String reference, Moved moved) {
        return switch (moved) {
            case Moved.Done(LetterState state) -> {
                out.println("Letter " + reference + " is now " + state + ".");
                yield 0;
            }
            case Moved.NotFrom(LetterState state) -> {
                err.println("Letter " + reference + " is " + state + ": that cannot be done from there.");
                yield 1;
            }
            case Moved.NoAddress() -> {
                err.println(
                        "No e-mail address of the Member's office is known: letter " + reference + " stays as it is.");
                yield 1;
            }
            case Moved.NotTheirMember() -> {
                err.println(
                        "The Member no longer sits for the writer's seat: letter " + reference + " stays as it is.");
                yield 1;
            }
            case Moved.Unknown() -> none(reference);
        };
    }

    private int none(String reference) {
        err.println("There is no letter " + reference + ".");
        return 1;
    }

    private void print(Letter letter) {
        out.println(letter.reference() + "  " + letter.state() + " since " + LondonTime.moment(letter.stateSince())
                + ", to Member " + letter.memberId() + " from seat " + letter.constituencyId()
                + (letter.campaign() == null ? "" : ", campaign " + letter.campaign())
                + (letter.joint() ? ", co-signs the joint letter" : ""));
    }

    private void print(Step step) {
        out.println("  " + LondonTime.moment(step.at()) + "  " + step.event() + "  by " + step.actor()
                + (step.note() == null ? "" : "  (" + step.note() + ")"));
    }
}
