package org.centrallobby.letters.outside;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.centrallobby.letters.post.LetterFacts;
import org.springframework.stereotype.Component;

/** Letters about anything: the writer says what the subject is. */
@Component
class OutsideOccasions implements Occasions {
    private final LetterFacts facts;
    private final InstantSource clock;

    OutsideOccasions(LetterFacts facts, InstantSource clock) {
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public Optional<Occasion> findOccasion(String path) {
        return Matter.find(path)
                .map(matter -> new Occasion(
                        path, matter.kind(), null, words("outside.title." + matter), "", "", "", List.of(), null));
    }

    @Override
    public Optional<String> findAsk(Occasion occasion, int seat) {
        return Matter.find(occasion.path())
                .filter(matter -> facts.findSitting(seat, clock.instant()).isPresent())
                .map(Matter::name);
    }
}
