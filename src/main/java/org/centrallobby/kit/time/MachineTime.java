package org.centrallobby.kit.time;

import java.time.Clock;
import java.time.InstantSource;

/** The machine's own clock, for what is no part of the program, such as a command that needs nothing else of it. */
public final class MachineTime {
    private MachineTime() {}

    public static InstantSource clock() {
        return Clock.systemUTC();
    }
}
