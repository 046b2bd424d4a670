package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.campaigns.Campaign;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.sync.FollowedJob;
import org.centrallobby.recorded.RecordedMotions;
import org.centrallobby.recorded.RecordedParliament;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A name that joins a campaign's motion at Parliament and leaves it again, as visitors of the site see it. */
class NewNameJourneyTest {
    private static final LocalDate TABLED = LocalDate.parse("2026-11-16");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final int BEN = 880_009;
    private static final String PATH = "/motions/2026-27/53";

    private final RecordedParliament recorded = RecordedParliament.start();
    private final RecordedMotions api = RecordedMotions.on(recorded)
            .table(70053, TABLED, "Lamps on the pier", 880_001)
            .call(880_001, "Una Reed")
            .call(BEN, "Ben Hale");
    private final TestClock clock = TestClock.at("2026-11-23T12:00:00Z");
    private final TestProgram program = TestProgram.start(clock, this::settings);
    private final HttpClient client = HttpClient.newHttpClient();

    private Settings settings(Settings usual) {
        return TestProgram.withoutStarter()
                .apply(TestProgram.withParliament(recorded.address()).apply(usual));
    }

    @AfterEach
    void close() {
        client.close();
        program.close();
        recorded.close();
    }

    @Test
    void a_name_added_is_seen_within_one_poll_and_a_name_taken_off_the_day_after_too() throws Exception {
        program.get(Sessions.class).save(new Session("2026-27", LocalDate.parse("2026-05-13"), null));
        assertThat(program.read("motions")).isInstanceOf(Outcome.Done.class);
        campaign();
        assertThat(standing()).containsExactly("Una Reed");
        assertThat(get(PATH)).doesNotContain("Ben Hale");

        api.sign(70053, BEN, TODAY);
        program.get(FollowedJob.class).runOnce();

        assertThat(standing()).containsExactly("Una Reed", "Ben Hale");
        assertThat(get(PATH)).contains("Ben Hale");
        assertThat(get(PATH + "/signatories.csv")).contains("Ben Hale");
        assertThat(get("/members/" + BEN)).contains("Lamps on the pier");
        assertThat(get(PATH + "/signatures.atom")).contains("Ben Hale signed");
        assertThat(get("/members/" + BEN + "/motions.atom")).contains("Ben Hale signed");
        program.get(FollowedJob.class).runOnce();
        assertThat(events()).containsExactly("SIGNED 880009 2026-11-23");

        clock.advance(Duration.ofDays(1));
        api.withdrawName(70053, BEN, TODAY.plusDays(1));
        program.get(FollowedJob.class).runOnce();
        // The site's own turn may have come at the same moment: then that one reads, and this one had nothing to do.
        for (int i = 0; i < 100 && standing().size() > 1; i++) {
            Thread.sleep(100);
        }

        assertThat(standing()).containsExactly("Una Reed");
        assertThat(events()).containsExactly("SIGNED 880009 2026-11-23", "WITHDREW 880009 2026-11-24");
        assertThat(list("select name_count::text from motion")).containsExactly("1");
        for (String feed : List.of(PATH + "/signatures.atom", "/members/" + BEN + "/motions.atom")) {
            assertThat(get(feed)).contains("Ben Hale signed", "Ben Hale left");
        }
        assertThat(get(PATH)).contains("24 November 2026");
    }

    private void campaign() {
        Motion motion = program.get(Motions.class)
                .findMotion(new MotionName("2026-27", "53"))
                .orElseThrow();
        program.get(Campaigns.class)
                .save(new Campaign(
                        "pier",
                        "Lamps for the pier",
                        "Dark since March.",
                        "People fall.",
                        motion.id(),
                        null,
                        new Campaign.Organiser("Friends of the Pier", "1 Pier Road", "friends@pier.test"),
                        List.of(),
                        List.of(),
                        false));
    }

    private List<String> standing() throws Exception {
        JsonNode motion = JsonMapper.shared().readTree(get("/api/v1" + PATH));
        return motion.get("signatures")
                .valueStream()
                .filter(name -> !name.get("withdrawn").asBoolean())
                .map(name -> name.get("member").get("name").asString())
                .toList();
    }

    private List<String> events() {
        return list("select kind || ' ' || member_id || ' ' || on_date from motion_event order by id");
    }

    private List<String> list(String sql) {
        return program.database().jdbc().sql(sql).query(String.class).list();
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(program.baseUrl() + path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
