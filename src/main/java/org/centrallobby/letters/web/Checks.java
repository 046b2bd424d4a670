package org.centrallobby.letters.web;

import org.centrallobby.letters.variation.web.Gauges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a writer is told of a letter before it is sent in. */
@Component
public class Checks {
    /** Whether there is a page to co-sign the joint letter, for those whose letter is much like others. */
    private static final boolean JOINT_LETTERS = false;

    /**
     * A letter to be checked.
     *
     * @param gauge how much of it is in its writer's own words; null where letters are not compared
     */
    public record Check(WritePages.View letter, Gauges.@Nullable View gauge) {}

    private final Gauges gauges;

    Checks(Gauges gauges) {
        this.gauges = gauges;
    }

    Check of(WritePages.View view) {
        return new Check(
                view,
                gauges.find(view.occasion(), view.form().written(), JOINT_LETTERS)
                        .orElse(null));
    }
}
