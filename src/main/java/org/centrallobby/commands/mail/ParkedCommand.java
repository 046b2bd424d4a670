package org.centrallobby.commands.mail;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.commands.verb.Verb;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.mail.incoming.Incoming;
import org.centrallobby.mail.incoming.ParkedMails;
import org.centrallobby.mail.returns.InboundReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Messages that came back and need a person. */
@Command(
        name = "parked",
        description = "Lists the messages that came to the site and need a person; they are destroyed after 28 days.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[show | pass | destroy]")
public final class ParkedCommand extends Verb implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    public ParkedCommand(Start start, PrintStream out, PrintStream err) {
        super(start);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        return with(ParkedMails.class, mails -> {
            List<ParkedMails.Entry> entries = mails.list();
            if (entries.isEmpty()) {
                out.println("Nothing is kept.");
            }
            entries.forEach(entry -> out.println(entry.id() + "  " + entry.kind() + ", " + entry.bytes() + " bytes"
                    + (entry.cutFrom() == null ? "" : " (the head of " + size(entry.cutFrom()) + ")") + ", since "
                    + LondonTime.moment(entry.since())));
            return 0;
        });
    }

    @Command(
            name = "show",
            description = "Writes a message to standard output. It is as strangers made it: open it with care.")
    int show(@Parameters(paramLabel = "ID", description = "The number that parked prints first.") long id) {
        return with(ParkedMails.class, mails -> {
            Optional<byte[]> message = mails.find(id);
            message.ifPresent(bytes -> out.write(bytes, 0, bytes.length));
            mails.list().stream()
                    .filter(entry -> entry.id() == id && entry.cutFrom() != null)
                    .forEach(entry -> err.println("This is its head. It had "
                            + size(Objects.requireNonNull(entry.cutFrom())) + ", and the rest is not kept."));
            return message.isPresent() ? 0 : none(id);
        });
    }

    @Command(
            name = "pass",
            description = {
                "Passes on an office's answer to a joint letter, its words alone, to all who co-signed it.",
                "Read it first: it may name one of them."
            })
    int pass(@Parameters(paramLabel = "ID", description = "The number that parked prints first.") long id) {
        return with(Incoming.class, incoming -> {
            if (!incoming.passOn(id)) {
                err.println("Message " + id + " is not kept, or it is no answer that can be passed on.");
                return 1;
            }
            out.println("Message " + id + " goes to all who co-signed, and is no longer kept here.");
            return 0;
        });
    }

    @Command(name = "destroy", description = "Destroys a message for good.")
    int destroy(@Parameters(paramLabel = "ID", description = "The number that parked prints first.") long id) {
        return with(ParkedMails.class, mails -> {
            if (!mails.destroy(id)) {
                return none(id);
            }
            out.println("Message " + id + " is destroyed.");
            return 0;
        });
    }

    private static String size(int bytes) {
        return bytes + (bytes == InboundReader.MOST_BYTES ? " bytes or more" : " bytes");
    }

    private int none(long id) {
        err.println("No message is kept under the number " + id + ".");
        return 1;
    }
}
