package org.centrallobby.mail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.centrallobby.Generated;
import org.centrallobby.TestClock;
import org.centrallobby.TestProgram;
import org.centrallobby.letters.joint.JointMails;
import org.centrallobby.letters.mails.DecisionMails;
import org.centrallobby.letters.mails.EndMails;
import org.centrallobby.letters.mails.HeldMails;
import org.centrallobby.letters.mails.LetterMails;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.previews.MailSample;
import org.centrallobby.mail.previews.Previews;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every mail the site can send, word for word; {@code -Dregenerate=true} writes the words anew. */
class PreviewTest {
    private static final Path FOLDER = Path.of("src/test/resources/mail-snapshots");
    private static TestProgram program;

    @BeforeAll
    static void start() {
        program = TestProgram.start(TestClock.at("2026-12-04T14:05:00Z"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void every_mail_says_what_its_snapshot_says() throws Exception {
        for (MailSample sample : samples()) {
            Content content = laid(sample);
            String text = "Subject: " + content.subject() + "\n\n" + content.text();
            Generated.check(
                    FOLDER.resolve(sample.name() + ".txt"), text.replace(program.baseUrl(), "https://lobby.test"));
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().stream().map(MailSample::name).toList());
        }
    }

    @Test
    void every_kind_of_a_letters_mails_and_every_nature_that_is_sent_has_a_sample() throws Exception {
        List<String> kinds = Stream.of(
                        LetterMails.class, EndMails.class, DecisionMails.class, HeldMails.class, JointMails.class)
                .flatMap(mails -> Arrays.stream(mails.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(5);
        assertThat(samples()).extracting(MailSample::kind).containsAll(kinds);
        assertThat(samples()).extracting(MailSample::nature).contains(Nature.values());
    }

    @Test
    void each_is_shown_with_its_headers_and_in_both_formats() throws Exception {
        String list = get(program, "/dev/mail/previews").body();
        for (MailSample sample : samples()) {
            String path = "/dev/mail/previews/" + sample.name();
            assertThat(list).contains("href=\"" + path + "\"");
            assertThat(get(program, path).body()).contains("Message-ID", "DKIM-Signature", "returns+");
            assertThat(get(program, path + "/html").body())
                    .isEqualTo(laid(sample).html());
        }
        assertThat(get(program, "/dev/mail/previews/newsletter").body()).contains("List-Unsubscribe-Post");
        assertThat(get(program, "/dev/mail/previews/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void there_are_none_where_a_relay_is_set() throws Exception {
        try (TestProgram sending = TestProgram.start(program.clock(), TestProgram.withSmtp(9))) {
            for (String path : List.of("", "/letter", "/letter/html")) {
                assertThat(get(sending, "/dev/mail/previews" + path).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private static Content laid(MailSample sample) {
        return program.get(Previews.class)
                .findPreview(sample.name())
                .orElseThrow()
                .content();
    }

    private static List<MailSample> samples() {
        return program.get(Previews.class).listSamples();
    }

    private static HttpResponse<String> get(TestProgram from, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(from.baseUrl() + path)).build(), BodyHandlers.ofString());
        }
    }
}
