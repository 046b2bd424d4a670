package org.centrallobby.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.centrallobby.TestClock;
import org.centrallobby.kit.Settings;
import org.centrallobby.recorded.RecordedParliament;
import org.centrallobby.recorded.RecordedParliament.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class FetcherTest {
    private final RecordedParliament server = RecordedParliament.start();
    private final Fetcher fetcher = fetcher("0");

    @BeforeEach
    void something_to_read() {
        server.answer("/thing", request -> new Reply(200, "{\"a\":1}", "\"one\""));
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    @Test
    void a_body_comes_with_what_to_ask_by_the_next_time() throws FetchFailed {
        assertThat(fetcher.get(at("/thing"))).isInstanceOfSatisfying(Answer.Body.class, body -> {
            assertThat(body.json().get("a").asInt()).isEqualTo(1);
            assertThat(body.validator()).isEqualTo(new Validator("\"one\"", null));
        });
        assertThat(fetcher.get(at("/thing"), new Validator("\"one\"", null))).isInstanceOf(Answer.Same.class);
        assertThat(fetcher.get(at("/thing"), new Validator("\"old\"", null))).isInstanceOf(Answer.Body.class);
    }

    @Test
    void what_is_not_there_is_missing_and_not_a_failure() throws FetchFailed {
        assertThat(fetcher.get(at("/nothing"))).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void a_server_in_trouble_is_asked_again() throws FetchFailed {
        server.failNext("/thing", 500, 3);
        assertThat(fetcher.get(at("/thing"))).isInstanceOf(Answer.Body.class);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void a_body_cut_off_is_asked_for_again_and_never_believed() throws FetchFailed {
        server.truncateNext("/thing", 2);
        assertThat(fetcher.get(at("/thing"))).isInstanceOf(Answer.Body.class);
        server.truncateNext("/thing", 4);
        assertThatThrownBy(() -> fetcher.get(at("/thing"))).isInstanceOf(FetchFailed.class);
    }

    @Test
    void a_page_for_people_is_no_answer() {
        server.answer("/page", request -> Reply.json("<html>Sorry</html>"));
        server.answer("/empty", request -> Reply.json(""));
        assertThatThrownBy(() -> fetcher.get(at("/page"))).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> fetcher.get(at("/empty"))).isInstanceOf(FetchFailed.class);
    }

    @Test
    void a_failure_names_the_host_and_the_path_and_what_went_wrong() {
        server.failNext("/thing", 503, 4);
        assertThatThrownBy(() -> fetcher.get(at("/thing?secret=1")))
                .isInstanceOf(FetchFailed.class)
                .hasMessage("127.0.0.1:" + server.address().getPort()
                        + " gave no usable answer to /thing: status 503, 4 times.");
    }

    @Test
    void a_refusal_is_not_asked_for_again() {
        server.failNext("/thing", 400, 1);
        assertThatThrownBy(() -> fetcher.get(at("/thing"))).hasMessageContaining("status 400");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void who_is_told_to_wait_waits() throws FetchFailed {
        server.failNext("/thing", 429, 1, Map.of("Retry-After", "1"));
        long start = System.nanoTime();
        fetcher.get(at("/thing"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void who_is_told_to_wait_too_long_gives_up_at_once() {
        server.failNext("/thing", 503, 1, Map.of("Retry-After", "86400"));
        assertThatThrownBy(() -> fetcher.get(at("/thing"))).isInstanceOf(FetchFailed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void the_wait_may_be_told_as_a_date() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 10:00:30 GMT", now)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 09:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("soon", now)).isEmpty();
    }

    @Test
    void the_pace_holds_over_all_threads() {
        Fetcher paced = fetcher("20");
        long start = System.nanoTime();
        IntStream.range(0, 11).parallel().forEach(n -> {
            try {
                paced.get(at("/thing"));
            } catch (FetchFailed e) {
                throw new AssertionError(e);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        paced.close();
    }

    @Test
    void the_server_is_told_who_asks() throws FetchFailed {
        fetcher.get(at("/thing"));
        assertThat(server.requests().getFirst().headers().get("User-agent"))
                .isEqualTo("CentralLobby (+http://localhost:8080; Ann Other, ann@other.test)");
    }

    @Test
    void nobody_at_the_other_end_is_a_failure() {
        RecordedParliament gone = RecordedParliament.start();
        URI address = gone.address();
        gone.close();
        assertThatThrownBy(() -> fetcher.get(address.resolve("/thing"))).hasMessageContaining("connection");
    }

    private URI at(String path) {
        return server.address().resolve(path);
    }

    private static Fetcher fetcher(String pace) {
        Settings settings = Settings.read(
                Map.of("LOBBY_PARLIAMENT_PACE", pace, "LOBBY_CONTACT", "Ann Other, ann@other.test"),
                null,
                Path.of("var"),
                false);
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("patience", RecordedParliament.HURRIED));
        return new Fetcher(settings, TestClock.at("2026-11-23T10:00:00Z"), beans.getBeanProvider(Patience.class));
    }
}
