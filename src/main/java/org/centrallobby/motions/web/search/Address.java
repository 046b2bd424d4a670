package org.centrallobby.motions.web.search;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.centrallobby.motions.search.QuestionReader;
import org.springframework.web.util.UriUtils;

/**
 * The address of a search, to be led on from: another page of it, or one filter more or less.
 *
 * @param parameters those that ask something, in the order of the form
 */
record Address(Map<String, String> parameters) {
    /** Of what a browser sent; what asks nothing is left out. */
    static Address of(Map<String, String> told) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : QuestionReader.PARAMETERS) {
            String value = told.getOrDefault(name, "");
            if (!value.isBlank()) {
                parameters.put(name, value.strip());
            }
        }
        return new Address(parameters);
    }

    /** With another value, on the first page. */
    Address with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove("page");
        changed.put(name, value);
        return new Address(changed);
    }

    Address without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove("page");
        changed.remove(name);
        return new Address(changed);
    }

    Address page(int page) {
        return page == 1 ? without("page") : with("page", String.valueOf(page));
    }

    String at(String path) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
