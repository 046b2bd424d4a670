package org.centrallobby.kit.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Whether the program should get visitors: for load balancers and whoever starts it. */
@RestController
class Health {
    private static final int SECONDS = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final DataSource database;
    private final List<Readiness> parts;

    Health(DataSource database, List<Readiness> parts) {
        this.database = database;
        this.parts = parts;
    }

    /** 200 when the database answers within two seconds and every part is ready, else 503 with the part that is not. */
    @GetMapping("/healthz")
    ResponseEntity<byte[]> health() {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("database", databaseAnswers() ? "up" : "does not answer");
        for (Readiness part : parts) {
            answer.put(part.name(), part.hindrance().orElse("up"));
        }
        boolean up = answer.values().stream().allMatch("up"::equals);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("status", up ? "up" : "down");
        body.putAll(answer);
        return ResponseEntity.status(up ? 200 : 503)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body(MAPPER.writeValueAsBytes(body));
    }

    /** Waiting for a connection may take longer than anybody who asks for our health will wait. */
    private boolean databaseAnswers() {
        FutureTask<Boolean> question = new FutureTask<>(this::ask);
        Thread asking = Thread.ofVirtual().start(question);
        try {
            return Optional.ofNullable(question.get(SECONDS, TimeUnit.SECONDS)).orElse(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            asking.interrupt();
        }
    }

    private boolean ask() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        }
    }
}
