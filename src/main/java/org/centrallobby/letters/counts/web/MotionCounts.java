package org.centrallobby.letters.counts.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.util.Optional;
import org.centrallobby.kit.api.Json;
import org.centrallobby.kit.web.Asides;
import org.centrallobby.letters.counts.Figures;
import org.centrallobby.letters.counts.LetterCounts;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A motion's letters in numbers, on its page and in JSON. Totals alone: beside a campaign's numbers by seat, the motion's
 * by seat would tell of the few who wrote without the campaign.
 */
@RestController
class MotionCounts implements Asides<Motion> {
    /**
     * The answer.
     *
     * @param changedAt when a number of the site changed last; null before anything was counted
     */
    record View(
            String session,
            String number,
            FiguresJson total,
            @Nullable String changedAt,
            String method) {}

    static final String METHOD = "/counts/method";
    private final LetterCounts counts;
    private final Motions motions;

    MotionCounts(LetterCounts counts, Motions motions) {
        this.counts = counts;
        this.motions = motions;
    }

    /** On the motion's page, once there is a letter. */
    @Override
    public Optional<Aside> find(Motion motion) {
        Figures figures = counts.forMotion(motion.id(), motion.demonstration());
        return figures.equals(Figures.NONE)
                ? Optional.empty()
                : Optional.of(new Aside(
                        words("counts.motion"), FiguresView.facts(figures), "", METHOD, words("counts.method-link")));
    }

    @GetMapping("/api/v1/motions/{session}/{number}/counts")
    ResponseEntity<byte[]> show(@PathVariable String session, @PathVariable String number) {
        return MotionName.find(session, number)
                .flatMap(motions::findMotion)
                .map(motion -> Json.of(new View(
                        motion.name().session(),
                        motion.name().number(),
                        FiguresJson.of(counts.forMotion(motion.id(), motion.demonstration())),
                        counts.changedAt().map(Instant::toString).orElse(null),
                        METHOD)))
                .orElseGet(() -> Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.motion.unknown")));
    }
}
