package org.centrallobby.kit.imports;

/** A row that cannot be taken; the message says why, in words that follow "left out:". The rest of the file goes on. */
public final class RowFault extends Exception {
    private static final long serialVersionUID = 1;

    public RowFault(String reason) {
        super(reason, null, false, false);
    }
}
