package org.centrallobby.letters.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.LetterEvent.ACCEPT;
import static org.centrallobby.letters.LetterEvent.ANSWER;
import static org.centrallobby.letters.LetterEvent.CONFIRM;
import static org.centrallobby.letters.LetterEvent.POST;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What everybody sees of letters in numbers, as pages and as JSON. */
class CountPagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MANY = 990_001;
    private static final int FEW = 990_002;
    private static TestProgram program;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
        fill(program);
    }

    private static void fill(TestProgram program) {
        CountedWorld world = new CountedWorld(program);
        long motion = program.get(Motions.class)
                .findMotion(new MotionName("2026-27", "Z7"))
                .orElseThrow()
                .id();
        for (int i = 0; i < 12; i++) {
            LetterEvent[] all = {CONFIRM, POST, ACCEPT, ANSWER};
            world.move(world.write("safe-crossings", motion, MANY, LetterKind.CAMPAIGN, false), all);
        }
        for (int i = 0; i < 3; i++) {
            world.move(world.write("safe-crossings", motion, FEW, LetterKind.CAMPAIGN, false), CONFIRM);
        }
        world.gather();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void the_campaigns_page_shows_totals_and_leads_to_nations_seats_and_the_method() throws Exception {
        assertThat(body(program, "/campaigns/safe-crossings"))
                .contains("<dt>Written</dt><dd>15</dd>", "<dt>Answered</dt><dd>12</dd>")
                .contains("/campaigns/safe-crossings/counts", "/counts/method");
    }

    @Test
    void a_seat_with_a_few_letters_is_not_told_from_one_without() throws Exception {
        String page = body(program, "/campaigns/safe-crossings/counts");

        assertThat(page).contains("Zed North", "/counts/method");
        assertThat(page).doesNotContain("<td>3</td>", "<dd>3</dd>");
        assertThat(page).containsPattern("Each of the other 1[01] seats: fewer than 5 letters");
        JsonNode answer = json(program, "/api/v1/campaigns/safe-crossings/counts");
        assertThat(answer.get("total").get("written").longValue()).isEqualTo(15);
        assertThat(answer.get("seats").size()).isEqualTo(1);
        JsonNode seat = answer.get("seats").get(0);
        assertThat(seat.get("mnisId").intValue()).isEqualTo(MANY);
        assertThat(seat.get("letters").get("written").longValue()).isEqualTo(12);
        assertThat(answer.get("method").stringValue()).isEqualTo("/counts/method");
    }

    @Test
    void what_a_member_answered_is_not_told_by_the_numbers_of_the_seat_unless_that_is_published() throws Exception {
        JsonNode seat = json(program, "/api/v1/campaigns/safe-crossings/counts")
                .get("seats")
                .get(0)
                .get("letters");
        assertThat(seat.get("answered").isNull()).isTrue();
        assertThat(seat.get("returned").isNull()).isTrue();

        try (TestProgram open = TestProgram.start(program.clock(), TestProgram.withResponsiveness())) {
            fill(open);
            assertThat(json(open, "/api/v1/campaigns/safe-crossings/counts")
                            .get("seats")
                            .get(0)
                            .get("letters")
                            .get("answered")
                            .longValue())
                    .isEqualTo(12);
        }
    }

    @Test
    void a_motion_shows_its_totals_alone() throws Exception {
        assertThat(body(program, "/motions/2026-27/Z7")).contains("Letters about this motion", "<dd>15</dd>");
        JsonNode answer = json(program, "/api/v1/motions/2026-27/Z7/counts");
        assertThat(answer.get("total").get("confirmed").longValue()).isEqualTo(15);
        assertThat(answer.get("seats")).isNull();
        assertThat(body(program, "/motions/2024-26/Z8")).doesNotContain("Letters about this motion");
    }

    @Test
    void what_is_not_there_is_not_counted() throws Exception {
        assertThat(get(program, "/campaigns/none/counts").statusCode()).isEqualTo(404);
        assertThat(get(program, "/api/v1/campaigns/none/counts").body()).contains("\"reason\":\"unknown\"");
        assertThat(get(program, "/api/v1/motions/2026-27/Z99/counts").statusCode())
                .isEqualTo(404);
    }

    private static String body(TestProgram from, String path) throws Exception {
        HttpResponse<String> answer = get(from, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(TestProgram from, String path) throws Exception {
        return JSON.readTree(body(from, path));
    }

    private static HttpResponse<String> get(TestProgram from, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(from.baseUrl() + path)).build(), BodyHandlers.ofString());
        }
    }
}
