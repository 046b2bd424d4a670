package org.centrallobby.kit.sync;

/** What became of a run. */
public sealed interface Outcome {
    /** The source was read and applied. */
    record Done(Reading reading) implements Outcome {}

    /**
     * Nothing of it was applied, or nothing after the last whole part.
     *
     * @param trouble one sentence
     * @param nextStep one sentence: what the operator can do
     */
    record Failed(Reading reading, String trouble, String nextStep) implements Outcome {}

    /** Somebody else is reading the source now, here or on another node. */
    record Busy() implements Outcome {}
}
