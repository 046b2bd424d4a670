package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.kit.web.Words.words;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.letters.answers.QuestionJob;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.joint.JointLetters;
import org.centrallobby.letters.joint.JointReceipts;
import org.centrallobby.letters.line.Line;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.PersonalRecords;
import org.centrallobby.mail.carriers.DevMail;
import org.centrallobby.mail.incoming.Incoming;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where what a visitor typed must not be found in clear: logs, addresses, referrers, the database. */
class PersonalDataTest {
    private static final List<String> TYPED = List.of(
            "Asha", "Bina", "Patel", "12 Mill Lane", "asha.patel", "people.test", "lorries", "ZZ9 1AA", "ZZ91AA");

    /** A part of a letter's life. */
    private interface Stage {
        void live(Visitor visitor);
    }

    /** All of a letter's life, stage by stage; after each the database is read. What is new gets a line here. */
    private static final Map<String, Stage> LIFE = new LinkedHashMap<>();

    static {
        LIFE.put("written and confirmed", visitor -> {
            visitor.page().navigate(visitor.program().baseUrl() + "/campaigns/safe-crossings");
            visitor.page().navigate(visitor.confirmable());
            visitor.press("Send my letter");
        });
        LIFE.put("sent, with its receipt", visitor -> {
            visitor.dispatch();
            assertThat(visitor.mailTo("ada.thorne@zedland.test").text()).contains(Visitor.TEXT);
        });
        LIFE.put("looked at by its writer", visitor -> {
            visitor.page()
                    .navigate(visitor.linkIn(
                            visitor.mailsTo(Visitor.EMAIL).getLast().text()));
            visitor.follow("What we hold of this letter");
            visitor.page().waitForDownload(() -> visitor.follow("Take it with me"));
        });
        LIFE.put("asked for by its writer", visitor -> {
            for (PersonalRecords place : visitor.program().getAll(PersonalRecords.class)) {
                assertThat(place.export(address(Visitor.EMAIL))).hasSize((int) place.count(address(Visitor.EMAIL)));
            }
        });
        LIFE.put("come back", visitor -> {
            visitor.program().get(Incoming.class).take(bounce(visitor), null);
            visitor.dispatch();
        });
        LIFE.put("written once more, and erased", visitor -> {
            String link = visitor.confirmable().replace("/confirm/", "/letters/own/");
            visitor.page().navigate(link + "/erase");
            visitor.press("Erase it for good");
        });
        LIFE.put("held, read and let go", visitor -> {
            anHourLater(visitor);
            visitor.write(Visitor.POSTCODE, "Ada Thorne");
            visitor.press("Change something");
            visitor.page().fill("#text", "The shitty lorries again: https://lorries.example/late, says my daughter.");
            visitor.press("Check my letter");
            visitor.press("Send me the link to confirm");
            visitor.page().navigate(visitor.confirmationLink());
            visitor.press("Send my letter");
            assertThat(visitor.heading()).isEqualTo("Your letter is being checked");
            Holds holds = visitor.program().get(Holds.class);
            String reference = holds.listHeld().getFirst().letter().reference();
            assertThat(holds.read(reference, "operator")).isPresent();
            holds.release(reference, "operator");
            visitor.program().get(Line.class).runOnce();
            visitor.dispatch();
        });
        LIFE.put("asked about an answer, and told of one", visitor -> {
            visitor.program().clock().advance(Duration.ofDays(14));
            visitor.program().get(QuestionJob.class).runOnce();
            visitor.dispatch();
            visitor.page().navigate(visitor.linkIn(visitor.mailTo(Visitor.EMAIL).text(), "/letters/answer/"));
            visitor.press("Tell us");
            visitor.page().check("#outcome-ANSWERED");
            visitor.press("Tell us");
            assertThat(visitor.page().textContent("main")).contains("You told us that you got an answer.");
        });
        LIFE.put("a name under the joint letter", visitor -> {
            visitor.find(Visitor.POSTCODE);
            visitor.follow("Rather not write? Co-sign the joint letter");
            visitor.fillIn();
            visitor.press("Send me the link to confirm");
            visitor.page().navigate(visitor.confirmationLink());
            visitor.press("Co-sign the letter");
            visitor.program().clock().advance(Duration.ofDays(4));
            visitor.program().get(JointLetters.class).runOnce();
            visitor.dispatch();
            visitor.program().get(JointReceipts.class).runOnce();
            visitor.dispatch();
            assertThat(visitor.mailTo("ada.thorne@zedland.test").text()).contains(Visitor.TEXT);
        });
        LIFE.put("about somebody's own problem, by a helper, and for the post", visitor -> {
            visitor.page().navigate(visitor.program().baseUrl() + "/write");
            visitor.page().fill("#postcode", Visitor.POSTCODE);
            visitor.page().locator("form[action='/postcode'] button").click();
            visitor.follow("My own problem");
            visitor.page().locator("main a.button").click();
            visitor.fillIn();
            visitor.page().fill("#topic", "The lorries before my daughter’s school");
            visitor.page().locator("summary").click();
            visitor.page().fill("#helper", "Bina Patel");
            visitor.page().check("#agreed");
            visitor.press("Check my letter");
            visitor.page().waitForDownload(() -> visitor.press("Get the letter as a PDF"));
            visitor.press("Send me the link to confirm");
            visitor.page().navigate(visitor.confirmationLink());
            visitor.press("Send my letter");
            visitor.dispatch();
        });
        LIFE.put("shown and erased by an operator", visitor -> {
            for (PersonalRecords place : visitor.program().getAll(PersonalRecords.class)) {
                assertThat(place.export(address(Visitor.EMAIL))).hasSize((int) place.count(address(Visitor.EMAIL)));
                place.erase(address(Visitor.EMAIL));
                assertThat(place.count(address(Visitor.EMAIL))).isZero();
            }
        });
        LIFE.put("destroyed in its time", visitor -> {
            visitor.program().clock().advance(Duration.ofDays(91));
            visitor.program().getAll(RecurringJob.class).stream()
                    .filter(job -> List.of("retention", "mail-records", "sweep", "letters")
                            .contains(job.name()))
                    .forEach(RecurringJob::runOnce);
        });
    }

