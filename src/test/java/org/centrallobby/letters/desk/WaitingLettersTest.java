package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.ADA;
import static org.centrallobby.letters.desk.LetterWorld.NETWORK;
import static org.centrallobby.letters.desk.LetterWorld.token;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.NonSitting.Kind;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.waiting.Awaited;
import org.centrallobby.letters.waiting.HouseWatch;
import org.centrallobby.letters.waiting.WaitingLetters;
import org.centrallobby.mail.TestRelay.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A letter whose Member left after it was confirmed and before it was sent. */
class WaitingLettersTest {
    private static final int CORA = 910003;
    private static final int DAN = 910004;
    private static final Pattern LINK = Pattern.compile("/letters/waiting/([A-Za-z0-9_-]{27})");
    private final LetterWorld world = new LetterWorld();
    private final WaitingLetters waiting = world.program.get(WaitingLetters.class);
    private final HouseWatch watch = world.program.get(HouseWatch.class);
    private String confirmation = "";

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void it_is_held_back_and_its_writer_is_told_once() {
        long id = heldBack();
        watch.look(world.clock.instant());

        assertThat(world.audit(id))
                .containsExactly(
                        "WRITE UNCONFIRMED writer",
                        "CONFIRM UNCONFIRMED READY writer",
                        "POST READY READY writer",
                        "MEMBER_LEFT READY WAITING house");
        assertThat(world.mails())
                .extracting(Received::recipient)
                .containsExactly("asha@example.test", "asha@example.test");
        Received mail = world.mail(2);
        assertThat(mail.header("Subject")).isEqualTo("Your letter to Ada Thorne was not sent");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.text())
                .startsWith("Parliament’s list no longer shows Ada Thorne as the Member for Zed Bay.")
                .contains("Nobody holds the seat of Zed Bay", "by 3 June 2027, it is erased then");
        assertThat(waiting.look(link(mail))).isInstanceOfSatisfying(Awaited.Asked.class, asked -> {
            assertThat(asked.successor()).isNull();
            assertThat(asked.reachable()).isFalse();
        });
        assertThat(world.confirming.look(confirmation)).isInstanceOf(Confirmed.Already.class);
    }

    @Test
    void it_goes_to_the_new_member_only_when_its_writer_says_so() {
        long id = heldBack();
        String first = link(world.mail(2));
        world.sits(CORA, "Cora Lindqvist", LocalDate.of(2026, 12, 6), null);
        world.clock.advance(Duration.ofDays(2));
        watch.look(world.clock.instant());
        assertThat(world.mails())
                .as("without an address there is nothing to decide")
                .hasSize(2);
        assertThat(waiting.look(first))
                .isInstanceOfSatisfying(
                        Awaited.Asked.class,
                        asked -> assertThat(asked.reachable()).isFalse());

        world.contact(CORA, "cora@parliament.test");
        watch.look(world.clock.instant());
        watch.look(world.clock.instant());
        assertThat(world.mails()).hasSize(3);
        assertThat(world.mail(3).text()).contains("Cora Lindqvist is the Member for Zed Bay now.", "6 January 2027");
        String second = link(world.mail(3));
        assertThat(waiting.sendOn(second, ADA)).isInstanceOf(Awaited.Asked.class);
        assertThat(world.mails()).hasSize(3);

        assertThat(waiting.sendOn(first, CORA)).isInstanceOf(Awaited.Decided.class);
        assertThat(waiting.sendOn(second, CORA)).isInstanceOf(Awaited.Decided.class);
        assertThat(waiting.withdraw(second)).isInstanceOf(Awaited.Decided.class);
        assertThat(world.mails())
                .extracting(Received::recipient)
                .containsExactly(
                        "asha@example.test",
                        "asha@example.test",
                        "asha@example.test",
                        "cora@parliament.test",
                        "asha@example.test");
        assertThat(world.mail(4).text()).contains("Dear Ada,\n\nThe ferry is late.");
        assertThat(world.mail(5).text())
                .startsWith("Your letter to Cora Lindqvist, the Member for Zed Bay, was accepted");
        Letter letter = world.letters.find(id).orElseThrow();
        assertThat(letter.state()).isEqualTo(LetterState.ACCEPTED);
        assertThat(letter.memberId()).isEqualTo(CORA);
        assertThat(world.audit(id))
                .endsWith(
                        "MEMBER_LEFT READY WAITING house",
                        "NEW_MEMBER WAITING WAITING house",
                        "SEND_TO_SUCCESSOR WAITING READY writer",
                        "POST READY READY writer",
                        "ACCEPT READY ACCEPTED mail");
    }

    @Test
    void a_successor_who_is_known_at_once_is_named_in_the_first_mail() {
        long id = confirmedAndStuck();
        world.contact(CORA, "cora@parliament.test");
        world.moveAdaAway(() -> world.sits(CORA, "Cora Lindqvist", LocalDate.of(2026, 12, 5), null));
        await(id);
        world.relayComesBack();

        assertThat(world.mails()).hasSize(2);
        assertThat(world.mail(2).text()).contains("Cora Lindqvist is the Member for Zed Bay now.");
    }

    @Test
    void a_successor_who_leaves_too_makes_it_wait_again_and_the_next_is_told_of() {
        long id = heldBack();
        world.contact(CORA, "cora@parliament.test");
        world.contact(DAN, "dan@parliament.test");
        world.sits(CORA, "Cora Lindqvist", LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 8));
        world.sits(DAN, "Dan Mwangi", LocalDate.of(2026, 12, 9), null);
        watch.look(world.clock.instant());
        String link = link(world.mail(3));
        world.relay.hangUp();
        assertThat(waiting.sendOn(link, CORA)).isInstanceOf(Awaited.Decided.class);
        world.clock.advance(Duration.ofDays(5));
        await(id);
        world.relayComesBack();

        assertThat(world.mails()).hasSize(4);
        assertThat(world.mail(4).text())
                .startsWith("Parliament’s list no longer shows Cora Lindqvist")
                .contains("Dan Mwangi is the Member");
        assertThat(waiting.sendOn(link(world.mail(4)), DAN)).isInstanceOf(Awaited.Decided.class);
        assertThat(world.mails())
                .extracting(Received::recipient)
                .contains("dan@parliament.test")
                .doesNotContain("cora@parliament.test", "ada.thorne@parliament.test");
    }

    @Test
    void nodes_that_race_move_it_once_and_write_once() throws Exception {
        long id = confirmedAndStuck();
        world.moveAdaAway();
        List<Callable<Boolean>> nodes = Stream.generate(() -> (Callable<Boolean>) () -> {
                    watch.look(world.clock.instant());
                    return true;
                })
                .limit(6)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> node : threads.invokeAll(nodes)) {
                node.get();
            }
        }
        await(id);
        world.relayComesBack();

        assertThat(world.audit(id))
                .filteredOn(step -> step.startsWith("MEMBER_LEFT"))
                .hasSize(1);
        assertThat(world.mails()).hasSize(2);
    }

    @Test
    void whoever_dies_in_between_has_changed_nothing() {
        long id = confirmedAndStuck();
        world.moveAdaAway();
        world.program.database().transactions().executeWithoutResult(status -> {
            watch.look(world.clock.instant());
            status.setRollbackOnly();
        });
        boolean waits = world.state(id) == LetterState.WAITING;
        assertThat(world.count("select count(*) from outgoing_mail where kind = 'letter' and state = 'CANCELLED'"))
                .as("the letter's mail, which goes with its state")
                .isEqualTo(waits ? 1 : 0);
        await(id);

        assertThat(world.count("select count(*) from outgoing_mail where kind = 'letter.waiting'"))
                .isEqualTo(1);
    }

    @Test
    void a_mail_that_a_server_may_have_already_is_left_to_its_end() {
        long id = confirmedAndStuck();
        world.program
                .database()
                .jdbc()
                .sql("update outgoing_mail set leased_until = '2026-12-05T14:15:00Z' where kind = 'letter'")
                .update();
        world.moveAdaAway();
        watch.look(world.clock.instant());
        assertThat(world.state(id)).isEqualTo(LetterState.READY);
        assertThat(world.program.get(LetterEnds.class).mayLeave("letter", Long.toString(id)))
                .as("nobody begins to send it")
                .isFalse();

        world.clock.advance(Duration.ofMinutes(11));
        await(id);
        world.relayComesBack();
        assertThat(world.mails()).extracting(Received::recipient).doesNotContain("ada.thorne@parliament.test");
    }

    @Test
    void a_letter_that_is_taken_back_is_destroyed() {
        long id = heldBack();
        String link = link(world.mail(2));

        assertThat(waiting.withdraw(link)).isInstanceOf(Awaited.Withdrawn.class);
        assertThat(waiting.withdraw(link)).isInstanceOf(Awaited.Withdrawn.class);
        assertThat(waiting.sendOn(link, ADA)).isInstanceOf(Awaited.Withdrawn.class);
        assertThat(world.state(id)).isEqualTo(LetterState.WITHDRAWN);
        assertThat(world.letters.findText(id)).isEmpty();
        assertThat(world.confirming.confirm(confirmation)).isInstanceOf(Confirmed.Withdrawn.class);
        assertThat(world.count("select count(*) from letter where sealed is not null or email_hash is not null"))
                .isZero();
        assertThat(world.mails()).hasSize(2);
    }

    @Test
    void it_does_not_wait_for_ever() {
        long id = heldBack();
        String link = link(world.mail(2));
        world.clock.advance(Duration.ofDays(179));
        watch.look(world.clock.instant());
        assertThat(world.state(id)).isEqualTo(LetterState.WAITING);
        world.clock.advance(Duration.ofDays(1));
        watch.look(world.clock.instant());

        assertThat(world.state(id)).isEqualTo(LetterState.LAPSED);
        assertThat(waiting.look(link)).isInstanceOf(Awaited.Lapsed.class);
        assertThat(waiting.sendOn(link, CORA)).isInstanceOf(Awaited.Lapsed.class);
    }

    @Test
    void its_writer_has_thirty_days_to_decide_once_there_is_a_new_member() {
        long id = heldBack();
        world.clock.advance(Duration.ofDays(100));
        world.sits(CORA, "Cora Lindqvist", LocalDate.of(2027, 3, 1), null);
        world.contact(CORA, "cora@parliament.test");
        watch.look(world.clock.instant());
        world.clock.advance(Duration.ofDays(29));
        watch.look(world.clock.instant());
        assertThat(waiting.look(link(world.mail(3)))).isInstanceOf(Awaited.Asked.class);
        world.clock.advance(Duration.ofDays(1));
        watch.look(world.clock.instant());

        assertThat(world.state(id)).isEqualTo(LetterState.LAPSED);
        assertThat(world.mails()).extracting(Received::recipient).doesNotContain("cora@parliament.test");
    }

    @Test
    void at_a_dissolution_it_waits_though_the_list_of_members_says_nothing_yet() {
        long id = confirmedAndStuck();
        world.program
                .get(Sittings.class)
                .replace(
                        List.of(),
                        List.of(new NonSitting(
                                Kind.DISSOLUTION, null, LocalDate.of(2026, 12, 5), LocalDate.of(2027, 1, 18), "test")));
        world.clock.advance(Duration.ofDays(1));
        await(id);
        world.relayComesBack();

        assertThat(world.mails()).hasSize(2);
        assertThat(world.mail(2).text()).startsWith("Parliament has been dissolved, and Ada Thorne is no longer");
        assertThat(world.letters.write(world.draft(), NETWORK)).isEqualTo(new Written.NotTheirMember());
    }

    @Test
    void one_kind_of_link_is_not_taken_for_another() {
        heldBack();
        String link = link(world.mail(2));

        assertThat(waiting.look(confirmation)).isInstanceOf(Awaited.Unknown.class);
        assertThat(waiting.withdraw(confirmation)).isInstanceOf(Awaited.Unknown.class);
        assertThat(waiting.sendOn("A".repeat(27), ADA)).isInstanceOf(Awaited.Unknown.class);
        assertThat(world.confirming.look(link)).isInstanceOf(Confirmed.Unknown.class);
        assertThat(world.confirming.deny(link)).isFalse();
    }

    /** A confirmed letter whose mail no server has taken yet. */
    private long confirmedAndStuck() {
        Written.Stored stored = world.write(world.draft());
        confirmation = token(world.mail(1));
        world.relay.hangUp();
        assertThat(world.confirming.confirm(confirmation)).isInstanceOf(Confirmed.Ready.class);
        return stored.letterId();
    }

    /** The same, its Member gone. */
    private long heldBack() {
        long id = confirmedAndStuck();
        world.moveAdaAway();
        await(id);
        world.relayComesBack();
        return id;
    }

    /** The program's own dispatcher may have the mail in hand for a moment. */
    private void await(long id) {
        LetterWorld.await(() -> {
            watch.look(world.clock.instant());
            return world.state(id) == LetterState.WAITING;
        });
    }

    private static String link(Received mail) {
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
