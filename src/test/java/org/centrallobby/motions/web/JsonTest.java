package org.centrallobby.motions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the whole program, over HTTP. */
class JsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant READ = Instant.parse("2026-11-20T09:00:00Z");
    private static final Constituency NORTH = seat(10, "E14000001", "North", "2024-05-31", null);
    private static final Constituency SOUTH = seat(20, "E14000002", "South", "2024-05-31", null);
    private static final Constituency EMPTY = seat(30, "E14000003", "Empty", "2024-05-31", null);
    private static final Constituency OLD = seat(40, "E14000001", "Old North", "2010-04-13", "2024-05-30");
    private static final Member ADA = new Member(1, "Ada Thorne", "Labour", false);
    private static final Member BEN = new Member(2, "Ben Hale", "Independent", false);
    private static final Member CY = new Member(3, "Cy Moor", "Labour", false);

    private static TestProgram program;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        program = TestProgram.start(TestClock.at("2026-11-23T12:00:00Z"), TestProgram.withoutStarter());
        client = HttpClient.newHttpClient();
        Constituencies constituencies = program.get(Constituencies.class);
        List.of(NORTH, SOUTH, EMPTY, OLD).forEach(constituencies::save);
        postcodes();
        Members members = program.get(Members.class);
        List.of(ADA, BEN, CY).forEach(members::saveMember);
        members.saveMembership(new Membership(ADA, NORTH, day("2024-07-04"), null, "Labour", false));
        members.saveMembership(new Membership(BEN, SOUTH, day("2024-07-04"), null, "Independent", false));
        members.saveMembership(new Membership(CY, OLD, day("2010-05-06"), day("2024-05-30"), "Green Party", false));
        members.saveNonSigning(
                2,
                new NonSigning(NonSigning.Reason.POST_HOLDER, "Whips do not sign.", "A convention of the House"),
                day("2024-07-10"),
                null);
        motions();
    }

    private static void postcodes() throws Exception {
        Path file = Files.writeString(Files.createTempFile("postcodes", ".csv"), """
                postcode,lat,lng,pcon24cd,pcon_1,pcon_2,doterm
                N8 9AA,51.5,-0.1,E14000001,,,
                N8 9AB,51.5,-0.1,E14000002,,,
                N8 9AD,51.5,-0.1,E14000003,,,
                N8 9AE,51.5,-0.1,,E14000001,E14000002,
                N8 9AF,51.5,-0.1,E14000001,,,200812
                """);
        ImportKind kind = program.get(
                Class.forName("org.centrallobby.places.PostcodeImport").asSubclass(ImportKind.class));
        Tally tally = new Tally(read -> {});
        kind.run(List.of(file), null, tally);
        assertThat(tally.listLeftOut()).isEmpty();
        Files.delete(file);
    }

    private static void motions() {
        program.get(Sessions.class).save(new Session("2008-09", day("2008-12-03"), day("2009-11-12")));
        program.get(Sessions.class).save(new Session("2026-27", day("2026-05-13"), null));
        save("7", 70007, true, null, new Signature(ADA, 1, day("2026-06-01"), false, null));
        save("8", null, true, null, new Signature(ADA, 2, day("2026-06-01"), true, day("2026-07-01")));
        Motion old = motion("2008-09", "53", 37045, false, new ReportedCount(39, "December 2008", "a local page"));
        program.get(Motions.class).save(old);
    }

    @AfterAll
    static void stop() {
        client.close();
        program.close();
    }

    @Test
    void a_postcode_has_a_seat_and_a_member() throws Exception {
        assertThat(get("/api/v1/postcodes/n89aa").body())
                .startsWith(
                        "{\"postcode\":\"N8 9AA\",\"constituency\":{\"gss\":\"E14000001\",\"name\":\"North\",\"mnisId\":10},"
                                + "\"member\":{\"mnisId\":1,\"name\":\"Ada Thorne\",\"party\":\"Labour\"},\"choices\":[],\"asOf\":\"");
        assertThat(json("/api/v1/postcodes/N8%209AD", 200).get("member").isNull())
                .isTrue();
    }

    @Test
    void two_seats_in_a_postcode_are_a_choice() throws Exception {
        JsonNode answer = json("/api/v1/postcodes/N8%209AE", 200);

        assertThat(answer.get("constituency").isNull()).isTrue();
        assertThat(answer.get("choices").size()).isEqualTo(2);
        assertThat(answer.get("choices").get(1).get("member").get("name").stringValue())
                .isEqualTo("Ben Hale");
    }

    @Test
    void a_postcode_without_a_seat_says_why() throws Exception {
        assertThat(reason("/api/v1/postcodes/N8%209A", 400)).isEqualTo("malformed");
        assertThat(json("/api/v1/postcodes/N8%20OAA", 400).get("didYouMean").stringValue())
                .isEqualTo("N8 0AA");
        assertThat(reason("/api/v1/postcodes/N8%209ZZ", 404)).isEqualTo("unknown");
        JsonNode terminated = json("/api/v1/postcodes/N8%209AF", 404);
        assertThat(terminated.get("reason").stringValue()).isEqualTo("terminated");
        assertThat(terminated.get("terminatedOn").stringValue()).isEqualTo("2008-12");
        assertThat(terminated.get("lastConstituency").get("name").stringValue()).isEqualTo("North");
        assertThat(reason("/api/v1/postcodes/JE2%204WD", 404)).isEqualTo("not-in-uk-parliament");
        assertThat(reason("/api/v1/postcodes/BFPO%2012", 404)).isEqualTo("bfpo");
        assertThat(reason("/api/v1/postcodes/FIQQ%201ZZ", 404)).isEqualTo("overseas-territory");
        assertThat(reason("/api/v1/postcodes/GIR%200AA", 404)).isEqualTo("no-seat");
        assertThat(json("/api/v1/postcodes/BT1%201AA", 404).get("choices").isArray())
                .isTrue();
        assertThat(reason("/api/v1/postcodes/BT1%201AA", 404)).isEqualTo("northern-ireland-not-loaded");
    }

    @Test
    void a_problem_is_told_as_rfc_9457_wants() throws Exception {
        HttpResponse<String> answer = get("/api/v1/members/999");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"No Member with this id is known here.\",\"reason\":\"unknown\"}");
        assertThat(reason("/api/v1/members/none", 400)).isEqualTo("bad-request");
        assertThat(reason("/api/v2/anything", 404)).isEqualTo("no-such-address");
        assertThat(send(request("/api/v1/members/1").DELETE()).statusCode()).isEqualTo(405);
    }

    @Test
    void a_member_has_memberships() throws Exception {
        assertThat(get("/api/v1/members/3").body())
                .startsWith(
                        "{\"mnisId\":3,\"name\":\"Cy Moor\",\"party\":\"Labour\",\"memberships\":[{\"constituency\":"
                                + "{\"gss\":\"E14000001\",\"name\":\"Old North\",\"mnisId\":40},\"from\":\"2010-05-06\",\"to\":\"2024-05-30\"}],\"asOf\":");
    }

    @Test
    void a_constituency_tells_who_held_it_on_a_day() throws Exception {
        assertThat(get("/api/v1/constituencies/e14000001?date=2012-12-16").body())
                .isEqualTo(
                        "{\"gss\":\"E14000001\",\"mnisId\":40,\"name\":\"Old North\",\"boundarySet\":\"2010\",\"from\":\"2010-04-13\","
                                + "\"to\":\"2024-05-30\",\"date\":\"2012-12-16\",\"member\":{\"mnisId\":3,\"name\":\"Cy Moor\",\"party\":\"Green Party\"}}");
        assertThat(json("/api/v1/constituencies/E14000001", 200).get("mnisId").intValue())
                .isEqualTo(10);
        JsonNode gone = json("/api/v1/constituencies/40", 200);
        assertThat(gone.get("member").isNull()).isTrue();
        assertThat(gone.get("date").stringValue()).isEqualTo("2026-11-23");
        assertThat(reason("/api/v1/constituencies/E14000001?date=16.12.2008", 400))
                .isEqualTo("bad-date");
        assertThat(reason("/api/v1/constituencies/E14000009", 404)).isEqualTo("unknown");
        assertThat(reason("/api/v1/constituencies/9999999999999", 404)).isEqualTo("unknown");
    }

    @Test
    void a_motion_has_its_signatures() throws Exception {
        assertThat(get("/api/v1/motions/2026-27/8").body())
                .isEqualTo(
                        "{\"session\":\"2026-27\",\"number\":\"8\",\"edmId\":null,\"title\":\"Lamps\",\"text\":\"That this"
                                + " House notes the dark.\",\"tabledOn\":\"2026-06-01\",\"status\":\"OPEN\",\"signatoriesComplete\":true,"
                                + "\"reportedCount\":null,\"signatures\":[{\"order\":2,\"member\":{\"mnisId\":1,\"name\":\"Ada Thorne\","
                                + "\"party\":\"Labour\"},\"signedOn\":\"2026-06-01\",\"withdrawnOn\":\"2026-07-01\",\"withdrawn\":true}],"
                                + "\"asOf\":\"2026-11-20T09:00:00Z\"}");
        assertThat(json("/api/v1/motions/2008-09/53", 200)
                        .get("reportedCount")
                        .get("count")
                        .intValue())
                .isEqualTo(39);
        assertThat(reason("/api/v1/motions/2026-27/99", 404)).isEqualTo("unknown");
        assertThat(reason("/api/v1/motions/2026-27/no%20number", 404)).isEqualTo("unknown");
    }

    @Test
    void a_stance_follows_from_a_postcode_or_a_member() throws Exception {
        assertThat(get("/api/v1/motions/2026-27/7/stance?postcode=N8%209AA").body())
                .isEqualTo(
                        "{\"stance\":\"SIGNED\",\"reason\":null,\"motionStatus\":\"OPEN\",\"signedOn\":\"2026-06-01\",\"order\":1,"
                                + "\"amendment\":null,\"asOf\":\"2026-11-20T09:00:00Z\",\"member\":{\"mnisId\":1,\"name\":\"Ada Thorne\",\"party\":\"Labour\"},"
                                + "\"motion\":{\"session\":\"2026-27\",\"number\":\"7\",\"edmId\":70007,\"title\":\"Lamps\"}}");
        assertThat(stance("7", "postcode=N89AB")).isEqualTo("DOES_NOT_SIGN/\"POST_HOLDER\"");
        assertThat(stance("7", "postcode=N89AD")).isEqualTo("VACANT/null");
        assertThat(stance("7", "member=3")).isEqualTo("NOT_SIGNED/null");
        assertThat(stance("8", "member=1")).isEqualTo("WITHDREW/null");
        JsonNode old = json("/api/v1/motions/2008-09/53/stance?member=2", 200);
        assertThat(old.get("stance").stringValue()).isEqualTo("UNKNOWN");
        assertThat(old.get("motionStatus").stringValue()).isEqualTo("FALLEN");
    }

    @Test
    void a_question_for_a_stance_that_has_no_one_answer_is_a_problem() throws Exception {
        String stance = "/api/v1/motions/2026-27/7/stance";

        assertThat(reason(stance, 400)).isEqualTo("postcode-or-member");
        assertThat(reason(stance + "?postcode=N89AA&member=1", 400)).isEqualTo("postcode-or-member");
        assertThat(reason(stance + "?member=x", 400)).isEqualTo("bad-request");
        assertThat(reason(stance + "?postcode=N8", 400)).isEqualTo("malformed");
        assertThat(reason(stance + "?member=999", 404)).isEqualTo("unknown");
        assertThat(reason(stance + "?postcode=JE24WD", 404)).isEqualTo("not-in-uk-parliament");
        assertThat(reason("/api/v1/motions/2026-27/99/stance?member=1", 404)).isEqualTo("unknown");
        JsonNode choice = json(stance + "?postcode=N89AE", 409);
        assertThat(choice.get("choices").size()).isEqualTo(2);
        assertThat(choice.get("status").intValue()).isEqualTo(409);
    }

    @Test
    void an_answer_may_be_kept_read_by_any_site_and_asked_for_again_by_its_etag() throws Exception {
        HttpResponse<String> first = get("/api/v1/motions/2026-27/7/stance?postcode=N8%209AA");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(tag).startsWith("\"").endsWith("\"");
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("public, max-age=60");
        assertThat(first.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<String> again = send(request("/api/v1/motions/2026-27/7/stance?postcode=N8%209AA")
                .header("If-None-Match", tag)
                .header("Origin", "https://example.org"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");

        HttpResponse<String> asking = send(request("/api/v1/members/1")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET"));
        assertThat(asking.statusCode()).isEqualTo(204);
        assertThat(asking.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD");
    }

    @Test
    void old_links_lead_to_the_motion() throws Exception {
        for (String link : List.of(
                "/EDMi/EDMDetails.aspx?EDMID=37045&SESSION=899",
                "/EDMi/EDMDetails.aspx?edmid=37045",
                "/edmi/edmdetails.aspx?EdmId=37045&session=899",
                "/early-day-motion/37045",
                "/early-day-motion/37045/public-inquiry")) {
            HttpResponse<String> answer = get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/motions/2008-09/53");
        }
        for (String link : List.of(
                "/EDMi/EDMDetails.aspx?EDMID=1",
                "/EDMi/EDMDetails.aspx",
                "/early-day-motion/abc",
                "/early-day-motion/99999999999999")) {
            assertThat(get(link).statusCode()).as(link).isEqualTo(404);
        }
    }

    @Test
    void the_description_lists_the_addresses_there_are() throws Exception {
        JsonNode description = json("/api/openapi.json", 200);
        Set<String> described = new TreeSet<>();
        description.get("paths").forEachEntry((path, methods) -> described.add(path));

        Set<String> mapped = program.get(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(mapped);
        assertThat(description.get("openapi").stringValue()).startsWith("3.1");
    }

    @Test
    void the_fields_of_an_answer_are_those_of_the_description() throws Exception {
        JsonNode schemas = json("/api/openapi.json", 200).get("components").get("schemas");
        Map<String, String> answers = Map.of(
                "PostcodeAnswer", "/api/v1/postcodes/N89AA",
                "MemberAnswer", "/api/v1/members/1",
                "ConstituencyAnswer", "/api/v1/constituencies/10",
                "MotionAnswer", "/api/v1/motions/2026-27/7",
                "MotionsAnswer", "/api/v1/motions",
                "MotionCounts", "/api/v1/motions/2026-27/7/counts",
                "StanceAnswer", "/api/v1/motions/2026-27/7/stance?member=1");
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            Set<String> fields = new TreeSet<>();
            json(answer.getValue(), 200).forEachEntry((name, value) -> fields.add(name));
            Set<String> promised = new TreeSet<>();
            schemas.get(answer.getKey()).get("properties").forEachEntry((name, value) -> promised.add(name));
            assertThat(fields).as(answer.getKey()).isEqualTo(promised);
        }
    }

    @Test
    void the_program_is_healthy_when_database_and_directory_are_there() throws Exception {
        HttpResponse<String> answer = get("/healthz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\",\"database\":\"up\",\"directory\":\"up\"}");
    }

    private static String stance(String number, String question) throws Exception {
        JsonNode answer = json("/api/v1/motions/2026-27/" + number + "/stance?" + question, 200);
        return answer.get("stance").stringValue() + "/" + answer.get("reason");
    }

    private static String reason(String path, int status) throws Exception {
        return json(path, status).get("reason").stringValue();
    }

    private static JsonNode json(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(program.baseUrl() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void save(
            String number,
            @Nullable Integer edmId,
            boolean complete,
            @Nullable ReportedCount count,
            Signature... names) {
        program.get(Motions.class).save(motion("2026-27", number, edmId, complete, count, names));
    }

    private static Motion motion(
            String session,
            String number,
            @Nullable Integer edmId,
            boolean complete,
            @Nullable ReportedCount count,
            Signature... names) {
        return new Motion(
                0,
                edmId,
                new MotionName(session, number),
                "Lamps",
                "That this House notes the dark.",
                day(session.equals("2008-09") ? "2008-12-03" : "2026-06-01"),
                false,
                null,
                null,
                complete,
                count,
                "the order paper",
                READ,
                false,
                List.of(names));
    }

    private static Constituency seat(int id, String gss, String name, String from, @Nullable String to) {
        return new Constituency(
                id, gss, name, null, "", "", from.substring(0, 4), day(from), to == null ? null : day(to), false);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
