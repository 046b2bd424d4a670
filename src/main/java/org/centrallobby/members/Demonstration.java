package org.centrallobby.members;

import java.util.Optional;

/** The fictional place of the starter data, which makes way when real Members come. */
public interface Demonstration {
    /** A sentence why it cannot go now, such as letters under way; empty if it can. */
    Optional<String> hindrance();

    /** Removes it, in the transaction of the import. */
    void remove();
}
