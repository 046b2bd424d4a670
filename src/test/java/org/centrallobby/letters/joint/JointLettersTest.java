package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.centrallobby.letters.joint.JointWorld.ADA;
import static org.centrallobby.letters.joint.JointWorld.OFFICE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.Confirmed;
import org.centrallobby.letters.desk.Confirming;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.privacy.Erasure;
import org.centrallobby.letters.waiting.Awaited;
import org.centrallobby.letters.waiting.HouseWatch;
import org.centrallobby.letters.waiting.WaitingLetters;
import org.centrallobby.mail.TestRelay.Answer;
import org.centrallobby.mail.TestRelay.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From those who co-sign to one message in an office's inbox, and back to each of them. */
class JointLettersTest {
    private final JointWorld world = new JointWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void three_who_co_sign_on_a_friday_afternoon_are_one_message_at_nine_on_monday() {
        List<Long> letters = three();
        world.at("2026-12-04T20:00:00Z");
        world.at("2026-12-05T10:00:00Z");
        world.at("2026-12-06T10:00:00Z");
        world.at("2026-12-07T08:59:00Z");
        assertThat(world.mailsTo(OFFICE)).isEmpty();
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.READY);
        world.at("2026-12-07T09:00:00Z");
        world.at("2026-12-07T09:01:00Z");
        world.at("2026-12-07T17:00:00Z");

