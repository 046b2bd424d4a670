package org.centrallobby.kit.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be mended in a form: a sentence a field, in the order of the page. */
public final class Problems {
    private final Map<String, String> sentences = new LinkedHashMap<>();

    public static Problems none() {
        return new Problems();
    }

    /**
     * One problem.
     *
     * @param field the id of the field it stands at
     */
    public static Problems at(String field, String sentence) {
        return new Problems().add(field, sentence);
    }

    /** The first sentence at a field counts; later ones are not kept. */
    public Problems add(String field, String sentence) {
        sentences.putIfAbsent(field, sentence);
        return this;
    }

    public boolean any() {
        return !sentences.isEmpty();
    }

    public boolean has(String field) {
        return sentences.containsKey(field);
    }

    /** The sentence at a field, or null. */
    public @Nullable String get(String field) {
        return sentences.get(field);
    }

    public Map<String, String> all() {
        return sentences;
    }
}
