package org.centrallobby.mail.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail.Content;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.TestRelay.Answer;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.broadcasts.Broadcast;
import org.centrallobby.mail.broadcasts.BroadcastParts;
import org.centrallobby.mail.broadcasts.Recipient;
import org.centrallobby.mail.outbox.Post;
import org.centrallobby.mail.pace.Limits.Limit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One text to many, from the draft to the last record of the ledger. */
class BroadcastTest {
    @TempDir
    Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private final TestRelay relay = TestRelay.start();
    private Post post;
    private BroadcastParts parts;
    private BroadcastSender sender;

    @org.junit.jupiter.api.BeforeEach
    void build() {
        post = new Post(database, clock, data, relay.port());
        parts = new BroadcastParts(post);
        sender = sender();
    }

    private BroadcastSender sender() {
        return new BroadcastSender(
                parts.rows,
                new Claims(parts.rows, parts.broadcasts, post.gates, clock),
                post.carrier,
                new Printer(post.composer, post.tokens, post.settings),
                post.gates,
                clock);
    }

    @AfterEach
    void close() {
        relay.close();
        database.close();
    }

    @Test
    void each_gets_their_own_words_and_a_way_to_leave_with_one_click() {
        long id = started(List.of(recipient("asha@example.test", "Asha <b>")));
        assertThat(sender.runOnce()).isEqualTo(1);

        Received mail = relay.received().getFirst();
        assertThat(mail.header("From")).isEqualTo("The Ferry Users’ Association <news@lobby.test>");
        assertThat(mail.header("Subject")).isEqualTo("News for Asha <b>");
        assertThat(mail.text()).contains("Dear Asha <b>,").contains("Leave: http://localhost:8080/unsubscribe/b");
        assertThat(mail.html()).contains("Dear Asha &lt;b&gt;,");
        assertThat(mail.header("List-Id")).isEqualTo("Ferries to the islands <ferries.lobby.test>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Unsubscribe"))
                .matches("<http://localhost:8080/unsubscribe/b[0-9a-z]+\\.[2-9a-z]{16}>,"
                        + " <mailto:unsubscribe\\+b[0-9a-z]+\\.[2-9a-z]{16}@lobby\\.test>");
        assertThat(mail.header("Feedback-ID")).isEqualTo(id + ":ferries:newsletter:centrallobby");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(post.tokens.findReturned(mail.envelopeSender()))
                .map(MailId::broadcast)
                .contains(true);
        assertThat(parts.broadcasts.getState(id)).isEqualTo(Broadcast.State.DONE);
    }

    @Test
    void everybody_gets_it_once_whatever_is_done_twice() {
        long id = parts.broadcasts.make(broadcast("1"));
        assertThat(parts.broadcasts.make(broadcast("1"))).isEqualTo(id);
        assertThat(parts.broadcasts.add(id, people(150))).isEqualTo(150);
        assertThat(parts.broadcasts.add(id, people(200))).isEqualTo(50);
        assertThat(parts.broadcasts.add(id, List.of(recipient("PERSON7@example7.test", "again"))))
                .isZero();
        assertThat(sender.runOnce()).as("a draft").isZero();
        assertThat(parts.broadcasts.start(id)).isTrue();
        assertThat(parts.broadcasts.start(id)).isFalse();
        assertThatThrownBy(() -> parts.broadcasts.add(id, people(1))).isInstanceOf(IllegalStateException.class);

        assertThat(sender.runOnce()).isEqualTo(200);
        assertThat(sender.runOnce()).isZero();
        assertThat(relay.received())
                .extracting(Received::recipient)
                .doesNotHaveDuplicates()
                .hasSize(200);
        assertThat(messageIds()).doesNotHaveDuplicates().hasSize(200);
        assertThat(endings()).containsExactly("ACCEPTED 200");
    }

    @Test
    void what_is_put_off_comes_again_under_its_message_id_and_what_is_refused_does_not() {
        relay.answer(Answer.DEFER_AFTER_DATA, Answer.REFUSE_RECIPIENT);
        started(List.of(recipient("asha@example.test", "Asha")));
        assertThat(sender.runOnce()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        assertThat(sender.runOnce()).isEqualTo(1);
        assertThat(endings()).containsExactly("REFUSED 1");
        assertThat(database.jdbc()
                        .sql(
                                "select concat_ws(' ', outcome, ending, code, enhanced) from broadcast_attempt order by at")
                        .query(String.class)
                        .list())
                .containsExactly("DEFERRED 452 4.3.1", "REFUSED REFUSED 550 5.1.1");
    }

    @Test
    void a_node_that_died_gives_its_work_back_after_the_lease_and_no_sooner() {
        long id = started(people(5));
        assertThat(parts.rows.lend(id, 5, clock.instant(), clock.instant().plus(Claims.LEASE)))
                .hasSize(5);
        assertThat(sender.runOnce()).isZero();
        clock.advance(Claims.LEASE);
        assertThat(sender.runOnce()).isEqualTo(5);
    }

    @Test
    void two_nodes_share_the_work_and_nobody_gets_it_twice() throws Exception {
        started(people(1500));
        BroadcastSender other = sender();
        Thread second = Thread.ofVirtual().start(other::runOnce);
        int first = sender.runOnce();
        second.join();
        assertThat(first).isLessThan(1500);
        assertThat(relay.received())
                .extracting(Received::recipient)
                .doesNotHaveDuplicates()
                .hasSize(1500);
    }

    @Test
    void the_switch_stops_all_of_it_and_lets_it_go_again() {
        started(people(5));
        post.stop.turn(true, "an office complained");
        assertThat(sender.runOnce()).isZero();
        assertThat(post.stop.read().reason()).isEqualTo("an office complained");
        post.stop.turn(false, "");
        assertThat(sender.runOnce()).isEqualTo(5);
    }

    @Test
    void the_switch_holds_in_the_midst_of_a_run_and_what_was_not_begun_is_kept() throws Exception {
        started(people(400));
        Thread run = Thread.ofVirtual().start(sender::runOnce);
        while (relay.received().size() < 20) {
            Thread.sleep(1);
        }
        post.stop.turn(true, "");
        run.join();
        int before = relay.received().size();
        assertThat(before).isLessThan(400);
        post.stop.turn(false, "");
        assertThat(sender.runOnce()).isEqualTo(400 - before);
        assertThat(relay.received())
                .extracting(Received::recipient)
                .doesNotHaveDuplicates()
                .hasSize(400);
    }

    @Test
    void what_is_paused_waits_and_what_is_cancelled_ends() {
        long paused = started(people(3));
        assertThat(parts.broadcasts.pause(paused)).isTrue();
        assertThat(sender.runOnce()).isZero();
        assertThat(parts.broadcasts.start(paused)).isTrue();
        assertThat(sender.runOnce()).isEqualTo(3);
        assertThat(parts.broadcasts.cancel(paused)).as("has ended").isFalse();

        long cancelled = parts.broadcasts.make(broadcast("2"));
        parts.broadcasts.add(cancelled, people(4));
        parts.broadcasts.start(cancelled);
        assertThat(parts.broadcasts.cancel(cancelled)).isTrue();
        assertThat(sender.runOnce()).isZero();
        assertThat(endings()).containsExactly("ACCEPTED 3", "CANCELLED 4");
    }

    @Test
    void nothing_is_kept_of_recipients_and_text_when_it_has_ended() {
        started(people(3));
        sender.runOnce();
        assertThat(database.jdbc()
                        .sql(
                                "select (select count(*) from broadcast_todo)"
                                        + " + (select count(*) from broadcast where sealed is not null or wrapped_key is not null)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void who_is_suppressed_gets_nothing() {
        database.jdbc()
                .sql(
                        "insert into suppression values (:one, null, 'BOUNCED', now()), (:two, 'ferries', 'UNSUBSCRIBED', now()),"
                                + " (:three, 'trains', 'UNSUBSCRIBED', now())")
                .param("one", post.sealer.hash("recipient", "person1@example1.test"))
                .param("two", post.sealer.hash("recipient", "person2@example2.test"))
                .param("three", post.sealer.hash("recipient", "person3@example3.test"))
                .update();
        started(people(5));
        sender.runOnce();
        assertThat(relay.received())
                .extracting(Received::recipient)
                .containsExactlyInAnyOrder("person0@example0.test", "person3@example3.test", "person4@example4.test");
    }

    @Test
    void a_domain_with_an_hourly_limit_gets_no_more_and_holds_up_nobody() {
        post.limits.save(new Limit("slow.test", 2, null, false));
        long id = parts.broadcasts.make(broadcast("1"));
        parts.broadcasts.add(
                id,
                IntStream.range(0, 5)
                        .mapToObj(i -> recipient("p" + i + "@slow.test", ""))
                        .toList());
        parts.broadcasts.add(id, people(30));
        parts.broadcasts.start(id);
        assertThat(sender.runOnce()).isEqualTo(32);
        clock.advance(Duration.ofHours(1));
        assertThat(sender.runOnce()).isEqualTo(2);
        clock.advance(Duration.ofHours(1));
        assertThat(sender.runOnce()).isEqualTo(1);
    }

    @Test
    void a_domain_that_is_busy_is_left_alone_for_a_while() {
        relay.answer(Answer.DEFER_RECIPIENT, Answer.DEFER_RECIPIENT);
        long id = parts.broadcasts.make(broadcast("1"));
        parts.broadcasts.add(
                id,
                IntStream.range(0, 30)
                        .mapToObj(i -> recipient("p" + i + "@busy.test", ""))
                        .toList());
        parts.broadcasts.start(id);
        assertThat(sender.runOnce()).as("two at once, then a pause").isLessThanOrEqualTo(4);
        assertThat(sender.runOnce()).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sender.runOnce()).isGreaterThanOrEqualTo(26);
    }

    @Test
    void one_busy_mailbox_does_not_stop_its_domain() {
        long id = parts.broadcasts.make(broadcast("1"));
        parts.broadcasts.add(
                id,
                IntStream.range(0, 60)
                        .mapToObj(i -> recipient("p" + i + "@large.test", ""))
                        .toList());
        relay.answer(Answer.ACCEPT, Answer.ACCEPT, Answer.ACCEPT, Answer.ACCEPT, Answer.DEFER_RECIPIENT);
        parts.broadcasts.start(id);
        assertThat(sender.runOnce()).isEqualTo(60);
        assertThat(relay.received()).hasSize(59);
    }

    @Test
    void a_database_that_is_away_for_a_moment_leaves_no_gate_shut() throws Exception {
        started(fewDomains(2000));
        Thread run = Thread.ofVirtual().start(sender::runOnce);
        for (int i = 0; i < 5; i++) {
            Thread.sleep(100);
            database.cutConnections();
        }
        run.join();
        for (int i = 0; i < 5 && parts.rows.listRunning().size() > 0; i++) {
            clock.advance(Claims.LEASE);
            sender.runOnce();
        }
        assertThat(relay.received().stream().map(Received::recipient).distinct())
                .hasSize(2000);
        assertThat(endings()).containsExactly("ACCEPTED 2000");
        assertThat(post.gates.enter("example1.test")).isInstanceOf(org.centrallobby.mail.pace.Turn.Go.class);
    }

    @Test
    void a_relay_that_is_away_costs_nobody_their_mail() {
        relay.hangUp();
        started(people(50));
        assertThat(sender.runOnce()).isBetween(1, post.carrier.lines());
        assertThat(sender.runOnce()).as("left alone for a while").isZero();
        relay.comeBack();
        clock.advance(Duration.ofMinutes(2));
        sender.runOnce();
        assertThat(relay.received())
                .extracting(Received::recipient)
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    private long started(List<Recipient> recipients) {
        long id = parts.broadcasts.make(broadcast("1"));
        parts.broadcasts.add(id, recipients);
        parts.broadcasts.start(id);
        return id;
    }

    private List<String> messageIds() {
        return relay.received().stream().map(mail -> mail.header("Message-ID")).toList();
    }

    private List<String> endings() {
        return database.jdbc()
                .sql("select ending || ' ' || sum(number) from broadcast_tally where ending is not null"
                        + " group by ending order by ending")
                .query(String.class)
                .list();
    }

    private static List<Recipient> people(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> recipient("person" + i + "@example" + i + ".test", "Person " + i))
                .toList();
    }

    private static List<Recipient> fewDomains(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> recipient("person" + i + "@example" + i % 3 + ".test", "Person " + i))
                .toList();
    }

    private static Recipient recipient(String address, String name) {
        return new Recipient(new Mailbox("", new EmailAddress(address)), Map.of("name", name));
    }

    private static Broadcast broadcast(String reference) {
        return new Broadcast(
                "campaign.news",
                reference,
                Nature.NEWSLETTER,
                "ferries",
                "Ferries to the islands",
                new Broadcast.Sender(
                        new Mailbox("The Ferry Users’ Association", new EmailAddress("news@lobby.test")), null),
                new Content(
                        "News for {name}",
                        "Dear {name},\n\nThe ferry runs.\n\nLeave: {unsubscribe}\n",
                        "<p>Dear {name},</p><p><a href=\"{unsubscribe}\">Leave</a></p>"));
    }
}
