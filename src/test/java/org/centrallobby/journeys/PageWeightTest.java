package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.members.NonSigning;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.centrallobby.places.map.HexMap;
import org.centrallobby.places.map.HexMaps;
import org.centrallobby.places.map.layout.Hex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a telephone with an empty cache has to load, with a House of full size on the page. */
class PageWeightTest {
    private static final int LIMIT = 50_000;
    private static final Pattern ASSET =
            Pattern.compile("(?:<link rel=\"(?:stylesheet|icon)\"|<script)[^>]*(?:href|src)=\"([^\"]+)\"");

    private static TestProgram program;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
        seatAHouse();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/campaigns/safe-crossings"})
    void the_first_page_weighs_less_than_50_kilobytes_with_all_that_belongs_to_it(String path)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> page = get(path);
        assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
        String html = new String(
                new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(html.split("l7 4v8l-7 4-7-4v-8z", -1)).hasSizeGreaterThan(650);

        StringBuilder parts = new StringBuilder(path + " " + page.body().length);
        int weight = page.body().length;
        for (Matcher asset = ASSET.matcher(html); asset.find(); ) {
            int bytes = get(asset.group(1)).body().length;
            parts.append(", ").append(asset.group(1)).append(' ').append(bytes);
            weight += bytes;
        }
        System.out.println("Transferred: " + weight + " bytes (" + parts + ")");
        assertThat(parts).contains("/lobby.css");
        assertThat(weight).isLessThan(LIMIT);
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(program.baseUrl() + path))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer;
        }
    }

    /** 650 invented seats whose Members are as mixed as they can be. */
    private static void seatAHouse() {
        Random random = new Random(650);
        Members members = program.get(Members.class);
        LocalDate drawn = LocalDate.of(2024, 5, 31);
        Map<Integer, Hex> cells = new HashMap<>();
        for (int i = 0; i < 650; i++) {
            Constituency seat =
                    new Constituency(70_000 + i, null, "Seat " + i, null, "England", "", "2024", drawn, null, true);
            program.get(Constituencies.class).save(seat);
            cells.put(seat.mnisId(), new Hex(i % 26 - i / 52, i / 26));
            Member member = new Member(980_000 + i, "Member " + i, "Party " + random.nextInt(12), true);
            if (random.nextInt(3) > 0) {
                members.saveMember(member);
                members.saveMembership(new Membership(member, seat, drawn, null, member.party(), false));
                if (random.nextBoolean()) {
                    members.saveNonSigning(
                            member.mnisId(),
                            new NonSigning(NonSigning.Reason.POST_HOLDER, "Holds an invented post.", "test"),
                            drawn,
                            null);
                }
            }
        }
        program.get(HexMaps.class)
                .save(new HexMap("2024", true, cells, null, "test", Instant.parse("2026-12-04T14:05:00Z")));
    }
}
