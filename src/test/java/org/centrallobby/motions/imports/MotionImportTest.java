package org.centrallobby.motions.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.centrallobby.Parliament;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Motions in the shape of Parliament's API, with its quirks. */
class MotionImportTest {
    private static final String SPONSORS = """
            "SponsorsCount": 2, "Sponsors": [
              {"Id": 1, "MemberId": 5, "Member": {"MnisId": 5, "Name": "Ada Thorne"}, "SponsoringOrder": 1,
               "CreatedWhen": "2026-06-01T23:30:00", "IsWithdrawn": false, "WithdrawnDate": null},
              {"Id": 2, "MemberId": 6, "Member": {"MnisId": 6, "Name": "Ben Hale"}, "SponsoringOrder": null,
               "CreatedWhen": null, "IsWithdrawn": false},
              {"Id": 3, "MemberId": 7, "Member": {"MnisId": 7, "Name": "Cy Moor"}, "SponsoringOrder": 3,
               "CreatedWhen": "2026-06-02T10:00:00", "IsWithdrawn": true, "WithdrawnDate": "2026-06-09T00:00:00"}]
            """;

    private final Parliament parliament = Parliament.at("2026-11-23T12:00:00Z");
    private final Motions motions = parliament.get(Motions.class);
    private final Members members = parliament.get(Members.class);

    @BeforeEach
    void open() {
        parliament.get(Sessions.class).save(new Session("2024-26", day("2024-07-09"), day("2026-04-30")));
        parliament.get(Sessions.class).save(new Session("2026-27", day("2026-05-13"), null));
    }

    @AfterEach
    void close() {
        parliament.close();
    }

    @Test
    void a_list_of_details_is_taken_with_orders_days_and_withdrawals() throws ImportRefused {
        assertThat(takeTwice("[" + motion(70001, 7, SPONSORS) + "]"))
                .isEqualTo("read 1, new 1, changed 0, unchanged 0, left out 0");

        Motion motion = get("7");
        assertThat(motion.edmId()).isEqualTo(70001);
        assertThat(motion.signatoriesComplete()).isTrue();
        assertThat(motion.reportedCount()).isNull();
        assertThat(motion.source()).isEqualTo("https://edm.parliament.uk/early-day-motion/70001");
        assertThat(motion.signatures())
                .containsExactly(
                        new Signature(new Member(5, "Ada Thorne", null, false), 1, day("2026-06-01"), false, null),
                        new Signature(
                                new Member(7, "Cy Moor", null, false), 3, day("2026-06-02"), true, day("2026-06-09")),
                        new Signature(new Member(6, "Ben Hale", null, false), null, null, false, null));
        assertThat(members.findMember(6)).contains(new Member(6, "Ben Hale", null, false));
        assertThat(motions.statusOf(motion)).isEqualTo(MotionStatus.OPEN);
    }

    @Test
    void the_envelope_of_the_api_is_taken_around_one_motion_and_around_a_list() throws ImportRefused {
        String envelope = "{\"PagingInfo\": null, \"StatusCode\": 200, \"Success\": true, \"Response\": %s}";

        assertThat(take(envelope.formatted(motion(70001, 7, SPONSORS)))).startsWith("read 1, new 1");
        assertThat(take(envelope.formatted("[" + motion(70001, 7, SPONSORS) + "," + motion(70002, 8, SPONSORS) + "]")))
                .startsWith("read 2, new 1, changed 0, unchanged 1");
        assertThat(take("[" + envelope.formatted(motion(70003, 9, SPONSORS)) + "]"))
                .startsWith("read 1, new 1");
    }

    @Test
    void without_sponsors_the_list_is_incomplete_and_the_count_is_reported() throws ImportRefused {
        take(motion(70001, 7, "\"SponsorsCount\": 39"));

        assertThat(get("7").signatoriesComplete()).isFalse();
        assertThat(get("7").reportedCount()).isNotNull().satisfies(count -> {
            assertThat(count.count()).isEqualTo(39);
            assertThat(count.asOf()).isEqualTo("23 November 2026");
            assertThat(count.source()).contains("70001");
        });
    }

    @Test
    void a_count_that_does_not_fit_the_names_marks_the_list_incomplete() throws ImportRefused {
        take(motion(70001, 7, SPONSORS.replace("\"SponsorsCount\": 2", "\"SponsorsCount\": 3")));
        assertThat(get("7").signatoriesComplete()).isFalse();
        assertThat(get("7").countSignatures()).isEqualTo(2);

        take(motion(70001, 7, SPONSORS));
        assertThat(get("7").signatoriesComplete()).isTrue();
        assertThat(get("7").reportedCount()).isNull();
    }

    @Test
    void a_name_without_an_id_is_never_tied_to_a_member() throws ImportRefused {
        members.saveMember(new Member(5, "Ada Thorne", null, false));

        Tally tally = parliament.take("motions", parliament.file("motions.json", motion(70001, 7, """
                        "SponsorsCount": 1, "Sponsors": [{"Id": 1, "Member": {"Name": "Ada Thorne"}, "SponsoringOrder": 1}]
                        """)));

        assertThat(get("7").signatures()).isEmpty();
        assertThat(get("7").signatoriesComplete()).isFalse();
        assertThat(tally.listRemarks()).singleElement().asString().contains("Ada Thorne");
    }

