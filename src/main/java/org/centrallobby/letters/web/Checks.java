package org.centrallobby.letters.web;

import java.util.List;
import org.centrallobby.letters.holds.Screening;
import org.centrallobby.letters.holds.Screening.Reason;
import org.centrallobby.letters.holds.Screening.Typed;
import org.centrallobby.letters.variation.web.Gauges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a writer is told of a letter before it is sent in. */
@Component
public class Checks {
    /**
     * A letter to be checked.
     *
     * @param gauge how much of it is in its writer's own words; null where letters are not compared
     * @param reasons why a person would look at the letter before it goes; empty if nobody would
     */
    public record Check(WritePages.View letter, Gauges.@Nullable View gauge, List<Reason> reasons) {}

    private final Gauges gauges;
    private final Screening screening;

    Checks(Gauges gauges, Screening screening) {
        this.gauges = gauges;
        this.screening = screening;
    }

    Check of(WritePages.View view) {
        return new Check(
                view,
                gauges.find(view.occasion(), view.form().written(), view.coSign())
                        .orElse(null),
                screening.look(
                        view.form().writer(),
                        new Typed(
                                view.occasion().asksTopic() ? view.form().topicOf(view.occasion()) : "",
                                view.form().letterText(),
                                false),
                        view.recipient().member().mnisId(),
                        view.recipient().member().name()));
    }
}
