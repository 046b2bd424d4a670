package org.centrallobby.commands;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Says how far a file has been read: in place on a terminal, now and then in a log. */
final class Progress implements IntConsumer {
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
        long now = System.nanoTime();
        if (now - said < (terminal ? BLINK : LINE)) {
            return;
        }
        said = now;
        String text = String.format(Locale.UK, "%,d rows read", rows);
        if (terminal) {
            out.print("\r" + text);
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
