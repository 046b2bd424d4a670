package org.centrallobby.kit.sync;

/** What a source says is not believed; what was known before stands. The message is one sentence. */
public final class SyncRefused extends Exception {
    private static final long serialVersionUID = 1;
    private final String nextStep;

    /** @param nextStep one sentence: what the operator can do */
    public SyncRefused(String sentence, String nextStep) {
        super(sentence);
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }
}
