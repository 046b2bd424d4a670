package org.centrallobby.motions.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search and a motion's story over HTTP, in Zedland and beside it. */
class SearchPagesTest {
    private static final Member OONA = new Member(870_001, "Oona Ash", "Blue Party", false);
    private static final Member PIP = new Member(870_002, "Pip Birch", "Red Party", false);
    private static TestProgram program;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
        client = HttpClient.newHttpClient();
        program.get(Members.class).saveMember(OONA);
        program.get(Members.class).saveMember(PIP);
        Signature left = new Signature(PIP, 2, day("2026-11-30"), true, day("2026-12-02"));
        Motion lamps = motion("2026-27", "870", "Lamps on the pier", signed(OONA, 1, "2026-11-30"), left);
        program.get(Motions.class).save(lamps);
        Motion stored = program.get(Motions.class).findMotion(lamps.name()).orElseThrow();
        program.get(Motions.class)
                .save(motion("2026-27", "870A1", "Lamps on the pier", signed(PIP, 1, "2026-12-02")), stored);
        program.get(Motions.class).save(motion("2024-26", "412", "LAMPS on the Pier.", signed(OONA, 1, "2025-02-03")));
    }

    @AfterAll
    static void stop() {
        client.close();
        program.close();
    }

    @Test
    void a_filter_that_says_nothing_is_a_problem_that_names_it() throws Exception {
        JsonNode problem = json("/api/v1/motions?from=yesterday", 400);

        assertThat(problem.get("reason").stringValue()).isEqualTo("bad-filter");
        assertThat(problem.get("parameter").stringValue()).isEqualTo("from");
        assertThat(json("/api/v1/motions?colour=red", 400).get("parameter").stringValue())
                .isEqualTo("colour");
        HttpResponse<String> page = get("/motions?from=yesterday");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("href=\"#from\"").contains("value=\"yesterday\"");
        assertThat(get("/motions?utm_source=x").statusCode()).isEqualTo(200);
    }

    @Test
    void a_search_has_an_etag_and_shows_no_markup_that_was_typed() throws Exception {
        HttpResponse<String> first = get("/api/v1/motions?q=lamps");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(client.send(
                                HttpRequest.newBuilder(URI.create(program.baseUrl() + "/api/v1/motions?q=lamps"))
                                        .header("If-None-Match", tag)
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/motions?q=%3Cscript%3Ealert(1)%3C/script%3E&session=%22%3E%3Cb%3E")
                        .body())
                .doesNotContain("<script>alert")
                .doesNotContain("\"><b>");
    }

    @Test
    void the_haringey_motion_and_its_sponsor_are_found_in_a_fresh_copy() throws Exception {
        assertThat(json("/api/v1/motions?q=child+protection+haringey", 200)
                        .get("motions")
                        .get(0)
                        .get("number")
                        .stringValue())
                .isEqualTo("53");
        JsonNode slip = json("/api/v1/motions?q=fetherstone", 200);
        assertThat(slip.get("members").get(0).get("name").stringValue()).isEqualTo("Lynne Featherstone");
        assertThat(slip.get("members").get(0).get("exact").booleanValue()).isFalse();
        assertThat(get("/motions?q=fetherstone").body())
                .contains("Did you mean this Member?")
                .contains("/motions?member=1531");
    }

    @Test
    void the_party_is_that_of_the_day_and_follows_when_a_seat_is_told() throws Exception {
        assertThat(json("/api/v1/motions?party=Blue+Party", 200).get("total").intValue())
                .isEqualTo(2);
        Constituency seat =
                new Constituency(870_100, null, "Ash", null, "Wales", "", "2024", day("2024-05-31"), null, false);
        program.get(Constituencies.class).save(seat);
        program.get(Members.class)
                .saveMembership(new Membership(OONA, seat, day("2024-07-04"), day("2025-12-31"), "Green Party", false));

        JsonNode wales = json("/api/v1/motions?nation=Wales", 200);
        assertThat(wales.get("total").intValue()).isEqualTo(1);
        assertThat(wales.get("motions").get(0).get("sponsor").get("party").stringValue())
                .isEqualTo("Green Party");
        assertThat(json("/api/v1/motions?party=Blue+Party", 200).get("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void a_name_that_left_for_an_amendment_is_told_as_that() throws Exception {
        JsonNode stance = json("/api/v1/motions/2026-27/870/stance?member=870002", 200);

        assertThat(stance.get("stance").stringValue()).isEqualTo("WITHDREW");
        assertThat(stance.get("amendment").get("number").stringValue()).isEqualTo("870A1");
        String page = get("/motions/2026-27/870").body();
        assertThat(page).contains("stands on amendment 870A1").contains("Amendment 870A1");
        assertThat(get("/motions/2026-27/870A1").body()).contains("This is an amendment to");
        assertThat(json("/api/v1/motions?q=lamps&amendments=only", 200)
                        .get("total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void a_motion_leads_to_its_kin_in_other_sessions() throws Exception {
        assertThat(get("/motions/2026-27/870").body())
                .contains("Tabled before under this title")
                .contains("/motions/2024-26/412");
        assertThat(get("/motions/2024-26/412").body())
                .contains("Tabled again under this title")
                .contains("/motions/2026-27/870")
                .doesNotContain("/motions/2026-27/870A1");
    }

    @Test
    void names_of_the_last_seven_days_are_told() throws Exception {
        String page = get("/motions/new-names").body();

        assertThat(page).contains("Lamps on the pier").contains("Oona Ash").doesNotContain("Zed Hills");
        assertThat(get("/motions").body()).contains("Names added this week");
    }

    @Test
    void a_member_page_lists_what_was_tabled_signed_and_left() throws Exception {
        assertThat(get("/members/870001").body()).contains("tabled on 30 November 2026");
        assertThat(get("/members/870002?show=taken-off").body()).contains("taken off on 2 December 2026");
        assertThat(get("/members/870002?show=tabled&page=99").statusCode()).isEqualTo(200);
        assertThat(get("/members/870002?show=%3Cb%3E&page=-1").statusCode()).isEqualTo(200);
    }

    private static Signature signed(Member member, int order, String on) {
        return new Signature(member, order, day(on), false, null);
    }

    private static Motion motion(String session, String number, String title, Signature... names) {
        return new Motion(
                0,
                null,
                new MotionName(session, number),
                title,
                "That this House notes the dark.",
                names[0].signedOn() == null ? day("2026-11-30") : names[0].signedOn(),
                false,
                null,
                null,
                true,
                null,
                "the order paper",
                Instant.parse("2026-12-03T09:00:00Z"),
                false,
                List.of(names));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static JsonNode json(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(program.baseUrl() + path)).build(), BodyHandlers.ofString());
    }
}
