package org.centrallobby.commands;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.centrallobby.kit.sync.Reading;

/** Says how far a file or a source has been read: in place on a terminal, now and then in a log. */
final class Progress implements IntConsumer, Reading.Progress {
    private static final long BLINK = 200_000_000L;
    private static final long LINE = 5_000_000_000L;
    private final PrintStream out;
    private final boolean terminal;
    private long said = System.nanoTime();
    private boolean open;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void accept(int rows) {
        say(String.format(Locale.UK, "%,d rows read", rows));
    }

    @Override
    public void at(String what, long done, long total) {
        if (done == 0) {
            // What a stage will take is told before it begins.
            said = System.nanoTime() - LINE;
        }
        say(
                total == 0
                        ? String.format(Locale.UK, "%s: %,d", what, done)
                        : String.format(Locale.UK, "%s: %,d of %,d", what, done, total));
    }

    private void say(String text) {
        long now = System.nanoTime();
        if (now - said < (terminal ? BLINK : LINE)) {
            return;
        }
        said = now;
        if (terminal) {
            out.print("\r" + text + "\u001b[K");
            out.flush();
            open = true;
        } else {
            out.println(text);
        }
    }

    /** Goes on to a new line, where one is needed. */
    void end() {
        if (open) {
            out.println();
            open = false;
        }
    }
}
