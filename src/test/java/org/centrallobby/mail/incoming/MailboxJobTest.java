package org.centrallobby.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.outbox.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox at a provider's, read over real IMAP. */
class MailboxJobTest {
    private static final int MOST = 10;

    @TempDir
    Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;
    private Post post;
    private Incoming incoming;

    @BeforeEach
    void build() {
        server.start();
        user = server.setUser("returns@lobby.test", "returns@lobby.test", "a:b/c+d");
        post = new Post(database, clock, data, 25);
        incoming = IncomingParts.of(post).incoming;
    }

    @AfterEach
    void close() {
        server.stop();
        database.close();
    }

    private MailboxJob job() {
        String url = "imap://returns%40lobby.test:a%3Ab%2Fc+d@127.0.0.1:"
                + server.getImap().getPort() + "/INBOX";
        return new MailboxJob(Settings.imap(Map.of("LOBBY_IMAP_URL", url))
                .map(there -> new ImapMailbox(
                        new ImapAccount(there),
                        incoming,
                        MOST,
                        id -> post.tokens.isTestMessageId(id, clock.instant()))));
    }

    private void deliver(byte[] message) throws MessagingException {
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message)));
    }

    private int inMailbox() {
        return server.getReceivedMessages().length;
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void each_message_is_taken_and_gone_from_the_mailbox() throws MessagingException {
        MailId mail = IncomingParts.subscriber(post, "1", "asha@example.test");
        deliver(Back.message(
                "postfix-unknown-user", post.tokens.returnAddress(mail).value()));
        deliver(Back.human("letters@lobby.test", "Where is my letter?"));
        job().runOnce();
        assertThat(inMailbox()).isZero();
        assertThat(count("suppression")).isEqualTo(1);
        assertThat(count("parked_mail")).isEqualTo(1);
        job().runOnce();
        assertThat(count("came_back")).isEqualTo(2);
    }

    @Test
    void a_message_that_cannot_be_taken_stays_and_those_after_it_do_not_wait() throws MessagingException {
        deliver(Back.human("letters@lobby.test", "First"));
        deliver(Back.message("postfix-delivered", "returns@lobby.test"));
        database.jdbc().sql("alter table parked_mail rename to elsewhere").update();
        job().runOnce();
        assertThat(inMailbox()).isEqualTo(1);
        assertThat(count("came_back")).isEqualTo(1);
        database.jdbc().sql("alter table elsewhere rename to parked_mail").update();
        job().runOnce();
        assertThat(inMailbox()).isZero();
        assertThat(count("parked_mail")).isEqualTo(1);
    }

    @Test
    void a_test_mail_is_left_to_whoever_looks_for_it_and_taken_when_nobody_does() throws MessagingException {
        String id = post.tokens.newTestMessageId(clock.instant());
        deliver(withMessageId(id));
        deliver(withMessageId(id.replace("<test.", "<test.1")));
        deliver(Back.human("letters@lobby.test", "Where is my letter?"));
        job().runOnce();
        assertThat(inMailbox()).isEqualTo(1);
        assertThat(count("parked_mail")).as("a forged one is like any other").isEqualTo(2);
        clock.advance(Duration.ofMinutes(10));
        job().runOnce();
        assertThat(inMailbox()).isZero();
    }

    private static byte[] withMessageId(String id) {
        byte[] message = Back.human("returns+test@lobby.test", "A test.");
        return ("Message-ID: " + id + "\r\n" + new String(message, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void one_turn_takes_so_many_and_no_more() throws MessagingException {
        for (int i = 0; i < MOST + 3; i++) {
            deliver(Back.message("postfix-delivered", "returns+" + i + "@lobby.test"));
        }
        job().runOnce();
        assertThat(inMailbox()).isEqualTo(3);
        job().runOnce();
        assertThat(inMailbox()).isZero();
    }

    @Test
    void a_mailbox_that_is_away_or_not_named_harms_nothing() {
        MailboxJob job = job();
        server.stop();
        job.runOnce();
        new MailboxJob(Optional.empty()).runOnce();
        assertThat(count("came_back")).isZero();
        assertThatThrownBy(() -> Settings.imap(Map.of("LOBBY_IMAP_URL", "imaps://mail.example.org/INBOX")))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageContaining("LOBBY_IMAP_URL");
        assertThatThrownBy(() -> Settings.imap(Map.of("LOBBY_IMAP_URL", "imaps://user:se/cret@host")))
                .isInstanceOf(Settings.Unusable.class)
                .hasMessageNotContaining("cret");
    }
}
