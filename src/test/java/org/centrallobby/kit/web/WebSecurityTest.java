package org.centrallobby.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page lets nobody do. */
class WebSecurityTest {
    private static TestProgram program;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void no_page_may_be_framed_run_foreign_scripts_or_tell_where_a_visitor_came_from() throws Exception {
        var headers = get("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void a_form_from_another_site_is_refused_and_carried_no_further() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(URI.create(program.baseUrl() + "/letters/inbox/address"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("email=other%40people.test"))
                .build();
        HttpResponse<String> answer = client.send(foreign, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("other@people.test").doesNotContain("Continue");
    }

    @Test
    void a_form_that_stood_open_too_long_acts_on_nothing_and_loses_nothing() throws Exception {
        HttpResponse<String> answer = post("/campaigns/safe-crossings/send", "text=" + encode("Kept <b>words</b>"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Press once more")
                .contains("Kept &lt;b>words&lt;/b>")
                .doesNotContain("<b>words");
        assertThat(program.database()
                        .jdbc()
                        .sql("select count(*) from letter")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_a_visitor_types_is_shown_as_text() throws Exception {
        HttpResponse<String> page = get("/seats?q=" + encode("\"><script>alert(1)</script>"));
        assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script>alert");
    }

    @Test
    void the_host_header_leads_no_link_elsewhere() throws IOException {
        try (Socket socket = new Socket("localhost", program.settings().port())) {
            String request = String.join(
                    "\r\n",
                    "GET /campaigns/safe-crossings?pc=ZZ9+1AA HTTP/1.1",
                    "Host: evil.test",
                    "X-Forwarded-Host: evil.test",
                    "Connection: close",
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 303").doesNotContain("evil.test");
        }
    }

    @Test
    void a_forged_cookie_is_no_cookie() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(program.baseUrl() + "/campaigns/safe-crossings/member"))
                .header("Cookie", "visit=Zm9yZ2Vk")
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_cookie_of_three_hours_ago_is_no_cookie() throws Exception {
        String cookie = get("/campaigns/safe-crossings?pc=ZZ9+1AA")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(program.baseUrl() + "/postcode"))
                .header("Cookie", cookie)
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(303);
        program.clock().advance(Duration.ofHours(3));
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_development_mailbox_is_gone_once_a_relay_is_set() throws Exception {
        assertThat(get("/dev/mail").statusCode()).isEqualTo(200);
        try (TestProgram sending = TestProgram.start(program.clock(), TestProgram.withSmtp(9))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sending.baseUrl() + "/dev/mail"))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(program.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(program.baseUrl() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
