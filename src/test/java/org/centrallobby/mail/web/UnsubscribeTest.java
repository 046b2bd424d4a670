package org.centrallobby.mail.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.Broadcasts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.broadcasts.Suppressions;
import org.centrallobby.mail.broadcasts.Suppressions.Reason;
import org.centrallobby.mail.carriers.DevMail;
import org.centrallobby.mail.carriers.DevMailbox;
import org.centrallobby.mail.tokens.MailTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Leaving a list: by the link, by one click of a mail program, and coming back. */
class UnsubscribeTest {
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static TestProgram program;
    private static int number;
    private final HttpClient nobody = HttpClient.newHttpClient();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void opening_the_link_shows_the_list_and_changes_nothing() throws Exception {
        MailId mail = subscriber("asha@example.test");
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> page = get(browser, path(mail));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Ferries to the islands", "<button>Leave this list</button>");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(isOut(mail)).isFalse();
    }

    @Test
    void the_button_leaves_and_another_undoes_it_as_often_as_one_likes() throws Exception {
        MailId mail = subscriber("bela@example.test");
        String form = get(browser, path(mail)).body();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> done = post(browser, path(mail), FORM, csrf(form));
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.body()).contains("Done.", "Ferries to the islands", "<button>Undo");
            assertThat(isOut(mail)).isTrue();
        }
        assertThat(broadcastTo("bela@example.test")).as("the next issue").isZero();

        String left = get(browser, path(mail)).body();
        assertThat(left).contains("You have left this list", "<button>Undo");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> back = post(browser, path(mail) + "/undo", FORM, csrf(left));
            assertThat(back.body()).contains("You are on this list again");
            assertThat(isOut(mail)).isFalse();
        }
        assertThat(broadcastTo("bela@example.test")).as("the issue after that").isPositive();
    }

    @Test
    void one_click_needs_no_cookie_no_form_and_no_page_in_either_encoding() throws Exception {
        MailId mail = subscriber("chen@example.test");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = post(nobody, path(mail), FORM, ONE_CLICK);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("You have left this list.\n");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(isOut(mail)).isTrue();
        }
        MailId other = subscriber("dana@example.test");
        String parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assertThat(post(nobody, path(other), "multipart/form-data; boundary=x", parts)
                        .statusCode())
                .isEqualTo(200);
        assertThat(isOut(other)).isTrue();
    }

    @Test
    void a_real_mail_carries_the_link_that_one_click_uses() throws Exception {
        long id = draft("erin@example.test");
        program.get(Broadcasts.class).start(id);
        String header = "";
        for (int i = 0; i < 200 && header.isEmpty(); i++) {
            Thread.sleep(50);
            header = program.get(DevMailbox.class).listMails().stream()
                    .filter(mail -> mail.to().equals("erin@example.test"))
                    .findFirst()
                    .map((DevMail mail) -> mail.header("List-Unsubscribe"))
                    .orElse("");
        }
        assertThat(header).startsWith("<");
        String link = header.substring(1, header.indexOf('>'));
        assertThat(link).startsWith(program.baseUrl() + "/unsubscribe/");
        assertThat(post(nobody, link.substring(program.baseUrl().length()), FORM, ONE_CLICK)
                        .statusCode())
                .isEqualTo(200);
        assertThat(broadcastTo("erin@example.test")).isZero();
    }

    /** The token is what counts, but what another site can have a browser send is refused all the same. */
    @Test
    void a_form_without_its_csrf_token_changes_nothing_and_can_be_pressed_once_more() throws Exception {
        MailId mail = subscriber("femi@example.test");
        for (String body : List.of("", "_csrf=forged", "List-Unsubscribe=other")) {
            HttpResponse<String> answer = post(nobody, path(mail), FORM, body);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Press once more");
        }
        assertThat(isOut(mail)).isFalse();
        post(nobody, path(mail), FORM, ONE_CLICK);
        assertThat(post(nobody, path(mail) + "/undo", FORM, ONE_CLICK).statusCode())
                .as("one click only leaves")
                .isEqualTo(403);
        assertThat(isOut(mail)).isTrue();
    }

    @Test
    void a_forged_link_is_told_in_plain_words_and_changes_nothing() throws Exception {
        MailId mail = subscriber("gul@example.test");
        String real = path(mail);
        String ours = "/unsubscribe/" + token(new MailId(true, 999_999));
        String letters = "/unsubscribe/" + token(new MailId(false, mail.number()));
        for (String path : List.of(
                real.substring(0, real.length() - 1), real.replaceAll(".$", "0"), "/unsubscribe/x", ours, letters)) {
            HttpResponse<String> page = get(browser, path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("We do not know this link").doesNotContain("<form");
            assertThat(post(nobody, path, FORM, ONE_CLICK).statusCode()).isEqualTo(404);
        }
        assertThat(isOut(mail)).isFalse();
    }

    @Test
    void who_complained_or_cannot_be_reached_is_not_brought_back_by_an_undo() throws Exception {
        MailId mail = subscriber("hana@example.test");
        program.get(Suppressions.class).suppress(mail, Reason.BOUNCED);
        String page = get(browser, path(mail)).body();
        assertThat(post(browser, path(mail) + "/undo", FORM, csrf(page)).body())
                .contains("This list stays closed for you")
                .doesNotContain("<form");
        assertThat(isOut(mail)).isTrue();
    }

    @Test
    void no_token_is_logged() throws Exception {
        MailId mail = subscriber("ines@example.test");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            get(browser, path(mail));
            get(browser, path(mail).replaceAll(".$", "0"));
            post(nobody, path(mail), FORM, "_csrf=forged");
            post(nobody, path(mail), FORM, ONE_CLICK);
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(token(mail).substring(0, 8)));
    }

    private static MailId subscriber(String address) {
        long broadcast = draft(address);
        return new MailId(
                true,
                program.database()
                        .jdbc()
                        .sql("select id from broadcast_recipient where broadcast_id = :id")
                        .param("id", broadcast)
                        .query(Long.class)
                        .single());
    }

    private static long draft(String address) {
        long id = make();
        assertThat(add(id, address)).isEqualTo(1);
        return id;
    }

    private static int broadcastTo(String address) {
        return add(make(), address);
    }

    private static long make() {
        return program.get(Broadcasts.class)
                .make(new Broadcast(
                        "campaign.news",
                        Integer.toString(++number),
                        Nature.NEWSLETTER,
                        "ferries",
                        "Ferries to the islands",
                        new Broadcast.Sender(new Mailbox("Ferry Users", new EmailAddress("news@lobby.test")), null),
                        new Content("News", "The ferry runs.\n\n{unsubscribe}\n", "<p>The ferry runs.</p>")));
    }

    private static int add(long id, String address) {
        return program.get(Broadcasts.class)
                .add(id, List.of(new Recipient(new Mailbox("", new EmailAddress(address)), Map.of())));
    }

    private static boolean isOut(MailId mail) {
        return program.get(Suppressions.class).isSuppressed(mail);
    }

    private static String path(MailId mail) {
        return "/unsubscribe/" + token(mail);
    }

    private static String token(MailId mail) {
        return program.get(MailTokens.class).unsubscribeToken(mail);
    }

    private static String csrf(String page) {
        Matcher field = FIELD.matcher(page);
        assertThat(field.find()).isTrue();
        return "_csrf=" + java.net.URLEncoder.encode(field.group(1), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(program.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, String path, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(program.baseUrl() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
