package org.centrallobby.kit.http;

/** A server that gave no usable answer, however often it was asked; the message is one sentence for the operator. */
public final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1;

    public FetchFailed(String sentence) {
        super(sentence);
    }
}
