package org.centrallobby;

import org.centrallobby.commands.Commands;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Commands.run(CentralLobby.class, args));
    }
}
