package org.centrallobby.commands.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.incoming.Incoming;
import org.centrallobby.mail.incoming.Taken;
import org.centrallobby.mail.returns.InboundReader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes one message from a mail server's pipe. */
@Command(
        name = "receive",
        description = {
            "Takes a message that came to one of the site's own addresses, from standard input.",
            "For a pipe from Postfix or Exim: see docs/receiving.md.",
            "Exit status: 0 taken, 75 not now and nothing changed, so that the mail server keeps it; 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReceiveCommand implements Callable<Integer> {
    /** EX_TEMPFAIL of sysexits.h: mail servers keep the message and try again. */
    private static final int NOT_NOW = 75;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "The address it was sent to, as the envelope had it.")
    private @Nullable String to;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (else LOBBY_DATA, else var).")
    private @Nullable Path data;

    private final Start start;
    private final InputStream in;
    private final PrintStream err;

    public ReceiveCommand(Start start, InputStream in, PrintStream err) {
        this.start = start;
        this.in = in;
        this.err = err;
    }

    @Override
    public Integer call() {
        byte[] message;
        try {
            message = in.readNBytes(InboundReader.MOST_BYTES);
            // A mail server whose pipe breaks takes the message for refused.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            err.println("The message could not be read to its end, so nothing was done. Try again.");
            return NOT_NOW;
        }
        try (ConfigurableApplicationContext context = start.with(Settings.read(System.getenv(), null, data, false))) {
            Taken taken = context.getBean(Incoming.class).take(message, to);
            err.println(sentence(taken));
            return 0;
        } catch (Settings.Unusable e) {
            err.println(e.getMessage());
            return NOT_NOW;
        } catch (RuntimeException e) {
            // Its own words may hold an address: only its name is told.
            err.println("The message could not be taken now (" + name(e)
                    + "), so nothing was done. Keep it and try again.");
            return NOT_NOW;
        }
    }

    private static String sentence(Taken taken) {
        return switch (taken) {
            case Taken.Told told -> "Taken: it is about a mail of ours.";
            case Taken.Parked(long id, boolean cut) ->
                "Taken: " + (cut ? "it is large, and its head" : "it") + " is kept for a person to read, as number "
                        + id + ".";
            case Taken.Ignored ignored ->
                switch (ignored.why()) {
                    case SEEN_BEFORE -> "Taken: the very same message came before.";
                    case NOT_OURS -> "Taken and left aside: no address in it proves that it is about a mail of ours.";
                    case NOTHING_TO_DO -> "Taken: it asks for nothing.";
                };
        };
    }

    /** The innermost cause says most. */
    private static String name(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < 20 && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
