package org.centrallobby.kit.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run over a source: what was asked for, and what came of it. */
public final class Reading {
    /**
     * What an operator asks for.
     *
     * @param allHistory not only what is current
     * @param acceptShrink an improbable shrink is true this time
     */
    public record Options(boolean allHistory, boolean acceptShrink) {
        /** As scheduled work reads. */
        public static final Options USUAL = new Options(false, false);
    }

    /** Told how far a run is. */
    public interface Progress {
        /** Nobody looks. */
        Progress SILENT = (what, done, total) -> {};

        /**
         * So much of something is done.
         *
         * @param total 0 where it is not known
         */
        void at(String what, long done, long total);
    }

    private final Options options;
    private final Progress progress;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    public Reading(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    public boolean allHistory() {
        return options.allHistory();
    }

    public boolean acceptShrink() {
        return options.acceptShrink();
    }

    /**
     * Tells whoever looks how far it is.
     *
     * @param total 0 where it is not known
     */
    public synchronized void progress(String what, long done, long total) {
        progress.at(what, done, total);
    }

    /** Something an operator should know. One sentence. */
    public synchronized void remark(String sentence) {
        remarks.add(sentence);
    }

    /** Sets a figure for the end of the run and the data page, such as 650 Members. */
    public synchronized void count(String what, long number) {
        counts.put(what, number);
    }

    /** The figures, in the order they were first named. */
    public synchronized Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    public synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }
}
