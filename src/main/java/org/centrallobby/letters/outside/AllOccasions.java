package org.centrallobby.letters.outside;

import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Occasion;
import org.centrallobby.letters.Occasions;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Whoever asks for letters, as one: each page belongs to one of them. */
@Primary
@Component
class AllOccasions implements Occasions {
    private final List<Occasions> sources;

    AllOccasions(List<Occasions> sources) {
        this.sources = sources;
    }

    @Override
    public Optional<Occasion> findOccasion(String path) {
        return sources.stream()
                .flatMap(source -> source.findOccasion(path).stream())
                .findFirst();
    }

    @Override
    public Optional<String> findAsk(Occasion occasion, int seat) {
        return sources.stream()
                .flatMap(source -> source.findAsk(occasion, seat).stream())
                .findFirst();
    }
}
