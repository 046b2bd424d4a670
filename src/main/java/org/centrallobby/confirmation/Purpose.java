package org.centrallobby.confirmation;

/** What a link confirms. */
public enum Purpose {
    LETTER
}
