package org.centrallobby.motions.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import org.centrallobby.kit.sync.Holding;
import org.centrallobby.kit.sync.Holdings;
import org.centrallobby.kit.web.Words;
import org.centrallobby.motions.Motions;
import org.springframework.stereotype.Component;

/** Motions and the names on them, as the data page tells of them. */
@Component
class MotionHoldings implements Holdings {
    private final Motions motions;

    MotionHoldings(Motions motions) {
        this.motions = motions;
    }

    @Override
    public List<Holding> listHoldings() {
        Motions.Holding held = motions.holding();
        return List.of(new Holding(
                5,
                words("data.motions"),
                words(
                        "data.motions-holding",
                        Words.number(held.motions()),
                        Words.number(held.names()),
                        Words.number(held.complete())),
                held.readAt(),
                "motions",
                words("data.parliament")));
    }
}
