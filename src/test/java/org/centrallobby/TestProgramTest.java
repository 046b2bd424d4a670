package org.centrallobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.centrallobby.kit.database.Changes;
import org.junit.jupiter.api.Test;

class TestProgramTest {
    @Test
    void the_whole_program_answers_on_its_port_and_its_clock_is_the_tests() throws Exception {
        try (TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(program.baseUrl() + "/")).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isLessThan(500);
            assertThat(program.get(InstantSource.class)).isSameAs(program.clock());
            program.restart();
            program.get(Changes.class).announce(Changes.Topic.MEMBERS);
            assertThat(program.database()
                            .jdbc()
                            .sql("select count(*) from motion")
                            .query(Integer.class)
                            .single())
                    .isNotNegative();
        }
    }
}
