package org.centrallobby.kit.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON, {@linkplain Tagged tagged}. */
public final class Json {
    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * An answer with status 200.
     *
     * @param view a record whose components are the fields, in their order
     */
    public static ResponseEntity<byte[]> of(Object view) {
        return Tagged.answer(
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON), MAPPER.writeValueAsBytes(view));
    }

    /**
     * A problem after RFC 9457.
     *
     * @param reason a word for programs, which does not change, such as {@code unknown}
     * @param detail a sentence for people
     * @param more what there is to say besides, such as choices
     */
    public static ResponseEntity<byte[]> problem(
            HttpStatus status, String reason, String detail, Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", "about:blank");
        fields.put("title", status.getReasonPhrase());
        fields.put("status", status.value());
        fields.put("detail", detail);
        fields.put("reason", reason);
        fields.putAll(more);
        return Tagged.answer(ResponseEntity.status(status).contentType(PROBLEM), MAPPER.writeValueAsBytes(fields));
    }

    /** A problem of which there is no more to say. */
    public static ResponseEntity<byte[]> problem(HttpStatus status, String reason, String detail) {
        return problem(status, reason, detail, Map.of());
    }
}
