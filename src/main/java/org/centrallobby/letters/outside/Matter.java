package org.centrallobby.letters.outside;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.letters.LetterKind;

/** What a letter outside campaigns and motions is about. */
public enum Matter {
    /** Something Parliament or the Government decides. */
    PARLIAMENT,
    /** The writer's own trouble: casework, which is never counted, compared or bundled. */
    OWN_PROBLEM;

    private static final String START = "/write/";

    /** The page its letters are written from. */
    public String path() {
        return START + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How its letters are handled. */
    public LetterKind kind() {
        return this == OWN_PROBLEM ? LetterKind.CASEWORK : LetterKind.OTHER;
    }

    /** The page that letters of a kind are written from; empty if they are a campaign's or a motion's. */
    public static Optional<String> findPage(LetterKind kind) {
        return Arrays.stream(values())
                .filter(one -> one.kind() == kind)
                .map(Matter::path)
                .findFirst();
    }

    /** The matter of a page; empty if it is of none. */
    public static Optional<Matter> find(String path) {
        return Arrays.stream(values()).filter(one -> one.path().equals(path)).findFirst();
    }
}
