package org.centrallobby.kit.imports;

/** A file that cannot be used; the message is one sentence that names the file and the line. Nothing was changed. */
public final class ImportRefused extends Exception {
    private static final long serialVersionUID = 1;

    public ImportRefused(String sentence) {
        super(sentence);
    }
}