    @Test
    void a_whole_life_leaves_no_personal_data_in_logs_addresses_or_database() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.centrallobby");
        Level before = root.getLevel();
        Level oursBefore = ours.getLevel();
        List<String> addresses = new ArrayList<>();
        try (TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
                Chromium chromium = new Chromium()) {
            // Only now: the start of a program sets all levels anew.
            log.start();
            root.addAppender(log);
            root.setLevel(Level.INFO);
            ours.setLevel(Level.DEBUG);
            Page page = chromium.telephone();
            page.onRequest(request -> addresses.addAll(addressesOf(request)));
            Visitor visitor = new Visitor(program, page);
            LIFE.forEach((name, stage) -> {
                stage.live(visitor);
                assertAbsent("the database, " + name, dump(program.database().jdbc()));
            });
            LoggerFactory.getLogger(PersonalDataTest.class).debug("the log is heard");
        } finally {
            root.setLevel(before);
            ours.setLevel(oursBefore);
            root.detachAppender(log);
        }
        assertThat(addresses).hasSizeGreaterThan(5);
        assertAbsent(
                "an address or referrer",
                String.join("\n", addresses).replace("+", " ").replace("%20", " "));
        String said = log.list.stream().map(PersonalDataTest::said).collect(Collectors.joining("\n"));
        assertThat(said).contains("the log is heard");
        assertAbsent("the log", said);
    }

    /** Three mails an hour is all that one address gets. */
    private static void anHourLater(Visitor visitor) {
        visitor.program().clock().advance(Duration.ofHours(1));
    }

    /** A line of the log, with all that its failure says. */
    private static String said(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    private static EmailAddress address(String email) {
        return ((EmailAddress.Valid) EmailAddress.parse(email)).address();
    }

    /** What the office's mail server writes when its user turns out to be gone, the letter quoted in full. */
    private static byte[] bounce(Visitor visitor) {
        DevMail letter = visitor.mailTo("ada.thorne@zedland.test");
        return """
                From: MAILER-DAEMON@zedland.test
                To: <%1$s>
                Subject: Undelivered Mail Returned to Sender
                Date: Fri, 4 Dec 2026 14:06:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Your message to ada.thorne@zedland.test from asha.patel@people.test came back.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.zedland.test

                Final-Recipient: rfc822; ada.thorne@zedland.test
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user, says asha.patel@people.test

                --b
                Content-Type: text/plain

                %2$s
                --b--
                """.formatted(letter.envelopeSender(), letter.text())
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> addressesOf(Request request) {
        return List.of(request.url(), String.valueOf(request.headers().get("referer")));
    }

    private static void assertAbsent(String place, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String typed : TYPED) {
            assertThat(lower.contains(typed.toLowerCase(Locale.ROOT)))
                    .as("“%s” in %s", typed, place)
                    .isFalse();
        }
    }

    /** Every row of every table that can hold what a visitor typed, bytes as the letters they would spell. */
    private static String dump(JdbcClient database) {
        StringBuilder dump = new StringBuilder();
        List<String> tables = database.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
        assertThat(tables).contains("letter", "outgoing_mail", "attempt", "confirmation", "dev_mail");
        // A campaign's own words are nobody's secret; its imprint, ZZ9 1AA in it, stands in a joint letter too.
        tables.stream()
                .filter(table -> !table.equals("campaign"))
                .forEach(table -> database.sql("select * from " + table)
                        .query((row, number) -> {
                            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                                Object value = row.getObject(column);
                                dump.append(
                                                value instanceof byte[] bytes
                                                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                                                        : String.valueOf(value))
                                        .append('\n');
                            }
                            return number;
                        })
                        .list());
        return dump.toString().replace(words("zedland.organiser-address"), "");
    }
}