        assertThat(world.mailsTo(OFFICE)).hasSize(1);
        Received mail = world.mailsTo(OFFICE).getFirst();
        assertThat(mail.header("From"))
                .matches("3 constituents of Zed North via Central Lobby <joint\\.zed\\.north\\.[a-z0-9]+@lobby.test>");
        assertThat(mail.header("Subject")).endsWith("a joint letter from 3 constituents in Zed North");
        assertThat(mail.header("Message-ID")).matches("<[a-z0-9]+@lobby.test>");
        assertThat(mail.raw()).doesNotContain("Auto-Submitted", "List-", "people.test");
        assertThat(mail.text())
                .contains("Dear Ada Thorne,", "add your name to early day motion Z7", "3 co-signatories")
                .containsSubsequence(
                        "1 | ZZ9 1AA | Asha Patel | 12 Mill Lane, Zed North | The crossing has no light.",
                        "2 | ZZ9 1AA | Cara Dunn | 12 Mill Lane, Zed North",
                        "3 | ZZ9 1AB | Ben Ode | 12 Mill Lane, Zed North");
        assertThat(mail.html()).contains("<td>Ben Ode</td>").doesNotContain("people.test");
        assertThat(mail.file())
                .startsWith(
                        "\uFEFFnumber,postcode,name,address,sentence\r\n1,ZZ9 1AA,Asha Patel,\"12 Mill Lane, Zed North\",");
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ACCEPTED);
        assertThat(world.steps(letters.getFirst())).containsExactly("WRITE", "CONFIRM", "POST", "ACCEPT");
        assertThat(world.mailsTo("asha.patel@people.test")).hasSize(2);
        assertThat(world.mailsTo("asha.patel@people.test").getLast().text())
                .contains("with your name and those of 2 other constituents", "The crossing has no light.")
                .doesNotContain("Ben Ode");
        assertThat(world.count(
                        "select count(*) from outgoing_mail where kind = 'letter.joint.receipt' and priority = 2"))
                .isEqualTo(3);
    }

    @Test
    void who_confirms_after_the_hour_goes_the_next_working_day() {
        world.coSign("Asha Patel", "ZZ9 1AA", "");
        world.clock.set(java.time.Instant.parse("2026-12-07T09:30:00Z"));
        world.coSign("Ben Ode", "ZZ9 1AB", "");
        world.turn();
        assertThat(names()).containsExactly("Asha Patel");
        world.at("2026-12-08T09:00:00Z");

        assertThat(world.mailsTo(OFFICE)).hasSize(2);
        assertThat(names()).containsExactly("Ben Ode");
        assertThat(world.mailsTo(OFFICE).getLast().header("From")).startsWith("A constituent of Zed North via");
        assertThat(Stream.of(0, 1).map(i -> world.mailsTo(OFFICE).get(i).header("Message-ID")))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_office_that_prefers_another_hour_and_day_gets_it_then() {
        world.program.get(JointHours.class).save(ADA, new JointHours.Hours(16, Set.of(DayOfWeek.WEDNESDAY)));
        world.coSign("Asha Patel", "ZZ9 1AA", "");
        world.at("2026-12-07T17:00:00Z");
        world.at("2026-12-09T15:59:00Z");
        assertThat(world.mailsTo(OFFICE)).isEmpty();
        world.at("2026-12-09T16:00:00Z");
        assertThat(world.mailsTo(OFFICE)).hasSize(1);
    }

    @Test
    void nothing_goes_on_a_bank_holiday() {
        world.clock.set(java.time.Instant.parse("2026-12-24T12:00:00Z"));
        world.coSign("Asha Patel", "ZZ9 1AA", "");
        world.at("2026-12-25T10:00:00Z");
        world.at("2026-12-28T10:00:00Z");
        assertThat(world.mailsTo(OFFICE)).isEmpty();
        world.at("2026-12-29T09:00:00Z");
        assertThat(world.mailsTo(OFFICE)).hasSize(1);
    }

    @Test
    void one_whose_member_left_before_the_hour_waits_for_its_writer() {
        List<Long> letters = three();
        world.adaLeaves(LocalDate.of(2026, 12, 4));
        world.at("2026-12-07T09:00:00Z");
        assertThat(world.mailsTo(OFFICE)).isEmpty();
        world.program.get(HouseWatch.class).look(world.clock.instant());
        world.turn();

        assertThat(letters).allMatch(id -> world.state(id) == LetterState.WAITING);
        assertThat(world.mailsTo("ben.ode@people.test").getLast().text()).contains("/letters/waiting/");
    }

    @Test
    void one_in_the_outbox_whose_member_left_is_taken_back_and_its_letters_wait() {
        List<Long> letters = three();
        world.relay.hangUp();
        world.at("2026-12-07T09:00:00Z");
        assertThat(world.count("select count(*) from joint_letter where state = 'POSTED'"))
                .isEqualTo(1);
        world.adaLeaves(LocalDate.of(2026, 12, 7));
        world.relay.comeBack();
        world.at("2026-12-08T08:00:00Z");
        world.program.get(HouseWatch.class).look(world.clock.instant());
        world.turn();

        assertThat(world.mailsTo(OFFICE)).isEmpty();
        assertThat(world.count("select count(*) from joint_letter where state = 'TAKEN_BACK'"))
                .isEqualTo(1);
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.WAITING);
        assertThat(world.steps(letters.getFirst())).containsExactly("WRITE", "CONFIRM", "POST", "MEMBER_LEFT");
    }

    @Test
    void one_that_a_server_refuses_comes_back_to_every_co_signatory_with_the_text() {
        List<Long> letters = three();
        world.clock.set(java.time.Instant.parse("2026-12-07T09:00:00Z"));
        world.relay.answer(Answer.REFUSE_RECIPIENT);
        world.turn();

        assertThat(world.mailsTo(OFFICE)).isEmpty();
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.RETURNED);
        for (String name : List.of("asha.patel", "ben.ode", "cara.dunn")) {
            assertThat(world.mailsTo(name + "@people.test").getLast().text())
                    .contains("did not arrive", "Dear Ada Thorne,", "House of Commons");
        }
    }

    @Test
    void a_bounce_moves_all_it_carried_once_more_and_tells_them() {
        List<Long> letters = three();
        world.at("2026-12-07T09:00:00Z");
        long id = world.count("select id from joint_letter");
        world.program
                .database()
                .transactions()
                .executeWithoutResult(status -> world.program
                        .get(JointEnds.class)
                        .onReturn(new org.centrallobby.mail.MailReturn(
                                JointMails.JOINT,
                                Long.toString(id),
                                new org.centrallobby.mail.MailReturn.Failed("550 5.1.1 no such user"),
                                world.clock.instant())));
        world.turn();

        assertThat(letters).allMatch(letter -> world.state(letter) == LetterState.RETURNED);
        assertThat(world.mailsTo("ben.ode@people.test")).hasSize(3);
        assertThat(world.mailsTo("ben.ode@people.test").getLast().text()).contains("came back");
        assertThat(world.count("select count(*) from operator_task where kind = 'OFFICE_BOUNCED'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_cut_short_between_gathering_and_posting_leaves_nothing_half_done() {
        List<Long> letters = three();
        world.execute("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception 'the machine died here'; end $$""");
        world.execute("""
                create trigger refuse before insert on outgoing_mail for each row
                when (new.kind = 'letter.joint') execute function refuse()""");
        world.clock.set(java.time.Instant.parse("2026-12-07T09:00:00Z"));
        assertThatThrownBy(world.joint::runOnce).hasMessageContaining("the machine died here");
        assertThat(world.count("select count(*) from joint_letter")).isZero();
        assertThat(world.count("select count(*) from letter where posted_at is not null"))
                .isZero();
        world.execute("drop trigger refuse on outgoing_mail");
        world.at("2026-12-07T09:05:00Z");

        assertThat(world.mailsTo(OFFICE)).hasSize(1);
        assertThat(letters).allMatch(id -> world.state(id) == LetterState.ACCEPTED);
    }

    @Test
    void two_nodes_at_the_same_hour_send_one_message() throws Exception {
        three();
        world.clock.set(java.time.Instant.parse("2026-12-07T09:00:00Z"));
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            Callable<Void> node = () -> {
                world.joint.runOnce();
                return null;
            };
            for (Future<Void> done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        }
        world.turn();

        assertThat(world.mailsTo(OFFICE)).hasSize(1);
        assertThat(world.count("select count(*) from letter_audit where event = 'POST'"))
                .isEqualTo(3);
        assertThat(names()).containsExactlyInAnyOrder("Asha Patel", "Ben Ode", "Cara Dunn");
    }

    @Test
    void a_campaign_that_changes_its_words_puts_nobody_under_words_they_have_not_seen() {
        world.coSign("Asha Patel", "ZZ9 1AA", "");
        world.execute("update campaign set summary = 'Every lorry should be yellow.' where slug = 'safe-crossings'");
        world.program
                .database()
                .transactions()
                .executeWithoutResult(status -> world.program
                        .get(org.centrallobby.kit.database.Changes.class)
                        .announce(org.centrallobby.kit.database.Changes.Topic.CAMPAIGNS));
        JointWorld.await(() -> world.program
                .get(org.centrallobby.letters.Occasions.class)
                .findOccasion("/campaigns/safe-crossings")
                .orElseThrow()
                .summary()
                .contains("yellow"));
        world.coSign("Ben Ode", "ZZ9 1AB", "");
        world.at("2026-12-07T09:00:00Z");
        assertThat(names()).containsExactly("Asha Patel");
        assertThat(world.mailsTo(OFFICE).getLast().text()).doesNotContain("yellow");
        world.at("2026-12-08T09:00:00Z");
        assertThat(names()).containsExactly("Ben Ode");
        assertThat(world.mailsTo(OFFICE).getLast().text()).contains("yellow");
    }

    @Test
    void nobody_co_signs_for_a_name_that_is_there_already_and_who_has_is_asked() {
        long early = world.coSign("Asha Patel", "ZZ9 1AA", "");
        String late = world.askToConfirm("Ben Ode", "ZZ9 1AB", "");
        world.adaSigns();

        assertThat(world.program.get(Confirming.class).confirm(late))
                .isInstanceOf(Confirmed.NotNow.class)
                .extracting(ended -> ((Confirmed.NotNow) ended).reason())
                .isEqualTo(Confirmed.Reason.NOTHING_TO_ASK);
        world.at("2026-12-07T09:00:00Z");
        assertThat(world.mailsTo(OFFICE)).isEmpty();
        world.program.get(HouseWatch.class).look(world.clock.instant());
        assertThat(world.state(early)).isEqualTo(LetterState.WAITING);
        assertThat(world.steps(early)).containsExactly("WRITE", "CONFIRM", "NAME_ADDED");
        world.turn();

        Received mail = world.mailsTo("asha.patel@people.test").getLast();
        assertThat(mail.header("Subject")).isEqualTo("The joint letter to Ada Thorne does not go with your name");
        assertThat(mail.text()).contains("nothing left that it could ask for", "in your own words instead");
        Matcher link = Pattern.compile("/letters/waiting/([A-Za-z0-9_-]{27})").matcher(mail.text());
        assertThat(link.find()).isTrue();
        assertThat(world.program.get(WaitingLetters.class).sendOn(link.group(1), ADA))
                .isInstanceOf(Awaited.Asked.class);
        assertThat(world.state(early)).isEqualTo(LetterState.WAITING);
        assertThat(world.program.get(WaitingLetters.class).withdraw(link.group(1)))
                .isInstanceOf(Awaited.Withdrawn.class);
    }

    @Test
    void whoever_is_asked_to_confirm_learns_that_they_co_sign_and_nothing_that_was_typed() {
        world.askToConfirm("Asha Patel", "ZZ9 1AA", "The crossing has no light.");
        Received mail = world.mailsTo("asha.patel@people.test").getFirst();
        assertThat(mail.header("Subject")).isEqualTo("Please confirm that you co-sign the joint letter to Ada Thorne");
        assertThat(mail.text())
                .contains("put a name under the joint letter of a campaign", "Read the joint letter and co-sign it")
                .doesNotContain("Asha", "no light", "Mill Lane", "A letter to");
    }

    @Test
    void a_name_is_taken_off_until_it_is_on_its_way_and_not_after() {
        String first = world.askToConfirm("Asha Patel", "ZZ9 1AA", "");
        String second = world.askToConfirm("Ben Ode", "ZZ9 1AB", "");
        Confirming confirming = world.program.get(Confirming.class);
        confirming.confirm(first);
        confirming.confirm(second);
        assertThat(confirming.withdraw(first)).isTrue();
        world.at("2026-12-07T09:00:00Z");

        assertThat(names()).containsExactly("Ben Ode");
        assertThat(confirming.withdraw(second)).isFalse();
        assertThat(world.count("select count(*) from letter where state = 'WITHDRAWN' and sealed is null"))
                .isEqualTo(1);
    }

    @Test
    void who_has_it_erased_while_it_waits_in_the_outbox_is_not_among_its_names() {
        List<Long> letters = three();
        world.relay.hangUp();
        world.at("2026-12-07T09:00:00Z");
        Erasure erasure = world.program.get(Erasure.class);
        LetterWorld.await(() -> erasure.erase(letters.getFirst(), "writer") == Erasure.Outcome.ERASED
                || world.state(letters.getFirst()) == LetterState.DESTROYED);
        world.relay.comeBack();
        world.at("2026-12-07T09:30:00Z");

        assertThat(world.state(letters.getFirst())).isEqualTo(LetterState.DESTROYED);
        assertThat(world.mailsTo(OFFICE)).hasSize(1);
        assertThat(names()).containsExactly("Cara Dunn", "Ben Ode");
        assertThat(world.mailsTo(OFFICE).getFirst().raw()).doesNotContain("Asha Patel");
    }

    private List<Long> three() {
        return List.of(
                world.coSign("Asha Patel", "ZZ9 1AA", "The crossing has no light."),
                world.coSign("Ben Ode", "ZZ9 1AB", ""),
                world.coSign("Cara Dunn", "ZZ9 1AA", ""));
    }

    /** In the newest message to the office. */
    private List<String> names() {
        return world.mailsTo(OFFICE)
                .getLast()
                .file()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[2])
                .toList();
    }
}
