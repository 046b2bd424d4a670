package org.centrallobby.letters.counts;

import java.util.function.ToLongFunction;

/** What is counted of letters, in the order in which pages show it. */
public enum Measure {
    WRITTEN(Figures::written),
    CONFIRMED(Figures::confirmed),
    COSIGNED(Figures::cosigned),
    ACCEPTED(Figures::accepted),
    RETURNED(Figures::returned),
    ANSWERED(Figures::answered);

    @SuppressWarnings("ImmutableEnumChecker") // a method of a record
    private final ToLongFunction<Figures> of;

    Measure(ToLongFunction<Figures> of) {
        this.of = of;
    }

    /** This one among the figures. */
    public long of(Figures figures) {
        return of.applyAsLong(figures);
    }
}
