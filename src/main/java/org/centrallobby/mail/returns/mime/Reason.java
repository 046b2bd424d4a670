package org.centrallobby.mail.returns.mime;

/** Why a message was not read. */
public enum Reason {
    /** Nothing came. */
    EMPTY,
    /** There is no header in it. */
    NOT_A_MESSAGE,
    TOO_MANY_PARTS,
    TOO_DEEP,
    HEADERS_TOO_LONG,
    /** The parser gave it up. */
    BROKEN
}
