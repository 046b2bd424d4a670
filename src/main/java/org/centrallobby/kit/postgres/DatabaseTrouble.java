package org.centrallobby.kit.postgres;

import org.jspecify.annotations.Nullable;

/** The database cannot be had; the message is one sentence for the operator. */
public final class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseTrouble(String sentence) {
        super(sentence);
    }

    public DatabaseTrouble(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
