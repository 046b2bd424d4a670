package org.centrallobby.commands.letters;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.holds.Decided;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.holds.RefusalReason;
import org.centrallobby.letters.store.HeldRows.Held;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Letters that a person has to look at before they go. */
@Command(
        name = "held",
        description = "Lists the letters that are held, the oldest first, with the rules that hold them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[read | release | refuse | hold]")
public final class HeldCommand extends Verb implements Callable<Integer> {
    private static final String OPERATOR = "operator";
    private final PrintStream out;
    private final PrintStream err;

    public HeldCommand(Start start, PrintStream out, PrintStream err) {
        super(start);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return with(Holds.class, holds -> {
            List<Held> held = holds.listHeld();
            if (held.isEmpty()) {
                out.println("Nothing is held.");
            }
            held.forEach(letter -> out.println(letter.letter().reference() + "  since "
                    + LondonTime.moment(letter.since()) + "  " + letter.note()));
            return 0;
        });
    }

    @Command(name = "read", description = "Shows the words of a held letter. That it was read is logged.")
    int read(@Parameters(paramLabel = "REFERENCE", description = "Such as CL-7KQ4-M2XD.") String reference) {
        return with(Holds.class, holds -> {
            Optional<LetterText> text = holds.read(reference, OPERATOR);
            text.ifPresent(kept -> out.println(kept.text()));
            if (text.isEmpty()) {
                err.println("No letter " + reference + " is held.");
            }
            return text.isPresent() ? 0 : 1;
        });
    }

    @Command(name = "release", description = "Lets a held letter go on; its writer is told.")
    int release(@Parameters(paramLabel = "REFERENCE", description = "Such as CL-7KQ4-M2XD.") String reference) {
        return with(Holds.class, holds -> tell(reference, holds.release(reference, OPERATOR)));
    }

    @Command(
            name = "refuse",
            description = "Ends a held letter that will not be sent; its writer gets the text back and is told why.")
    int refuse(
            @Parameters(paramLabel = "REFERENCE", description = "Such as CL-7KQ4-M2XD.") String reference,
            @Parameters(paramLabel = "REASON", description = "One of ${COMPLETION-CANDIDATES}.") RefusalReason reason) {
        return with(Holds.class, holds -> tell(reference, holds.refuse(reference, reason, OPERATOR)));
    }

    @Command(name = "hold", description = "Holds a confirmed letter that has not gone yet; its writer is told.")
    int hold(@Parameters(paramLabel = "REFERENCE", description = "Such as CL-7KQ4-M2XD.") String reference) {
        return with(Holds.class, holds -> tell(reference, holds.hold(reference, OPERATOR)));
    }

    private int tell(String reference, Decided decided) {
        String sentence = switch (decided) {
            case Decided.Done(var letter) -> "is now " + letter.state() + ".";
            case Decided.NotNow(var state) -> "is " + state + ": that cannot be done from there.";
            case Decided.TooLate() -> "is in a mail server's hands already, alone or with a joint letter.";
            case Decided.Unknown() -> "is not known.";
        };
        boolean done = decided instanceof Decided.Done;
        (done ? out : err).println("Letter " + reference + " " + sentence);
        return done ? 0 : 1;
    }
}
