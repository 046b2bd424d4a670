package org.centrallobby.kit.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** Something to be done again and again while the site is served. A bean of this type is all it takes. */
public interface RecurringJob {
    /** Its name in the table of jobs; never changed once released. */
    String name();

    /** The pause after one turn before the next. */
    Duration pause();

    /** A time of day in London for one turn a day, in place of the pause. */
    default Optional<LocalTime> dailyAt() {
        return Optional.empty();
    }

    /** One turn, on one node at a time. What it throws is logged, and the next turn comes as usual. */
    void runOnce();
}
