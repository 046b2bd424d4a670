package org.centrallobby.commands.verb;

import org.centrallobby.kit.Settings;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts as much of the program as a verb asks for. */
@FunctionalInterface
public interface Start {
    /** The parts of the program, each made when it is first asked for. */
    ConfigurableApplicationContext with(Settings settings);
}
