package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.ADA;
import static org.centrallobby.letters.desk.LetterWorld.BEN;
import static org.centrallobby.letters.desk.LetterWorld.NETWORK;
import static org.centrallobby.letters.desk.LetterWorld.ZED_HILL;
import static org.centrallobby.letters.desk.LetterWorld.token;
import static org.centrallobby.letters.desk.LetterWorld.writer;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.centrallobby.confirmation.Allowance;
import org.centrallobby.confirmation.Buckets;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.store.LetterLists;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.TestRelay.Answer;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.outbox.Dispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter on every way it can take. */
class LettersTest {
    private final LetterWorld world = new LetterWorld();
    private final Letters letters = world.letters;
    private final Confirming confirming = world.confirming;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_letter_is_confirmed_sent_and_acknowledged() {
        Written.Stored stored = world.write(world.draft());
        assertThat(stored.reference()).matches("CL-[2-9A-HJ-KM-NP-TV-Z]{4}-[2-9A-HJ-KM-NP-TV-Z]{4}");
        String token = token(world.mail(1));
        assertThat(confirming.look(token)).isInstanceOf(Confirmed.Ready.class);
        assertThat(world.state(stored.letterId())).isEqualTo(LetterState.UNCONFIRMED);

        assertThat(confirming.confirm(token)).isInstanceOf(Confirmed.Ready.class);
        assertThat(confirming.confirm(token)).isInstanceOf(Confirmed.Already.class);

        assertThat(world.mails()).hasSize(3);
        Letter letter = letters.findByToken(token).orElseThrow();
        assertThat(letter.state()).isEqualTo(LetterState.ACCEPTED);
        assertThat(letter.acceptedBy()).isEqualTo("localhost");
        assertThat(world.audit(letter.id()))
                .containsExactly(
                        "WRITE UNCONFIRMED writer",
                        "CONFIRM UNCONFIRMED READY writer",
                        "POST READY READY writer",
                        "ACCEPT READY ACCEPTED mail");
    }