    @Test
    void a_member_who_came_back_stands_once() throws ImportRefused {
        take(motion(70001, 7, """
                "SponsorsCount": 1, "Sponsors": [
                  {"MemberId": 5, "Member": {"MnisId": 5, "Name": "Ada"}, "SponsoringOrder": 2,
                   "CreatedWhen": "2026-06-01T00:00:00", "IsWithdrawn": true, "WithdrawnDate": "2026-06-03T00:00:00"},
                  {"MemberId": 5, "Member": {"MnisId": 5, "Name": "Ada"}, "SponsoringOrder": 4,
                   "CreatedWhen": "2026-06-05T00:00:00", "IsWithdrawn": false}]
                """));

        assertThat(get("7").signatures())
                .containsExactly(new Signature(new Member(5, "Ada", null, false), 4, day("2026-06-05"), false, null));
    }

    @Test
    void status_is_understood_as_number_and_as_word() throws ImportRefused {
        take(motion(1, 1, "\"Status\": 0"));
        take(motion(2, 2, "\"Status\": \"Published\""));
        take(motion(3, 3, "\"Status\": 1, \"StatusDate\": \"2026-07-01T00:00:00\""));
        take(motion(4, 4, "\"Status\": \"Withdrawn\""));

        assertThat(get("1").withdrawn()).isFalse();
        assertThat(get("2").withdrawn()).isFalse();
        assertThat(get("3").withdrawnOn()).isEqualTo(day("2026-07-01"));
        assertThat(motions.statusOf(get("4"))).isEqualTo(MotionStatus.WITHDRAWN);
        assertThat(take(motion(5, 5, "\"Status\": 9"))).endsWith("left out 1");
    }

    @Test
    void amendments_point_to_their_motion_and_prayers_to_their_instrument() throws ImportRefused {
        String amendment = motion(2, 8, "\"UINWithAmendmentSuffix\": \"7A1\", \"AmendmentToMotionId\": 1")
                .replace("\"UIN\": 8, ", "\"UIN\": 7, ");
        String prayer = motion(1, 7, """
                "StatutoryInstrumentNumber": 812, "StatutoryInstrumentYear": "2026",
                "StatutoryInstrumentTitle": "Pier (Lamps) Regulations 2026"
                """);

        assertThat(takeTwice("[" + amendment + "," + prayer + "]")).startsWith("read 2, new 2");

        assertThat(motions.findAmended(get("7A1"))).map(Motion::name).contains(new MotionName("2026-27", "7"));
        assertThat(motions.listAmendments(get("7"))).extracting(Motion::edmId).containsExactly(2);
        assertThat(get("7").instrument()).isEqualTo("Pier (Lamps) Regulations 2026, S.I. 2026/812");
        assertThat(get("7A1").instrument()).isNull();
    }

    @Test
    void a_motion_of_no_session_or_without_title_is_left_out_with_its_line() throws ImportRefused {
        String between = motion(1, 7, "\"SponsorsCount\": 0").replace("2026-06-01T", "2026-05-05T");
        String untitled = motion(2, 8, "\"SponsorsCount\": 0").replace("\"Lamps\"", "null");

        Tally tally = parliament.take("motions", parliament.file("motions.json", "[", between + ",", untitled, "]"));

        assertThat(tally.toString()).isEqualTo("read 2, new 0, changed 0, unchanged 0, left out 2");
        assertThat(tally.listLeftOut())
                .extracting(left -> left.line() + " " + left.reason())
                .satisfiesExactly(
                        left -> assertThat(left).startsWith("2 ").contains("5 May 2026"),
                        left -> assertThat(left).startsWith("3 ").contains("Title"));
    }

    @Test
    void ids_that_contradict_what_is_known_are_left_out() throws ImportRefused {
        take(motion(1, 7, "\"SponsorsCount\": 0"));

        assertThat(take(motion(2, 7, "\"SponsorsCount\": 0"))).endsWith("left out 1");
        assertThat(take(motion(1, 8, "\"SponsorsCount\": 0"))).endsWith("left out 1");
    }

    @Test
    void a_file_that_is_cut_off_empty_or_holds_a_failure_is_refused() {
        assertThatThrownBy(() -> take("[" + motion(1, 7, "\"SponsorsCount\": 0")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("motions.json")
                .hasMessageContaining("line");
        assertThatThrownBy(() -> take("[]")).isInstanceOf(ImportRefused.class).hasMessageContaining("no motions");
        assertThatThrownBy(() -> take("{\"Success\": false, \"StatusCode\": 500, \"Response\": null}"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("failed");
        assertThatThrownBy(() -> take("mnis_id,name")).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> take("[1, 2]")).isInstanceOf(ImportRefused.class);
    }

    private static String motion(int edmId, int uin, String more) {
        return "{\"Id\": %d, \"UIN\": %d, \"Title\": \"Lamps\", \"MotionText\": \"That this House notes the dark.\", \"DateTabled\": \"2026-06-01T00:00:00\", %s}"
                .formatted(edmId, uin, more.replace("\n", " "));
    }

    private Motion get(String number) {
        return motions.findMotion(new MotionName("2026-27", number)).orElseThrow();
    }

    private String take(String json) throws ImportRefused {
        return parliament.take("motions", parliament.file("motions.json", json)).toString();
    }

    private String takeTwice(String json) throws ImportRefused {
        return parliament
                .takeTwice("motions", parliament.file("motions.json", json), null)
                .toString();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
