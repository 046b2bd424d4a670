package org.centrallobby.kit.sync;

import org.centrallobby.kit.http.FetchFailed;

/** Something outside that is read again and again. A bean of this type can be read by {@code bin/lobby sync NAME}. */
public interface Source {
    /** Its word on the command line and its row in the ledger; never changed once released. */
    String name();

    /** Where it stands among the others when all are read, the lowest first. */
    int order();

    /**
     * Reads the source and applies what it says: whole and checked, or not at all.
     *
     * @throws SyncRefused if what it says cannot be believed
     * @throws FetchFailed if it could not be read
     */
    void read(Reading reading) throws SyncRefused, FetchFailed;
}
