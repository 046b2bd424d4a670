package org.centrallobby.letters.outside;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.springframework.stereotype.Component;

/** Letters about anything: the writer says what the subject is. */
@Component
class OutsideOccasions implements Occasions {
    private final Sitters sitters;

    OutsideOccasions(Sitters sitters) {
        this.sitters = sitters;
    }

    @Override
    public Optional<Occasion> findOccasion(String path) {
        return Matter.find(path)
                .map(matter -> new Occasion(
                        path, matter.kind(), null, words("outside.title." + matter), "", "", List.of(), null));
    }

    @Override
    public Optional<String> findAsk(Occasion occasion, int seat) {
        return Matter.find(occasion.path())
                .filter(matter -> sitters.findFor(seat).isPresent())
                .map(Matter::name);
    }
}
