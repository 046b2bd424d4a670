package org.centrallobby.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where what a visitor typed must not be found in clear: logs, addresses, referrers, the database. */
class PersonalDataTest {
    private static final List<String> TYPED =
            List.of("Asha", "Patel", "12 Mill Lane", "asha.patel", "people.test", "lorries", "ZZ9 1AA", "ZZ91AA");

    @Test
    void a_whole_journey_leaves_no_personal_data_in_logs_addresses_or_database() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        List<String> addresses = new ArrayList<>();
        try (TestProgram program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
                Chromium chromium = new Chromium()) {
            Page page = chromium.telephone();
            page.onRequest(request -> addresses.addAll(addressesOf(request)));
            Visitor visitor = new Visitor(program, page);
            page.navigate(program.baseUrl() + "/campaigns/safe-crossings");
            page.navigate(visitor.confirmable());
            visitor.press("Send my letter");
            visitor.dispatch();
            assertThat(visitor.mailTo("ada.thorne@zedland.test").text()).contains(Visitor.TEXT);
            assertAbsent("the database", dump(program.database().jdbc()));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(addresses).hasSizeGreaterThan(5);
        assertAbsent(
                "an address or referrer",
                String.join("\n", addresses).replace("+", " ").replace("%20", " "));
        assertAbsent(
                "the log",
                log.list.stream().map(ILoggingEvent::getFormattedMessage).reduce("", (all, line) -> all + "\n" + line));
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
        // Zedland's own organiser lives at ZZ9 1AA; that is the campaign's imprint and nobody's secret.
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
        return dump.toString();
    }
}
