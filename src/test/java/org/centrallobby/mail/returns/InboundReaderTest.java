package org.centrallobby.mail.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.returns.Inbound.AutoReply;
import org.centrallobby.mail.returns.Inbound.Bounced;
import org.centrallobby.mail.returns.Inbound.Complaint;
import org.centrallobby.mail.returns.Inbound.Delayed;
import org.centrallobby.mail.returns.Inbound.Human;
import org.centrallobby.mail.returns.Inbound.Notice;
import org.centrallobby.mail.returns.Inbound.Origin;
import org.centrallobby.mail.returns.Inbound.Report;
import org.centrallobby.mail.returns.Inbound.Unreadable;
import org.centrallobby.mail.returns.Inbound.UnsubscribeRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes back is told apart: each message of the folder is what its table says. */
class InboundReaderTest {
    private static final EmailAddress OURS = new EmailAddress("returns+k7m2p9@lobby.test");

    @ParameterizedTest(name = "{0} is {2} {3}")
    @CsvFileSource(resources = "/returns/expected.csv", numLinesToSkip = 1)
    void each_message_is_what_the_table_says(ArgumentsAccessor row) {
        List<String> expected = Arrays.stream(row.toArray())
                .map(cell -> cell == null ? "" : cell.toString())
                .toList();
        Optional<EmailAddress> envelope = Optional.of(expected.get(1))
                .filter(address -> !address.isEmpty())
                .map(EmailAddress::new);
        assertThat(describe(InboundReader.read(ReturnedMessages.bytes(expected.getFirst()), envelope)))
                .as(expected.getFirst())
                .isEqualTo(expected.subList(2, expected.size()));
    }

    @Test
    void the_table_has_every_message_of_the_folder() throws IOException {
        assertThat(Files.readAllLines(ReturnedMessages.FOLDER.resolve("expected.csv")).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(ReturnedMessages.names())
                .hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("names")
    void no_report_holds_anybodys_address(String name) {
        Inbound inbound = InboundReader.read(ReturnedMessages.bytes(name), Optional.empty());
        for (Report report : reports(inbound)) {
            assertThat(report.answer().text()).doesNotContain("@", "hugo.vance", "Hugo Vance", "iris.cole", "asha");
            assertThat(report.server() == null ? "" : report.server()).doesNotContain("@");
        }
        assertThat(inbound.toString()).doesNotContain("hugo.vance", "iris.cole", "asha.via", "Motion 1120");
    }

    static Stream<String> names() {
        return ReturnedMessages.names().stream();
    }

    @Test
    void a_server_s_own_words_are_kept_with_their_code() {
        Bounced bounced = (Bounced) read("postfix-unknown-user");
        assertThat(bounced.failures().getFirst().answer().code()).isEqualTo(550);
        assertThat(bounced.failures().getFirst().answer().text())
                .isEqualTo("550 5.1.1 <(address)>: Recipient address rejected: User unknown");
    }

    @Test
    void what_leads_to_the_mail_is_found_in_headers_and_within() {
        Bounced bounced = (Bounced) read("postfix-unknown-user");
        assertThat(bounced.origin().addressedTo()).containsExactly(OURS);
        assertThat(bounced.origin().envelopeSender()).isEqualTo(OURS);
        Inbound told = InboundReader.read(ReturnedMessages.bytes("report-found-by-envelope"), Optional.of(OURS));
        assertThat(((Bounced) told).origin().addressedTo()).containsExactly(OURS);
    }

    @Test
    void an_automatic_answer_keeps_its_words_and_who_wrote() {
        AutoReply reply = (AutoReply) read("html-only-windows");
        assertThat(reply.wording().from()).isEqualTo(new EmailAddress("hugo.vance@zedparl.test"));
        assertThat(reply.wording().subject()).isEqualTo("Re: Motion 1120");
        assertThat(reply.wording().text()).isEqualTo("The office’s café — and we — are shut.");
    }

    @Test
    void words_in_another_character_set_are_read_as_such() {
        Human human = (Human) read("person-shift-jis");
        assertThat(human.wording().subject()).isEqualTo("動議");
        assertThat(human.wording().text()).isEqualTo("署名しました。");
    }

    @Test
    void a_message_of_any_length_is_read_to_its_limit() {
        byte[] start = "From: a@home.test\nSubject: long\n\n".getBytes(StandardCharsets.US_ASCII);
        byte[] raw = Arrays.copyOf(start, 3 * InboundReader.MOST_BYTES);
        Arrays.fill(raw, start.length, raw.length, (byte) 'a');
        Human human = (Human) InboundReader.read(raw, Optional.empty());
        assertThat(human.wording().text()).hasSize(64 * 1024).containsOnlyOnce("a".repeat(64 * 1024));
    }

    private static Inbound read(String name) {
        return InboundReader.read(ReturnedMessages.bytes(name), Optional.empty());
    }

    /** Kind, verdict or the like, status, recipient, message id and server: as the table has them. */
    private static List<String> describe(Inbound inbound) {
        String kind = inbound.getClass().getSimpleName();
        return switch (inbound) {
            case Bounced it -> row(kind, it.verdict().name(), it.failures(), it.origin());
            case Delayed it -> row(kind, "", it.reports(), it.origin());
            case Notice it -> row(kind, "", it.reports(), it.origin());
            case Complaint it -> row(kind, it.feedback().name(), List.of(), it.origin());
            case AutoReply it -> row(kind, "", List.of(), it.origin());
            case UnsubscribeRequest it -> row(kind, "", List.of(), it.origin());
            case Human it -> row(kind, "", List.of(), it.origin());
            case Unreadable it -> List.of(kind, it.reason().name(), "", "", "", "");
        };
    }

    private static List<String> row(String kind, String detail, List<Report> reports, Origin origin) {
        Optional<Report> first = reports.stream().findFirst();
        EmailAddress recipient = origin.recipient();
        return List.of(
                kind,
                detail,
                text(first.map(report -> report.answer().enhanced()).orElse(null)),
                text(recipient == null ? null : recipient.value()),
                text(origin.messageId()),
                text(first.map(Report::server).orElse(null)));
    }

    private static List<Report> reports(Inbound inbound) {
        return switch (inbound) {
            case Bounced it -> it.failures();
            case Delayed it -> it.reports();
            case Notice it -> it.reports();
            default -> List.of();
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
