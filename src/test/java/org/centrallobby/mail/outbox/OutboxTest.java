package org.centrallobby.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.centrallobby.TestClock;
import org.centrallobby.TestDatabase;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.mail.Block;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.MailListener;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.MailListener.MailEnd;
import org.centrallobby.mail.Nature;
import org.centrallobby.mail.OutgoingMail;
import org.centrallobby.mail.OutgoingMail.Mailbox;
import org.centrallobby.mail.OutgoingMail.Manuscript;
import org.centrallobby.mail.OutgoingMail.Route;
import org.centrallobby.mail.TestRelay;
import org.centrallobby.mail.TestRelay.Answer;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.outbox.Ledger.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail from the transaction that wants it to a server that takes it, or does not. */
class OutboxTest {
    @TempDir
    Path data;

    private final TestClock clock = TestClock.at("2026-12-04T14:05:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private final TestRelay relay = TestRelay.start();
    private final List<MailEnd> ends = new ArrayList<>();
    private MailListener listener = ends::add;
    private boolean mayLeave = true;
    private Post post;
    private Ledger ledger;
    private Outbox outbox;
    private Dispatcher dispatcher;

    @BeforeEach
    void build() {
        post = new Post(database, clock, data, relay.port());
        ledger = post.ledger();
        outbox = post.outbox();
        dispatcher = post.dispatcher(new MailListener() {
            @Override
            public void onEnd(MailEnd end) {
                listener.onEnd(end);
            }

            @Override
            public boolean mayLeave(String kind, String reference) {
                return mayLeave;
            }
        });
    }

    @AfterEach
    void close() {
        relay.close();
        database.close();
    }

    @Test
    void a_mail_goes_out_once_with_its_three_senders_apart() {
        queue("17");
        dispatcher.runOnce();
        dispatcher.runOnce();

        Received mail = only();
        assertThat(post.tokens.findReturned(mail.envelopeSender())).contains(new MailId(false, 1));
        assertThat(mail.recipient()).isEqualTo("office@parliament.test");
        assertThat(mail.header("From")).isEqualTo("Åsa Müller via Central Lobby <asa.muller.k7m3@lobby.test>");
        assertThat(mail.header("Reply-To")).isEqualTo("Åsa Müller <asa@example.test>");
        assertThat(mail.header("To")).isEqualTo("Ada Thorne <office@parliament.test>");
        assertThat(mail.header("Subject")).isEqualTo("Ferries – from a constituent in Zed Bay");
        assertThat(mail.header("Date")).isEqualTo("Fri, 4 Dec 2026 14:05:00 +0000");
        assertThat(mail.header("Message-ID")).matches("<[0-9a-z]{20,26}@lobby\\.test>");
        assertThat(mail.text())
                .isEqualTo("Dear Ada,\n\n" + "word ".repeat(400) + "\nÅsa\n\n1 Mill Lane\nZed Bay\n\nKept.\n");
        assertThat(mail.html()).contains("<p>Dear Ada,</p>", "Åsa</div>", "<p class=\"note\">Kept.</p>");
        assertThat(mail.raw().lines()).allMatch(line -> line.length() <= 78);
        assertThat(mail.raw().chars()).allMatch(letter -> letter < 128);
        assertThat(ends).hasSize(1);
        assertThat(ends.getFirst().ending()).isEqualTo(Ending.ACCEPTED);
        assertThat(ends.getFirst().server()).isEqualTo("localhost");
        assertThat(ends.getFirst().answer()).isEqualTo("250 2.0.0 queued as 4F1A2B for (address)");
    }

    @Test
    void what_the_transaction_takes_back_never_was() {
        database.transactions().executeWithoutResult(status -> {
            outbox.queue(mail("17"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> outbox.queue(mail("17"))).isInstanceOf(IllegalStateException.class);

        assertThat(dispatcher.runOnce()).isZero();
        assertThat(relay.received()).isEmpty();
    }

    @Test
    void the_same_mail_asked_for_twice_is_queued_once() {
        assertThat(queue("17")).isTrue();
        assertThat(queue("17")).isFalse();
        dispatcher.runOnce();
        assertThat(queue("17")).isFalse();
        dispatcher.runOnce();

        assertThat(relay.received()).hasSize(1);
    }

    @Test
    void a_4xx_is_tried_again_after_pauses_that_grow_under_one_message_id() {
        relay.answer(Answer.DEFER_RECIPIENT, Answer.DEFER_AFTER_DATA, Answer.ACCEPT_AND_DROP);
        queue("17");
        assertThat(dispatcher.runOnce()).isEqualTo(1);
        assertThat(dispatcher.runOnce()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.runOnce()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(4));
        assertThat(dispatcher.runOnce()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.runOnce()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(15));
        assertThat(dispatcher.runOnce()).isEqualTo(1);

        assertThat(relay.received()).hasSize(2);
        assertThat(relay.received().getFirst().header("Message-ID"))
                .isEqualTo(relay.received().getLast().header("Message-ID"));
        assertThat(relay.received().getFirst().header("Date"))
                .isEqualTo(relay.received().getLast().header("Date"));
        assertThat(answers())
                .containsExactly(
                        "DEFERRED 451 4.7.1 451 4.7.1 <(address)>: Greylisted, try later",
                        "DEFERRED 452 4.3.1 452 4.3.1 Disk is full",
                        "DEFERRED 421 4.3.2 421 4.3.2 shutting down",
                        "ACCEPTED 250 2.0.0 250 2.0.0 queued as 4F1A2B for (address)");
        assertThat(ends).extracting(MailEnd::ending).containsExactly(Ending.ACCEPTED);
    }

    @Test
    void a_5xx_is_final_and_its_words_are_kept_without_the_address() {
        relay.answer(Answer.REFUSE_RECIPIENT, Answer.REFUSE_AFTER_DATA);
        queue("17");
        queue("18");
        queue("19");
        dispatcher.runOnce();
        clock.advance(Duration.ofDays(1));
        dispatcher.runOnce();

        assertThat(ends).extracting(MailEnd::ending).containsExactly(Ending.REFUSED, Ending.REFUSED, Ending.ACCEPTED);
        assertThat(ends.getFirst().answer()).isEqualTo("550 5.1.1 <(address)>: no such user here");
        assertThat(relay.connections()).isEqualTo(1);
    }

    @Test
    void a_relay_that_is_away_costs_one_attempt_for_a_whole_batch_and_no_mail() {
        relay.hangUp();
        for (int i = 0; i < 5; i++) {
            queue("1" + i);
        }
        assertThat(dispatcher.runOnce()).isEqualTo(1);
        relay.comeBack();
        clock.advance(Duration.ofMinutes(1));
        dispatcher.runOnce();

        assertThat(relay.received()).hasSize(5);
        assertThat(answers().getFirst()).startsWith("UNREACHABLE");
    }

    @Test
    void a_relay_that_does_not_take_our_sender_returns_no_letter() {
        queue("17");
        relay.answer(TestRelay.Answer.REFUSE_SENDER);
        dispatcher.runOnce();
        assertThat(ends).isEmpty();
        clock.advance(Duration.ofHours(1));
        dispatcher.runOnce();
        assertThat(ends).extracting(MailEnd::ending).containsExactly(Ending.ACCEPTED);
    }

    @Test
    void after_five_days_it_is_given_up() {
        relay.hangUp();
        queue("17");
        for (int hour = 0; hour < 24 * 5 + 12 && ends.isEmpty(); hour++) {
            dispatcher.runOnce();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(ends).extracting(MailEnd::ending).containsExactly(Ending.GIVEN_UP);
        assertThat(ends.getFirst().at())
                .isBetween(Instant.parse("2026-12-09T14:05:00Z"), Instant.parse("2026-12-09T15:05:00Z"));
    }

    @Test
    void a_node_that_died_between_250_and_the_record_leaves_a_repeat_after_the_lease_and_no_sooner() {
        queue("17");
        Ledger.Loan loan = ledger.lend(
                        Lane.ALL, 20, clock.instant(), clock.instant().plus(Dispatcher.LEASE))
                .getFirst();
        DueMail lent =
                ledger.renew(loan, clock.instant().plus(Dispatcher.LEASE)).orElseThrow();
        // … the relay takes it, and the node dies.

        clock.advance(Dispatcher.LEASE.minusSeconds(1));
        assertThat(dispatcher.runOnce()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(dispatcher.runOnce()).isEqualTo(1);
        assertThat(only().header("Message-ID")).isEqualTo(lent.messageId());
    }

    @Test
    void a_start_with_the_embedded_database_ends_the_leases_of_the_process_before() {
        queue("17");
        ledger.lend(Lane.ALL, 20, clock.instant(), clock.instant().plus(Dispatcher.LEASE));
        assertThat(ledger.endLeases()).isEqualTo(1);
        assertThat(dispatcher.runOnce()).isEqualTo(1);
    }

    @Test
    void two_dispatchers_share_the_work_and_send_nothing_twice() throws Exception {
        for (int i = 0; i < 60; i++) {
            queue("1" + i);
        }
        Thread other = Thread.ofVirtual().start(dispatcher::runOnce);
        dispatcher.runOnce();
        other.join();

        assertThat(relay.received()).hasSize(60);
        assertThat(relay.received().stream()
                        .map(mail -> mail.header("Message-ID"))
                        .distinct())
                .hasSize(60);
    }

    @Test
    void a_stop_waits_for_the_mail_on_its_way_and_no_other_leaves() throws Exception {
        queue("17");
        queue("18");
        CountDownLatch taken = new CountDownLatch(1);
        listener = end -> {
            taken.countDown();
            try {
                Thread.sleep(Duration.ofMillis(300));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ends.add(end);
        };
        Thread sending = Thread.ofVirtual().start(dispatcher::runOnce);
        taken.await();
        assertThat(dispatcher.stop(Duration.ofSeconds(10))).isTrue();

        assertThat(ends).hasSize(1);
        sending.join();
        assertThat(dispatcher.runOnce()).isZero();
        assertThat(relay.received()).hasSize(1);
        assertThat(ledger.lend(Lane.ALL, 20, clock.instant(), clock.instant().plus(Dispatcher.LEASE)))
                .hasSize(1);
    }

    @Test
    void a_listener_that_fails_is_told_again_and_the_mail_is_not_sent_again() {
        listener = end -> {
            throw new IllegalStateException("not today");
        };
        queue("17");
        dispatcher.runOnce();
        dispatcher.runOnce();
        assertThat(relay.received()).hasSize(1);

        listener = ends::add;
        dispatcher.runOnce();
        dispatcher.runOnce();
        assertThat(ends).hasSize(1);
        assertThat(relay.received()).hasSize(1);
    }

    @Test
    void what_waits_can_be_taken_back_with_its_sequels_and_nobody_elses() {
        queue("17");
        queue("17.2");
        queue("170");
        database.transactions().executeWithoutResult(status -> outbox.cancel("letter", "17"));
        dispatcher.runOnce();

        assertThat(relay.received()).hasSize(1);
        assertThat(ends).extracting(MailEnd::reference).containsExactly("170");
    }

    @Test
    void a_mail_that_may_not_leave_stays_untried_and_can_be_recalled() {
        queue("17");
        mayLeave = false;
        assertThat(dispatcher.runOnce()).isZero();
        assertThat(dispatcher.runOnce()).isZero();
        mayLeave = true;
        assertThat(dispatcher.runOnce()).as("asked again after a minute").isZero();
        assertThat(relay.received()).isEmpty();

        assertThat(recall("17")).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(dispatcher.runOnce()).isZero();
        assertThat(recall("17")).as("a second time").isFalse();
    }

    @Test
    void a_mail_in_a_servers_hands_is_not_recalled_nor_one_whose_end_is_not_told() {
        queue("17");
        Ledger.Loan loan = ledger.lend(
                        Lane.ALL, 1, clock.instant(), clock.instant().plus(Dispatcher.LEASE))
                .getFirst();
        assertThat(recall("17")).isFalse();
        ledger.giveBack(List.of(loan), clock.instant());
        listener = end -> {
            throw new IllegalStateException("no ear");
        };
        dispatcher.runOnce();
        assertThat(relay.received()).hasSize(1);
        assertThat(recall("17")).isFalse();

        listener = ends::add;
        dispatcher.runOnce();
        assertThat(ends).hasSize(1);
        assertThat(recall("17")).isFalse();
    }

    @Test
    void a_mail_that_a_server_took_after_it_was_taken_back_stands_as_taken_and_nobody_is_told() {
        queue("17");
        Ledger.Loan loan = ledger.lend(
                        Lane.ALL, 1, clock.instant(), clock.instant().plus(Dispatcher.LEASE))
                .getFirst();
        DueMail mail =
                ledger.renew(loan, clock.instant().plus(Dispatcher.LEASE)).orElseThrow();
        database.transactions().executeWithoutResult(status -> outbox.cancel("letter", "17"));
        assertThat(end(mail, Ending.REFUSED)).as("a refusal changes nothing").isFalse();
        assertThat(end(mail, Ending.ACCEPTED)).isTrue();
        assertThat(end(mail, Ending.ACCEPTED)).isFalse();

        assertThat(database.jdbc()
                        .sql("select state from outgoing_mail")
                        .query(String.class)
                        .single())
                .isEqualTo("ACCEPTED");
        dispatcher.runOnce();
        assertThat(ends).isEmpty();
        assertThat(relay.received()).isEmpty();
    }

    @Test
    void a_mail_whose_link_was_followed_has_come_also_where_nobody_lived_to_record_it() {
        queue("17");
        Instant until = clock.instant().plus(Dispatcher.LEASE);
        ledger.lend(Lane.ALL, 1, clock.instant(), until);
        database.transactions().executeWithoutResult(status -> {
            outbox.arrived("letter", "18");
            outbox.arrived("letter", "17");
            outbox.cancel("letter", "17");
        });
        assertThat(database.jdbc()
                        .sql("select state || ' ' || (sealed is null) from outgoing_mail")
                        .query(String.class)
                        .list())
                .containsExactly("ACCEPTED true");
        clock.advance(Dispatcher.LEASE.plusMinutes(1));
        dispatcher.runOnce();
        assertThat(relay.received()).as("sent once more").isEmpty();
        assertThat(ends).isEmpty();
    }

    private boolean end(DueMail mail, Ending ending) {
        return ledger.end(mail, new MailEnd("letter", "17", ending, "localhost", "250 ok", clock.instant()));
    }

    private boolean recall(String reference) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> outbox.recall("letter", reference)));
    }

    @Test
    void nothing_is_kept_of_a_mail_that_has_ended() {
        relay.answer(Answer.ACCEPT, Answer.REFUSE_RECIPIENT);
        queue("17");
        queue("18");
        dispatcher.runOnce();

        assertThat(database.jdbc()
                        .sql("select count(*) from outgoing_mail where sealed is not null or wrapped_key is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_mail_that_an_older_program_wrote_waits_and_keeps_no_other_from_going() {
        queue("17");
        queue("18");
        Sealer.Sealed old = post.sealer.seal("""
                {"kind": "letter", "reference": "17", "nature": "LETTER", "content": {"subject": "Ferries"},
                 "route": {"from": {"name": "", "address": "a@lobby.test"}, "replyTo": {"name": "", "address": "a@b.test"},
                           "to": {"name": "", "address": "c@b.test"}}}
                """.getBytes(StandardCharsets.UTF_8), Ledger.CONTEXT);
        database.jdbc()
                .sql("update outgoing_mail set wrapped_key = :key, sealed = :sealed where reference = '17'")
                .param("key", old.wrappedKey())
                .param("sealed", old.sealed())
                .update();

        assertThat(dispatcher.runOnce()).isEqualTo(1);
        assertThat(ends).extracting(MailEnd::reference).containsExactly("18");
        assertThat(database.jdbc()
                        .sql("select reference from outgoing_mail where state = 'QUEUED' and sealed is not null")
                        .query(String.class)
                        .list())
                .containsExactly("17");
    }

    @Test
    void who_waits_before_the_screen_goes_first() {
        OutgoingMail any = mail("1");
        database.transactions().executeWithoutResult(status -> {
            outbox.queue(new OutgoingMail("letter", "2", Nature.LETTER, any.route(), any.manuscript()));
            outbox.queue(new OutgoingMail("receipt", "1", Nature.RECEIPT, any.route(), any.manuscript()));
            outbox.queue(new OutgoingMail("link", "3", Nature.CONFIRMATION, any.route(), any.manuscript()));
        });
        dispatcher.runOnce();

        assertThat(ends).extracting(MailEnd::kind).containsExactly("link", "letter", "receipt");
    }

    private Received only() {
        assertThat(relay.received()).hasSize(1);
        return relay.received().getFirst();
    }

    private List<String> answers() {
        return database.jdbc()
                .sql("select concat_ws(' ', outcome, code, enhanced, answer) from attempt order by id")
                .query(String.class)
                .list();
    }

    private boolean queue(String reference) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> outbox.queue(mail(reference))));
    }

    private static OutgoingMail mail(String reference) {
        return new OutgoingMail(
                "letter",
                reference,
                Nature.LETTER,
                new Route(
                        new Mailbox("Åsa Müller via Central Lobby", new EmailAddress("asa.muller.k7m3@lobby.test")),
                        new Mailbox("Åsa Müller", new EmailAddress("asa@example.test")),
                        new Mailbox("Ada Thorne", new EmailAddress("office@parliament.test"))),
                new Manuscript(
                        "Ferries – from a constituent in Zed Bay",
                        List.of(
                                new Block.Paragraph("Dear Ada,"),
                                new Block.Written("word ".repeat(400) + "\nÅsa"),
                                new Block.Lines(List.of("1 Mill Lane", "Zed Bay")),
                                new Block.Note("Kept."))));
    }
}
