package org.centrallobby.motions.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Feeds as a reader's XML parser sees them, and the table of signatories as a spreadsheet does. */
class FeedTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Member DORA = new Member(880_001, "Dora <b>& \"Ash\"", "Labour", false);
    private static final Member FAY = new Member(880_003, "Fay, \"the\" Elm", "Labour", false);
    private static final Member EVE = new Member(880_002, "=HYPERLINK(\"x\")", "Labour", false);
    private static TestProgram program;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
        client = HttpClient.newHttpClient();
        program.get(Members.class).saveMember(DORA);
        program.get(Members.class).saveMember(EVE);
        program.get(Members.class).saveMember(FAY);
    }

    @AfterAll
    static void stop() {
        client.close();
        program.close();
    }

    @Test
    void the_newest_motions_are_a_feed_and_invented_ones_say_so() throws Exception {
        Element feed = feed("/motions/feed.atom");

        assertThat(text(feed, "id")).isEqualTo("tag:lobby.test,2026:/motions");
        assertThat(links(feed, "self")).containsExactly(program.baseUrl() + "/motions/feed.atom");
        assertThat(titles(feed)).anyMatch(title -> title.startsWith("(Invented) Z7 of 2026-27"));
        assertThat(titles(feed)).anyMatch(title -> title.startsWith("53 of 2008-09: Public inquiry"));
        assertThat(ids(feed)).contains("tag:lobby.test,2026:/motions/2008-09/53");
    }

    @Test
    void a_search_is_a_feed() throws Exception {
        Element feed = feed("/motions/feed.atom?q=child+protection&page=7&sort=relevance");

        assertThat(titles(feed)).hasSize(1);
        assertThat(text(feed, "id")).isEqualTo("tag:lobby.test,2026:/motions?q=child%20protection");
        assertThat(get("/motions/feed.atom?from=now").statusCode()).isEqualTo(400);
    }

    @Test
    void names_that_come_and_go_are_entries_with_ids_that_stay() throws Exception {
        Motion first = motion(
                "77",
                new Signature(DORA, 1, LocalDate.parse("2026-11-30"), false, null),
                new Signature(EVE, 2, null, false, null));
        program.get(Motions.class).save(first);
        Element before = feed("/motions/2026-27/77/signatures.atom");
        assertThat(titles(before)).containsExactly("Dora <b>& \"Ash\" signed “Lamps & <lights> of 2026”");
        assertThat(text(before, "updated")).isEqualTo("2026-11-30T00:00:00Z");
        String etag = get("/motions/2026-27/77/signatures.atom")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(send(request("/motions/2026-27/77/signatures.atom").header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);

        program.get(Motions.class)
                .save(motion(
                        "77",
                        new Signature(DORA, 1, LocalDate.parse("2026-11-30"), true, LocalDate.parse("2026-12-03")),
                        new Signature(EVE, 2, null, false, null)));
        Element after = feed("/motions/2026-27/77/signatures.atom");
        assertThat(ids(after))
                .containsExactly(
                        "tag:lobby.test,2026:/motions/2026-27/77/members/880001/withdrew/2026-12-03",
                        "tag:lobby.test,2026:/motions/2026-27/77/members/880001/signed/2026-11-30");
        assertThat(ids(after)).containsAll(ids(before));
        assertThat(titles(feed("/members/880001/motions.atom")))
                .containsExactly(
                        "Dora <b>& \"Ash\" left “Lamps & <lights> of 2026”",
                        "Dora <b>& \"Ash\" signed “Lamps & <lights> of 2026”");
    }

    @Test
    void signatories_are_a_table_without_formulas() throws Exception {
        program.get(Motions.class)
                .save(motion(
                        "78",
                        new Signature(FAY, 1, LocalDate.parse("2026-11-30"), false, null),
                        new Signature(EVE, null, null, true, null)));
        HttpResponse<String> answer = get("/motions/2026-27/78/signatories.csv");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;header=present;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"motion-2026-27-78-signatories.csv\"");
        assertThat(answer.body())
                .startsWith("order,name,mnis_id,party,constituency,nation,signed_on,withdrawn,withdrawn_on\r\n")
                .endsWith("\r\n");
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(answer.body())) {
            reader.forEach(rows::add);
        }
        assertThat(rows).extracting(row -> row.getField("name")).containsExactly(FAY.name(), "'" + EVE.name());
        assertThat(rows).extracting(row -> row.getField("withdrawn")).containsExactly("no", "yes");
        assertThat(rows).extracting(row -> row.getField("signed_on")).containsExactly("2026-11-30", "");
    }

    @Test
    void a_formula_is_text() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(SignatoriesCsv.plain(formula)).isEqualTo("'" + formula);
        }
        assertThat(SignatoriesCsv.plain("Ada Thorne")).isEqualTo("Ada Thorne");
    }

    @Test
    void a_feed_holds_nothing_that_is_no_xml() throws Exception {
        AtomFeed feed = new AtomFeed(
                "tag:x",
                "a\u0000b\uD800c",
                "",
                "s",
                "p",
                List.of(new AtomEntry("i", "\u000B]]>", Instant.EPOCH, Instant.EPOCH, "l", "<")));

        assertThat(text(parse(feed.write()), "title")).isEqualTo("a b c");
    }

    @Test
    void pages_lead_to_their_feeds() throws Exception {
        for (String page : List.of("/motions?q=crossings", "/motions/2026-27/Z7", "/members/990001")) {
            String body = get(page).body();
            assertThat(body).as(page).contains("rel=\"alternate\" type=\"application/atom+xml\" href=\"");
            String href = body.replaceFirst("(?s).*application/atom\\+xml\" href=\"([^\"]*)\".*", "$1");
            assertThat(get(href.replace("&amp;", "&")).statusCode()).as(href).isEqualTo(200);
        }
        assertThat(get("/motions/2026-27/999/signatures.atom").statusCode()).isEqualTo(404);
        assertThat(get("/motions/2026-27/999/signatories.csv").statusCode()).isEqualTo(404);
        assertThat(get("/members/1/motions.atom").statusCode()).isEqualTo(404);
    }

    private static Motion motion(String number, Signature... names) {
        return new Motion(
                0,
                null,
                new MotionName("2026-27", number),
                "Lamps & <lights> of 2026",
                "That this House notes the dark.",
                LocalDate.parse("2026-11-30"),
                false,
                null,
                null,
                true,
                null,
                "the order paper",
                Instant.parse("2026-12-01T09:00:00Z"),
                false,
                List.of(names));
    }

    private static Element feed(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/atom+xml;charset=UTF-8");
        Element feed = parse(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(ids(feed)).hasSameSizeAs(new HashSet<>(ids(feed)));
        for (String needed : List.of("id", "title", "updated", "author")) {
            assertThat(text(feed, needed)).as(needed).isNotBlank();
        }
        for (Element entry : entries(feed)) {
            assertThat(Instant.parse(text(entry, "updated"))).isNotNull();
            assertThat(links(entry, "alternate")).hasSize(1);
            assertThat(text(entry, "title")).isNotBlank();
        }
        return feed;
    }

    private static Element parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        return document.getDocumentElement();
    }

    private static List<Element> entries(Element feed) {
        List<Element> entries = new ArrayList<>();
        NodeList nodes = feed.getElementsByTagNameNS(ATOM, "entry");
        for (int at = 0; at < nodes.getLength(); at++) {
            entries.add((Element) nodes.item(at));
        }
        return entries;
    }

    private static List<String> titles(Element feed) {
        return entries(feed).stream().map(entry -> text(entry, "title")).toList();
    }

    private static List<String> ids(Element feed) {
        return entries(feed).stream().map(entry -> text(entry, "id")).toList();
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }

    private static List<String> links(Element element, String relation) {
        List<String> links = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element link
                    && link.getLocalName().equals("link")
                    && link.getAttribute("rel").equals(relation)) {
                links.add(link.getAttribute("href"));
            }
        }
        return links;
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(program.baseUrl() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
