package org.centrallobby.kit.web;

import java.util.Map;
import java.util.Optional;

/**
 * What one feature adds to another's page, so that the other need not know it. A bean of this type is all it takes.
 *
 * @param <T> what the page is about
 */
public interface Asides<T> {
    /** What there is to add of it, if anything. */
    Optional<Aside> find(T subject);

    /**
     * A few facts and where there is more.
     *
     * @param facts figures by their names, in their order; may be empty
     * @param sentence how to read them; may be empty
     * @param label of the link
     */
    record Aside(String title, Map<String, String> facts, String sentence, String href, String label) {}
}
