package org.centrallobby.kit.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a server answered. That it could not answer is no answer but a {@link FetchFailed}. */
public sealed interface Answer {
    /**
     * A whole, readable body.
     *
     * @param validator what to ask with the next time; null where the server gave none
     */
    record Body(JsonNode json, @Nullable Validator validator) implements Answer {}

    /** Nothing has changed since the validator was given. */
    record Same() implements Answer {}

    /** There is no such thing (404, 410). */
    record Missing() implements Answer {}
}
