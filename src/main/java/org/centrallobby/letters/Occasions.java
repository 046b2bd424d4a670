package org.centrallobby.letters;

import java.util.Optional;

/** Where letters learn what they are about, without knowing who asks for them. */
public interface Occasions {
    /** The occasion of that slug; empty if there is none. */
    Optional<Occasion> findOccasion(String slug);

    /** What the page asks of this seat's constituents, as the end of a key in the catalogue; empty if nothing to write. */
    Optional<String> findAsk(String slug, int seat);
}
