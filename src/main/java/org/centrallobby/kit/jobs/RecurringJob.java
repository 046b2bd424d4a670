package org.centrallobby.kit.jobs;

import java.time.Duration;

/** Something to be done again and again while the site is served. A bean of this type is all it takes. */
public interface RecurringJob {
    /** Its name in the table of jobs; never changed once released. */
    String name();

    /** The pause after one turn before the next. */
    Duration pause();

    /** One turn, on one node at a time. What it throws is logged, and the next turn comes as usual. */
    void runOnce();
}
