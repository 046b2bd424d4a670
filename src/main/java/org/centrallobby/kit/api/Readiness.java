package org.centrallobby.kit.api;

import java.util.Optional;

/** A part of the program without which it should get no visitors. */
public interface Readiness {
    /** What the part is called, such as {@code directory}. */
    String name();

    /** A few words why it is not ready; empty if it is. */
    Optional<String> hindrance();
}
