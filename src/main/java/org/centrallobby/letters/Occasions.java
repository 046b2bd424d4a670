package org.centrallobby.letters;

import java.util.Optional;

/** Where letters learn what they are about, without knowing who asks for them. */
public interface Occasions {
    /** The occasion of a page, by its path; empty if there is none. */
    Optional<Occasion> findOccasion(String path);

    /** What is asked of this seat's constituents, as the end of a key in the catalogue; empty if nothing to write. */
    Optional<String> findAsk(Occasion occasion, int seat);
}
