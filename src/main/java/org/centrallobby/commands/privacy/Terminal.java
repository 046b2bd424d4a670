package org.centrallobby.commands.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where a command speaks to a person, and the person answers. */
public final class Terminal {
    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;

    public Terminal(InputStream in, PrintStream out, PrintStream err) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
    }

    void warn(String line) {
        err.println(line);
    }

    /** One line as it was typed; empty where nothing is. */
    String readLine() {
        try {
            String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("What was typed could not be read.", e);
        }
    }

    /** Whether the person says yes, in full, to what cannot be undone. */
    boolean agrees(String question) {
        err.println(question + " Type yes to go on:");
        boolean yes = readLine().equalsIgnoreCase("yes");
        if (!yes) {
            err.println("Nothing was changed.");
        }
        return yes;
    }
}
