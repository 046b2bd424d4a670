package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.joint.JointWorld.OFFICE;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.Confirming;
import org.centrallobby.letters.holds.Decided;
import org.centrallobby.letters.holds.Holds;
import org.centrallobby.letters.privacy.Erasure;
import org.centrallobby.mail.pace.StopSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One name less under a joint letter that waits in the outbox: the others lose no day. */
class JointRecallsTest {
    private final JointWorld world = new JointWorld();
    private final StopSwitch stop = world.program.get(StopSwitch.class);
    private String asha = "";
    private String ben = "";
    private String cara = "";

    @BeforeEach
    void post() {
        asha = world.askToConfirm("Asha Patel", "ZZ9 1AA", "The crossing has no light.");
        ben = world.askToConfirm("Ben Ode", "ZZ9 1AB", "");
        cara = world.askToConfirm("Cara Dunn", "ZZ9 1AA", "");
        for (String token : List.of(asha, ben, cara)) {
            world.program.get(Confirming.class).confirm(token);
        }
        stop.turn(true, "a test looks at what waits");
        JointWorld.await(stop::isStopped);
        world.clock.set(Instant.parse("2026-12-07T09:00:00Z"));
        world.joint.runOnce();
        assertThat(world.count("select count(*) from joint_letter where state = 'POSTED'"))
                .isEqualTo(1);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_operator_holds_one_and_the_others_go_the_same_day() {
        assertThat(hold(asha)).isInstanceOf(Decided.Done.class);
        assertThat(state(asha)).isEqualTo(LetterState.HELD);
        letMailGo();

        assertThat(names()).containsExactly("Cara Dunn", "Ben Ode");
        assertThat(state(ben)).isEqualTo(LetterState.ACCEPTED);
        assertThat(world.mailsTo("ben.ode@people.test").getLast().text()).contains("those of 1 other");
        assertThat(world.steps(id(ben))).containsExactly("WRITE", "CONFIRM", "POST", "ACCEPT");
        assertThat(world.mailsTo("asha.patel@people.test").getLast().header("Subject"))
                .contains("is being checked");
        world.program.get(Holds.class).release(reference(asha), "operator");
        world.at("2026-12-08T09:00:00Z");
        assertThat(names()).containsExactly("Asha Patel");
        assertThat(state(asha)).isEqualTo(LetterState.ACCEPTED);
    }

    @Test
    void one_in_a_servers_hands_is_too_late_to_be_held() {
        world.execute("update outgoing_mail set leased_until = '2026-12-07T10:00:00Z' where kind = 'letter.joint'");
        assertThat(hold(asha)).isEqualTo(new Decided.TooLate());
        assertThat(world.program.get(Confirming.class).withdraw(asha)).isFalse();
        assertThat(world.count("select count(*) from co_signature where joint_letter_id is not null"))
                .isEqualTo(3);
        world.execute("update outgoing_mail set leased_until = null where kind = 'letter.joint'");
        letMailGo();
        assertThat(names()).hasSize(3);
    }

    @Test
    void who_takes_the_name_off_and_who_has_it_erased_are_not_among_them() {
        assertThat(world.program.get(Confirming.class).withdraw(asha)).isTrue();
        assertThat(world.program.get(Erasure.class).erase(id(ben), "writer")).isEqualTo(Erasure.Outcome.ERASED);
        letMailGo();

        assertThat(world.mailsTo(OFFICE)).hasSize(1);
        assertThat(names()).containsExactly("Cara Dunn");
        assertThat(world.mailsTo(OFFICE).getFirst().raw()).doesNotContain("Asha", "Ben Ode");
        assertThat(state(asha)).isEqualTo(LetterState.WITHDRAWN);
        assertThat(state(ben)).isEqualTo(LetterState.DESTROYED);
        assertThat(state(cara)).isEqualTo(LetterState.ACCEPTED);
    }

    @Test
    void one_who_is_erased_while_a_server_is_tried_in_vain_is_not_in_the_next_attempt() {
        world.execute("update outgoing_mail set leased_until = '2026-12-07T10:00:00Z' where kind = 'letter.joint'");
        assertThat(world.program.get(Erasure.class).erase(id(asha), "writer")).isEqualTo(Erasure.Outcome.MAY_ARRIVE);
        world.execute("update outgoing_mail set leased_until = null where kind = 'letter.joint'");
        assertThat(world.program
                        .get(JointEnds.class)
                        .mayLeave(JointMails.JOINT, Long.toString(world.count("select id from joint_letter"))))
                .isFalse();
        world.joint.runOnce();
        letMailGo();
        assertThat(names()).containsExactly("Cara Dunn", "Ben Ode");
        assertThat(world.mailsTo(OFFICE)).hasSize(1);
    }

    @Test
    void where_nobody_is_left_nothing_goes() {
        for (String token : List.of(asha, ben, cara)) {
            assertThat(world.program.get(Confirming.class).withdraw(token)).isTrue();
        }
        letMailGo();
        assertThat(world.mailsTo(OFFICE)).isEmpty();
        assertThat(world.count("select count(*) from joint_letter where state = 'TAKEN_BACK'"))
                .isEqualTo(1);
    }

    @Test
    void two_who_leave_at_the_same_moment_are_both_gone() throws Exception {
        try (ExecutorService hands = Executors.newFixedThreadPool(3)) {
            List<Callable<Boolean>> leaving = List.of(
                    () -> world.program.get(Erasure.class).erase(id(asha), "writer") == Erasure.Outcome.ERASED,
                    () -> world.program.get(Confirming.class).withdraw(ben));
            for (Future<Boolean> left : hands.invokeAll(leaving)) {
                assertThat(left.get()).isTrue();
            }
        }
        letMailGo();
        assertThat(names()).containsExactly("Cara Dunn");
    }

    private void letMailGo() {
        stop.turn(false, "");
        JointWorld.await(() -> !stop.isStopped());
        world.at("2026-12-07T09:30:00Z");
    }

    private Decided hold(String token) {
        return world.program.get(Holds.class).hold(reference(token), "operator");
    }

    private String reference(String token) {
        return world.letters.findByToken(token).orElseThrow().reference();
    }

    private long id(String token) {
        return world.letters.findByToken(token).orElseThrow().id();
    }

    private LetterState state(String token) {
        return world.letters.findByToken(token).orElseThrow().state();
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
