package org.centrallobby.letters.privacy;

import java.util.Iterator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** Whoever keeps something of letters, in a test that looks on. */
final class Keepers {
    private Keepers() {}

    static ObjectProvider<LetterRemains> of(LetterRemains keeper) {
        return new ObjectProvider<>() {
            @Override
            public Stream<LetterRemains> stream() {
                return Stream.of(keeper);
            }

            @Override
            public Iterator<LetterRemains> iterator() {
                return stream().iterator();
            }
        };
    }
}
