package org.centrallobby.motions.web.search;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.Map;
import org.centrallobby.kit.web.Problems;

/**
 * The search form as it was filled in.
 *
 * @param told what the browser sent
 * @param choices what can be chosen, under the name of the field
 */
public record Form(Map<String, String> told, Map<String, List<Choice>> choices, Problems problems) {
    /** One of several values of a field. */
    public record Choice(String value, String label) {}

    /** What stands in a field; empty if nothing does. */
    public String value(String field) {
        return told.getOrDefault(field, "");
    }

    /** Whether any field of the folded part holds something. */
    public boolean isNarrowed() {
        return told.keySet().stream()
                .anyMatch(field -> !List.of("q", "page", "size", "sort").contains(field));
    }

    /** What a field is called. */
    public static String label(String field) {
        return words("search.field." + field);
    }
}
