package org.centrallobby.kit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.centrallobby.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HealthTest {
    @Test
    void without_an_answer_of_the_database_nobody_should_come() {
        DataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere?user=nobody");

        ResponseEntity<byte[]> answer = new Health(nowhere, List.of()).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(text(answer)).isEqualTo("{\"status\":\"down\",\"database\":\"does not answer\"}");
    }

    @Test
    void while_a_part_is_not_ready_nobody_should_come() {
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThat(text(new Health(database.dataSource(), List.of(part(Optional.empty()))).health()))
                    .isEqualTo("{\"status\":\"up\",\"database\":\"up\",\"directory\":\"up\"}");

            ResponseEntity<byte[]> answer =
                    new Health(database.dataSource(), List.of(part(Optional.of("is being loaded")))).health();

            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(text(answer))
                    .isEqualTo("{\"status\":\"down\",\"database\":\"up\",\"directory\":\"is being loaded\"}");
        }
    }

    private static Readiness part(Optional<String> hindrance) {
        return new Readiness() {
            @Override
            public String name() {
                return "directory";
            }

            @Override
            public Optional<String> hindrance() {
                return hindrance;
            }
        };
    }

    private static String text(ResponseEntity<byte[]> answer) {
        byte[] body = answer.getBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
