package org.centrallobby.commands.letters;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Step;
import org.centrallobby.letters.desk.LetterDesk;
import org.centrallobby.letters.desk.LetterDesk.Moved;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Where letters stand, and what an operator can do for one. */
@Command(
        name = "letters",
        description = "Counts the letters by where they stand; shows one, or moves it on. No text is ever shown.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[show | retry]")
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
