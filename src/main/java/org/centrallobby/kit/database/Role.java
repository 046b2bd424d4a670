package org.centrallobby.kit.database;

/** In what role the program comes to its data folder. */
public enum Role {
    /** The site itself: one on a data folder. */
    SERVER,
    /** A command that comes and goes, beside the site or without it. */
    VERB
}
