package org.centrallobby.kit.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The description of the JSON, in OpenAPI 3.1. A test holds it against the addresses there are. */
@RestController
class Description {
    private final ResponseEntity<byte[]> document;

    Description() throws IOException {
        String text = new ClassPathResource("api/openapi.json").getContentAsString(StandardCharsets.UTF_8);
        this.document = Json.of(JsonMapper.builder().build().readTree(text));
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> openApi() {
        return document;
    }
}
