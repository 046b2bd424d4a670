package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.centrallobby.recorded.RecordedMembers;
import org.centrallobby.recorded.RecordedParliament;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Member resigns in January, the people vote in February, and what was true of other days stays true of them. */
class ByElectionJourneyTest {
    private static final int SEAT = 5001;
    private static final int LEAVER = 101;
    private static final int NEXT = 901;
    /** What tells of days before the resignation, or of motions that fell before it. */
    private static final List<String> OF_THE_PAST = List.of(
            "/api/v1/constituencies/5001?date=2024-07-04",
            "/api/v1/constituencies/5001?date=2025-06-01",
            "/api/v1/constituencies/5001?date=2026-01-20",
            "/api/v1/constituencies/5001?date=2024-06-30",
            "/api/v1/constituencies/5002?date=2026-01-20",
            "/api/v1/motions/2024-25/5",
            "/api/v1/motions/2024-25/5/stance?member=101",
            "/api/v1/motions/2024-25/5/stance?member=102",
            "/api/v1/motions/2025-26/7",
            "/api/v1/motions/2025-26/7/stance?member=101",
            "/motions/2024-25/5");

    private final RecordedParliament api = RecordedParliament.start();
    private final RecordedMembers recorded = RecordedMembers.on(api);
    private final TestClock clock = TestClock.at("2026-01-12T09:00:00Z");
    private final TestProgram program;
    private final HttpClient client = HttpClient.newHttpClient();

    ByElectionJourneyTest() {
        for (int i = 0; i < 12; i++) {
            recorded.seat(SEAT + i, "Seat %02d".formatted(i + 1), LocalDate.parse("2024-05-31"), null);
            recorded.member(
                            LEAVER + i,
                            "Member %02d".formatted(i + 1),
                            "Meadow Party",
                            SEAT + i,
                            LocalDate.parse("2024-07-04"))
                    .email("member%d@commons.test".formatted(i + 1));
        }
        recorded.member(LEAVER + 1).appoint("Minister of State (Mills)", LocalDate.parse("2025-03-01"));
        program = TestProgram.start(
                clock,
                settings -> TestProgram.withParliament(api.address())
                        .apply(TestProgram.withoutStarter().apply(settings)));
    }

    @AfterEach
    void close() {
        client.close();
        program.close();
        api.close();
    }

    @Test
    void a_by_election_leaves_the_past_alone() throws Exception {
        read();
        importPostcodes();
        program.get(Sessions.class)
                .save(new Session("2024-25", LocalDate.parse("2024-07-09"), LocalDate.parse("2025-09-16")));
        program.get(Sessions.class).save(new Session("2025-26", LocalDate.parse("2025-09-17"), null));
        save("2024-25", "5", "2025-02-03", LEAVER, LEAVER + 2);
        save("2025-26", "7", "2025-11-03", LEAVER);
        Map<String, String> before = answers();
        assertThat(before.get("/api/v1/constituencies/5001?date=2026-01-20")).contains("Member 01");
        assertThat(before.get("/api/v1/motions/2025-26/7/stance?member=101")).contains("SIGNED");
        assertThat(before.get("/api/v1/motions/2024-25/5/stance?member=102")).contains("DOES_NOT_SIGN");
        assertThat(stance()).contains("\"SIGNED\"", "Member 01");

        recorded.resign(LEAVER, LocalDate.parse("2026-01-20"));
        on("2026-01-21");

        assertThat(stance()).contains("\"VACANT\"").doesNotContain("Member 01");
        assertThat(get("/api/v1/constituencies/5001")).contains("\"member\":null");
        assertThat(get("/seats")).contains("Seat 01").doesNotContain("Member 01");
        assertThat(get("/members/101")).contains("20 January 2026");
        assertThat(answers()).isEqualTo(before);

        recorded.elect(NEXT, "Nora Newly", "Tide Party", SEAT, LocalDate.parse("2026-02-26"))
                .email("nora.newly@commons.test");
        on("2026-02-27");

        assertThat(stance()).contains("\"NOT_SIGNED\"", "Nora Newly", "Tide Party");
        assertThat(get("/api/v1/constituencies/5001?date=2026-02-25")).contains("\"member\":null");
        assertThat(get("/api/v1/constituencies/5001?date=2026-02-26")).contains("Nora Newly");
        assertThat(get("/api/v1/members/101")).contains("\"to\":\"2026-01-20\"");
        assertThat(get("/seats")).contains("Nora Newly").doesNotContain("Member 01");
        assertThat(answers()).isEqualTo(before);

        recorded.member(LEAVER + 2).changeParty("Independent", LocalDate.parse("2026-03-01"));
        recorded.member(LEAVER + 1).dismiss(LocalDate.parse("2026-03-01"));
        on("2026-03-02");

        assertThat(get("/api/v1/constituencies/5003")).contains("Independent");
        assertThat(get("/api/v1/constituencies/5003?date=2026-02-28")).contains("Meadow Party");
        assertThat(get("/api/v1/motions/2025-26/7/stance?member=102")).contains("\"NOT_SIGNED\"");
        assertThat(answers()).isEqualTo(before);
    }

    /** The zip of the ONS, whose documents tell the codes by which postcodes find seats that Parliament named. */
    private void importPostcodes() throws Exception {
        Path zip = Files.createTempFile("onspd", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("Data/ONSPD_NOV_2025_UK.csv"));
            out.write("pcds,doterm,pcon24cd\nN8 9AA,,E14000001\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(
                    "Documents/Westminster Parliamentary Constituency names and codes UK as at 12_24.csv"));
            out.write("PCON24CD,PCON24NM\nE14000001,SEAT 01\n".getBytes(StandardCharsets.UTF_8));
        }
        ImportKind kind = program.get(
                Class.forName("org.centrallobby.places.PostcodeImport").asSubclass(ImportKind.class));
        kind.run(List.of(zip), null, new Tally(rows -> {}));
        Files.delete(zip);
    }

    /** Of the seat's own Member today. */
    private String stance() throws Exception {
        return get("/api/v1/motions/2025-26/7/stance?postcode=N89AA");
    }

    private Map<String, String> answers() throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : OF_THE_PAST) {
            // The token of a form is another one for every visit.
            answers.put(path, get(path).replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
        }
        return answers;
    }

    private void on(String day) {
        clock.set(Instant.parse(day + "T12:00:00Z"));
        read();
    }

    /** The program's own nightly turn may be reading at the same time. */
    private void read() {
        Outcome outcome = program.read("members");
        while (outcome instanceof Outcome.Busy) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            outcome = program.read("members");
        }
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private void save(String session, String number, String day, int... signed) {
        Members members = program.get(Members.class);
        List<Signature> names = IntStream.range(0, signed.length)
                .mapToObj(place -> {
                    Member member = members.findMember(signed[place]).orElseThrow();
                    return new Signature(member, place + 1, LocalDate.parse(day), false, null);
                })
                .toList();
        program.get(Motions.class)
                .save(new Motion(
                        0,
                        null,
                        new MotionName(session, number),
                        "Lamps of " + session,
                        "That this House notes the dark.",
                        LocalDate.parse(day),
                        false,
                        null,
                        null,
                        true,
                        null,
                        "the order paper",
                        Instant.parse("2026-01-10T09:00:00Z"),
                        false,
                        names));
    }

    private String get(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(program.baseUrl() + path))
                                .GET()
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