    @Test
    void two_browsers_that_confirm_at_once_send_one_letter() throws Exception {
        String token = world.writeAndGetToken();
        List<Callable<Confirmed>> clicks = Stream.generate(() -> (Callable<Confirmed>) () -> confirming.confirm(token))
                .limit(8)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int sent = 0;
            for (Future<Confirmed> click : threads.invokeAll(clicks)) {
                sent += click.get() instanceof Confirmed.Ready ? 1 : 0;
            }
            assertThat(sent).isEqualTo(1);
        }
        assertThat(world.mails())
                .extracting(Received::recipient)
                .containsExactly("asha@example.test", "ada.thorne@parliament.test", "asha@example.test");
    }

    @Test
    void a_form_sent_in_many_times_at_once_makes_one_letter_one_mail_and_counts_once() throws Exception {
        Draft draft = world.draft();
        List<Callable<Written>> clicks = Stream.generate(() -> (Callable<Written>) () -> letters.write(draft, NETWORK))
                .limit(3)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            int stored = 0;
            for (Future<Written> click : threads.invokeAll(clicks)) {
                stored += click.get() instanceof Written.Stored ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        }
        assertThat(world.mails()).hasSize(1);
        assertThat(world.count("select count(*) from letter")).isEqualTo(1);
        assertThat(letters.write(world.draft(), NETWORK)).isInstanceOf(Written.Stored.class);
        assertThat(letters.write(world.draft(), NETWORK)).isInstanceOf(Written.Stored.class);
        assertThat(letters.write(world.draft(), NETWORK)).isInstanceOf(Written.TooMany.class);
    }

    @Test
    void a_writer_whom_another_node_counted_has_one_letter_one_link_one_mail_and_what_is_left_of_the_share() {
        Buckets elsewhere =
                new Buckets(world.program.get(JdbcClient.class), world.program.get(Sealer.class), world.clock);
        List<Buckets.Count> counts =
                world.program.get(Allowance.class).listCounts(new EmailAddress("asha@example.test"), NETWORK);
        assertThat(Buckets.take(counts.stream().map(elsewhere::find).toList())).allMatch(ConsumptionProbe::isConsumed);

        assertThat(letters.write(world.draft(), NETWORK)).isInstanceOf(Written.Stored.class);
        assertThat(world.mails()).hasSize(1);
        for (String table : List.of("letter", "letter_audit", "confirmation", "outgoing_mail")) {
            assertThat(world.count("select count(*) from " + table)).as(table).isEqualTo(1);
        }
        assertThat(letters.write(world.draft(), NETWORK)).isInstanceOf(Written.Stored.class);
        assertThat(letters.write(world.draft(), NETWORK)).isInstanceOf(Written.TooMany.class);
    }

    @Test
    void a_writer_who_goes_back_and_mends_the_text_sends_the_mended_one() {
        UUID form = UUID.randomUUID();
        Written.Stored stored =
                world.write(world.draft(form, writer("asha@example.test"), "My first thougths about the late ferry."));
        String token = token(world.mail(1));
        Written again = letters.write(
                world.draft(form, writer("asha@example.test"), "My first thoughts about the late ferry."), NETWORK);
        assertThat(again).isEqualTo(new Written.Again(stored.letterId(), stored.reference()));
        assertThat(confirming.confirm(token))
                .as("words that changed after the link went out")
                .isInstanceOf(Confirmed.Unknown.class);
        confirming.confirm(token(world.mail(2)));
        assertThat(letters.write(world.draft(form, writer("asha@example.test"), "Too late."), NETWORK))
                .isInstanceOf(Written.Again.class);

        assertThat(world.mails()).hasSize(4);
        assertThat(world.mail(3).text()).contains("My first thoughts about the late ferry.");
    }

    @Test
    void this_was_not_me_destroys_the_letter_at_once() {
        String token = world.writeAndGetToken();
        assertThat(confirming.deny(token)).isTrue();
        assertThat(confirming.deny(token)).isTrue();

        Letter letter = letters.findByToken(token).orElseThrow();
        assertThat(letter.state()).isEqualTo(LetterState.DENIED);
        assertThat(letters.findText(letter.id())).isEmpty();
        assertThat(confirming.confirm(token)).isInstanceOf(Confirmed.Denied.class);
        assertThat(world.count("select count(*) from letter where sealed is not null or email_hash is not null"))
                .isZero();
        assertThat(world.mails()).hasSize(1);
        assertThat(letters.sendAgain(letter.id(), NETWORK)).isInstanceOf(Sent.TooLate.class);
    }

    @Test
    void a_confirmed_letter_cannot_be_denied() {
        String token = world.writeAndGetToken();
        confirming.confirm(token);

        assertThat(confirming.deny(token)).isFalse();
        assertThat(confirming.deny("no-such-link")).isFalse();
        assertThat(world.mails()).hasSize(3);
    }

    @Test
    void after_seven_days_the_link_is_dead_and_its_writer_was_reminded_once() {
        String token = world.writeAndGetToken();
        long id = letters.findByToken(token).orElseThrow().id();
        world.clock.advance(Duration.ofDays(2));
        world.program.get(LetterHousekeeping.class).runOnce();
        assertThat(world.mails()).hasSize(2);
        world.clock.advance(Duration.ofDays(5).minusSeconds(1));
        world.program.get(LetterHousekeeping.class).runOnce();
        assertThat(confirming.look(token)).isInstanceOf(Confirmed.Ready.class);

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(confirming.confirm(token)).isInstanceOf(Confirmed.Lapsed.class);
        world.program.get(LetterHousekeeping.class).runOnce();
        assertThat(confirming.confirm(token)).isInstanceOf(Confirmed.Lapsed.class);
        assertThat(world.state(id)).isEqualTo(LetterState.LAPSED);
        assertThat(letters.findText(id)).as("for who comes late").isPresent();
        assertThat(world.mails())
                .extracting(Received::recipient)
                .containsExactly("asha@example.test", "asha@example.test");
        assertThat(confirming.look(token(world.mail(2)))).isInstanceOf(Confirmed.Lapsed.class);
    }

    @Test
    void the_reminder_holds_nothing_typed_and_its_link_sends_the_letter() {
        world.writeAndGetToken();
        world.clock.advance(Duration.ofDays(1));
        world.program.get(LetterHousekeeping.class).runOnce();
        world.program.get(LetterHousekeeping.class).runOnce();
        assertThat(world.mails()).hasSize(2);
        Received mail = world.mail(2);
        assertThat(mail.header("Subject")).isEqualTo("Your letter to Ada Thorne still waits for you");
        assertThat(mail.text())
                .contains("This is the only reminder")
                .doesNotContain("Asha", "Mill Lane", "ferry is late");
        assertThat(confirming.confirm(token(mail))).isInstanceOf(Confirmed.Ready.class);
    }

    @Test
    void a_forged_link_leads_nowhere() {
        world.write(world.draft());
        for (String forged : List.of("", "x", "A".repeat(27), "A".repeat(5000), "' or 1=1 --", "\u0000")) {
            assertThat(confirming.look(forged)).isInstanceOf(Confirmed.Unknown.class);
            assertThat(confirming.confirm(forged)).isInstanceOf(Confirmed.Unknown.class);
        }
    }

    @Test
    void every_link_that_was_sent_to_the_address_works() {
        Written.Stored stored = world.write(world.draft());
        String first = token(world.mail(1));
        assertThat(letters.sendAgain(stored.letterId(), NETWORK)).isInstanceOf(Sent.Done.class);
        String second = token(world.mail(2));

        assertThat(confirming.look(second)).isInstanceOf(Confirmed.Ready.class);
        assertThat(confirming.confirm(first)).isInstanceOf(Confirmed.Ready.class);
        assertThat(confirming.confirm(second)).isInstanceOf(Confirmed.Already.class);
    }

    @Test
    void a_link_sent_to_a_wrong_address_dies_when_the_address_is_mended() {
        Written.Stored stored = world.write(world.draft());
        String wrong = token(world.mail(1));
        assertThat(letters.changeEmail(stored.letterId(), "asha(at)example", NETWORK))
                .isInstanceOf(Sent.Refused.class);
        assertThat(letters.changeEmail(stored.letterId(), "asha@other.test", NETWORK))
                .isInstanceOf(Sent.Done.class);

        assertThat(confirming.confirm(wrong)).isInstanceOf(Confirmed.Unknown.class);
        assertThat(confirming.deny(wrong)).isFalse();
        assertThat(world.mail(2).recipient()).isEqualTo("asha@other.test");
        assertThat(confirming.confirm(token(world.mail(2)))).isInstanceOf(Confirmed.Ready.class);
        assertThat(world.mail(3).header("Reply-To")).isEqualTo("Asha Patel <asha@other.test>");
        assertThat(letters.changeEmail(stored.letterId(), "late@other.test", NETWORK))
                .isInstanceOf(Sent.TooLate.class);
    }

    @Test
    void nobody_is_pestered_beyond_three_mails_an_hour_and_ten_a_day() {
        Written.Stored stored = world.write(world.draft());
        assertThat(letters.sendAgain(stored.letterId(), NETWORK)).isInstanceOf(Sent.Done.class);
        assertThat(letters.sendAgain(stored.letterId(), "198.51.100.9")).isInstanceOf(Sent.Done.class);
        assertThat(letters.sendAgain(stored.letterId(), "203.0.113.4"))
                .isEqualTo(new Sent.TooMany(Duration.ofMinutes(20)));
        world.clock.advance(Duration.ofMinutes(20));
        assertThat(letters.sendAgain(stored.letterId(), NETWORK)).isInstanceOf(Sent.Done.class);

        long sent = 4;
        for (int hour = 0; hour < 12; hour++) {
            world.clock.advance(Duration.ofMinutes(20));
            sent += letters.sendAgain(stored.letterId(), NETWORK) instanceof Sent.Done ? 1 : 0;
        }
        assertThat(sent).isEqualTo(11);
    }

    @Test
    void capitals_and_what_follows_a_plus_make_no_second_reader() {
        for (String reader : List.of("asha@example.test", "Asha+1@example.test", "asha+2@EXAMPLE.test")) {
            assertThat(letters.write(world.draft(UUID.randomUUID(), writer(reader), "Hello"), NETWORK))
                    .isInstanceOf(Written.Stored.class);
        }
        assertThat(letters.write(world.draft(UUID.randomUUID(), writer("asha+3@example.test"), "Hello"), NETWORK))
                .isInstanceOf(Written.TooMany.class);
    }

    @Test
    void a_network_may_ask_for_twenty_mails_an_hour_whoever_they_are_for() {
        int sent = 0;
        for (int i = 0; i < 25; i++) {
            String network = "2001:db8:1:2::" + Integer.toHexString(i);
            Draft draft = world.draft(UUID.randomUUID(), writer("writer" + i + "@example.test"), "Hello");
            sent += letters.write(draft, network) instanceof Written.Stored ? 1 : 0;
        }
        assertThat(sent).isEqualTo(20);
        Draft draft = world.draft(UUID.randomUUID(), writer("other@example.test"), "Hello");
        assertThat(letters.write(draft, "2001:db8:1:3::1")).isInstanceOf(Written.Stored.class);
    }

    @Test
    void a_letter_that_is_refused_comes_back_to_its_writer() {
        String token = world.writeAndGetToken();
        world.relay.answer(Answer.REFUSE_RECIPIENT);
        confirming.confirm(token);
        Received mail = world.mail(2);

        Letter letter = letters.findByToken(token).orElseThrow();
        assertThat(letter.state()).isEqualTo(LetterState.RETURNED);
        assertThat(mail.recipient()).isEqualTo("asha@example.test");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.text()).isEqualTo("""
                        Your letter to Ada Thorne, the Member for Zed Bay, did not arrive. The mail server localhost refused it at 14:05 on 4 December 2026, London time, with the words “550 5.1.1 <(address)>: no such user here”. That is no fault of yours: most likely the address we have for the office is out of date.

                        You can still send it: here is your text, and a letter by post reaches every Member at this address:

                        Ada Thorne
                        House of Commons
                        London SW1A 0AA

                        The letter on paper, ready to print (PDF):
                        %s/confirm/%s

                        You can also ring the House of Commons on 020 7219 3000 and ask for the office of Ada Thorne.

                        Your reference: %s

                        A copy of the letter
                        --------------------

                        Asha Patel
                        1 Mill Lane
                        Millbrook
                        ZZ9 1AA
                        asha@example.test

                        Dear Ada,

                        The ferry is late.

                        Asha

                        The letter is about early day motion 7 of 2026-27, “Ferries to the islands”:
                        %s/motions/2026-27/7

                        This mail was sent by Central Lobby, %s, which carries letters from constituents to their Members of Parliament. Nobody reads answers to this address.
                        """.formatted(
                        world.program.baseUrl(),
                        token(mail),
                        letter.reference(),
                        world.program.baseUrl(),
                        world.program.baseUrl()));
    }

    @Test
    void a_letter_that_no_server_takes_in_five_days_comes_back_to_its_writer() {
        String token = world.writeAndGetToken();
        world.relay.hangUp();
        confirming.confirm(token);
        for (int i = 0; i < 30; i++) {
            world.clock.advance(Duration.ofHours(6));
            world.program.get(Dispatcher.class).runOnce();
        }
        LetterWorld.await(() -> letters.findByToken(token).orElseThrow().state() == LetterState.FAILED);
        world.relay.comeBack();
        world.clock.advance(Duration.ofHours(6));

        assertThat(world.mail(2).text())
                .startsWith("Your letter to Ada Thorne, the Member for Zed Bay, did not arrive. We tried");
    }

    @Test
    void who_has_no_address_or_does_not_sit_there_cannot_be_written_to() {
        assertThat(letters.write(
                        world.draft(UUID.randomUUID(), writer("asha@example.test"), "Hello", BEN, ZED_HILL), NETWORK))
                .isEqualTo(new Written.NoAddress());
        assertThat(letters.write(
                        world.draft(UUID.randomUUID(), writer("asha@example.test"), "Hello", ADA, ZED_HILL), NETWORK))
                .isEqualTo(new Written.NotTheirMember());
        assertThat(world.mails()).isEmpty();
    }

    @Test
    void a_member_who_leaves_meanwhile_gets_no_letter() {
        String token = world.writeAndGetToken();
        world.moveAdaAway();

        assertThat(confirming.confirm(token)).isInstanceOfSatisfying(Confirmed.NotNow.class, answer -> {
            assertThat(answer.reason()).isEqualTo(Confirmed.Reason.NOT_THEIR_MEMBER);
            assertThat(answer.letter().state()).isEqualTo(LetterState.UNCONFIRMED);
        });
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void letters_to_the_fictional_place_are_counted_while_under_way_and_removed_after() {
        LetterLists lists = world.program.get(LetterLists.class);
        String token = world.writeAndGetToken();
        assertThat(lists.countDemonstrationUnderWay()).isEqualTo(1);
        confirming.confirm(token);
        world.mails();
        assertThat(lists.countDemonstrationUnderWay()).isZero();
        lists.removeDemonstration();
        assertThat(world.count("select count(*) from letter")).isZero();
    }
}
