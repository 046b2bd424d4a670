package org.centrallobby.letters.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.NETWORK;
import static org.centrallobby.letters.desk.LetterWorld.token;
import static org.centrallobby.letters.desk.LetterWorld.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Writer;
import org.centrallobby.letters.desk.Confirmed;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.letters.line.Line;
import org.centrallobby.letters.privacy.Erasure;
import org.centrallobby.letters.store.HeldRows;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.pace.StopSwitch;
import org.centrallobby.mail.tasks.Task;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A letter that is held, from the button to the operator's word. */
class HeldLettersTest {
    private static final String FOUL = "Dear Ada,\n\nThe ferry is shit again, see evil.com.\n\nAsha";
    private static final String FAIR = "Dear Ada,\n\nThe ferry is late again.\n\nAsha";
    private final LetterWorld world = new LetterWorld();
    private final Holds holds = world.program.get(Holds.class);
    private int people;

    @AfterEach
    void close() {
        world.close();
    }

    private Letter confirm(Writer writer, String text) {
        return confirm(writer, text, "198.51.100." + ++people);
    }

    private Letter confirm(Writer writer, String text, String network) {
        Written.Stored stored =
                (Written.Stored) world.letters.write(world.draft(UUID.randomUUID(), writer, text), network);
        String token = world.program
                .get(Confirmations.class)
                .issue(Purpose.LETTER, stored.letterId())
                .token();
        world.confirming.confirm(token);
        return world.letters.find(stored.letterId()).orElseThrow();
    }

    private List<Task> tasks() {
        return world.program.get(Tasks.class).listOpen().stream()
                .filter(task -> task.kind() == TaskKind.LETTER_HELD)
                .toList();
    }

    private List<Received> to(String recipient) {
        return world.mails().stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .toList();
    }

    @Test
    void a_letter_with_a_foul_word_and_a_link_is_held_when_it_is_confirmed_and_goes_nowhere() {
        world.letters.write(world.draft(UUID.randomUUID(), writer("asha@example.test"), FOUL), NETWORK);
        String token = token(world.mail(1));
        assertThat(world.confirming.look(token)).isInstanceOf(Confirmed.Ready.class);
        assertThat(world.confirming.confirm(token)).isInstanceOf(Confirmed.Held.class);
        assertThat(world.confirming.confirm(token)).isInstanceOf(Confirmed.Already.class);

        Letter letter = world.letters.findByToken(token).orElseThrow();
        assertThat(letter.state()).isEqualTo(LetterState.HELD);
        assertThat(world.audit(letter.id()))
                .containsExactly("WRITE UNCONFIRMED writer", "HOLD UNCONFIRMED HELD writer");
        assertThat(holds.findNote(letter.id())).contains("FOUL_LANGUAGE,LINKS");
        assertThat(world.mails()).hasSize(1);
        assertThat(world.count("select count(*) from letter where confirmed_at is not null"))
                .isEqualTo(1);
        assertThat(tasks())
                .extracting(Task::sentence)
                .containsExactly("Letter " + letter.reference() + " to Ada Thorne is held: FOUL_LANGUAGE, LINKS.");
    }

    @ParameterizedTest
    @CsvSource({"This shit ferry, FOUL_LANGUAGE", "The ferry: see ferries.com/late, LINKS", "The ferry to the islands,"
    })
    void a_subject_of_the_writers_own_is_read_as_the_letter_is(String topic, @Nullable String rule) {
        long letter = confirmed(LetterKind.OTHER, null, topic);
        assertThat(holds.findNote(letter)).isEqualTo(Optional.ofNullable(rule));
    }

    @Test
    void the_subject_that_a_campaign_gave_is_not_its_writers_to_mend() {
        long letter = confirmed(LetterKind.CAMPAIGN, world.draft().campaign(), "Ferries now: ferries.com/now");
        assertThat(world.state(letter)).isEqualTo(LetterState.READY);
    }

    private long confirmed(LetterKind kind, @Nullable String campaign, String topic) {
        Draft usual = world.draft();
        Written.Stored stored = world.write(new Draft(
                UUID.randomUUID(),
                kind,
                false,
                campaign,
                null,
                topic,
                "",
                usual.memberId(),
                usual.constituencyId(),
                usual.writer(),
                FAIR,
                usual.consentVersion()));
        world.confirming.confirm(world.program
                .get(Confirmations.class)
                .issue(Purpose.LETTER, stored.letterId())
                .token());
        return stored.letterId();
    }

    @Test
    void a_released_letter_goes_its_writer_is_told_and_the_task_is_done() {
        Letter letter = confirm(writer("asha@example.test"), FOUL);
        Letter other = confirm(writer("ben@example.test"), FOUL);
        assertThat(holds.listHeld())
                .extracting(HeldRows.Held::letter)
                .extracting(Letter::reference)
                .containsExactly(letter.reference(), other.reference());
        assertThat(tasks()).extracting(Task::times).containsExactly(2);

        assertThat(holds.release(letter.reference(), "operator")).isInstanceOf(Decided.Done.class);
        assertThat(holds.release(letter.reference(), "operator")).isEqualTo(new Decided.NotNow(LetterState.READY));
        assertThat(tasks()).hasSize(1);
        world.program.get(Line.class).runOnce();
        assertThat(to("ada.thorne@parliament.test")).hasSize(1);
        assertThat(world.state(letter.id())).isEqualTo(LetterState.ACCEPTED);
        assertThat(to("asha@example.test"))
                .extracting(mail -> mail.header("Subject"))
                .contains(
                        "Your letter to Ada Thorne was checked and is on its way",
                        "Your letter to Ada Thorne is on its way");

        assertThat(holds.release(other.reference(), "operator")).isInstanceOf(Decided.Done.class);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void a_refused_letter_comes_back_with_its_words_and_the_reason() {
        Letter letter = confirm(writer("asha@example.test"), FOUL);
        assertThat(holds.refuse(letter.reference(), RefusalReason.ABUSIVE, "operator"))
                .isInstanceOf(Decided.Done.class);
        assertThat(world.state(letter.id())).isEqualTo(LetterState.REFUSED);
        Received mail = to("asha@example.test").stream()
                .filter(came -> came.header("Subject").equals("Your letter to Ada Thorne was not sent"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.text()).contains("insults or threatens", "The ferry is shit again", "London SW1A 0AA");
        world.program.get(Line.class).runOnce();
        assertThat(to("ada.thorne@parliament.test")).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void an_operator_holds_a_letter_that_waits_in_the_outbox_and_it_can_go_all_the_same_later() {
        StopSwitch stop = world.program.get(StopSwitch.class);
        stop.turn(true, "so that it waits");
        Letter letter = confirm(writer("asha@example.test"), FAIR);
        assertThat(letter.postedAt()).isNotNull();
        assertThat(holds.hold(letter.reference(), "operator")).isInstanceOf(Decided.Done.class);
        stop.turn(false, "");
        assertThat(to("ada.thorne@parliament.test")).isEmpty();
        assertThat(to("asha@example.test"))
                .extracting(mail -> mail.header("Subject"))
                .contains("Your letter to Ada Thorne is being checked");
        assertThat(holds.read(letter.reference(), "operator").orElseThrow().text())
                .contains("The ferry is late");

        holds.release(letter.reference(), "operator");
        world.program.get(Line.class).runOnce();
        assertThat(to("ada.thorne@parliament.test")).hasSize(1);
        assertThat(holds.hold(letter.reference(), "operator")).isEqualTo(new Decided.NotNow(LetterState.ACCEPTED));
        assertThat(holds.read(letter.reference(), "operator")).isEmpty();
    }

    @Test
    void the_task_ends_when_the_last_writer_takes_the_letter_back_or_has_it_erased() {
        world.letters.write(world.draft(UUID.randomUUID(), writer("asha@example.test"), FOUL), NETWORK);
        String token = token(world.mail(1));
        world.confirming.confirm(token);
        assertThat(tasks()).hasSize(1);
        assertThat(world.confirming.withdraw(token)).isTrue();
        assertThat(tasks()).isEmpty();

        Letter first = confirm(writer("ben@example.test"), FOUL);
        Letter second = confirm(writer("cara@example.test"), FOUL);
        world.program.get(Erasure.class).erase(first.id(), "writer");
        assertThat(tasks()).hasSize(1);
        world.program.get(Erasure.class).erase(second.id(), "writer");
        assertThat(tasks()).isEmpty();
    }

    @Test
    void a_letter_that_nobody_confirmed_is_not_held_and_a_reference_that_nobody_has_is_unknown() {
        Written.Stored stored = world.write(world.draft());
        assertThat(holds.hold(stored.reference(), "operator")).isEqualTo(new Decided.NotNow(LetterState.UNCONFIRMED));
        assertThat(holds.hold("CL-2222-2222", "operator")).isEqualTo(new Decided.Unknown());
        assertThat(holds.refuse("CL-2222-2222", RefusalReason.SPAM, "operator")).isEqualTo(new Decided.Unknown());
    }

    @Test
    void a_sixth_letter_from_one_address_in_a_day_is_held_and_its_writer_learns_only_that_it_is_checked() {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            letters.add(confirm(writer("asha+" + i + "@example.test"), FAIR));
            world.clock.advance(Duration.ofMinutes(21));
        }
        assertThat(letters)
                .extracting(Letter::state)
                .containsExactly(
                        LetterState.READY,
                        LetterState.READY,
                        LetterState.READY,
                        LetterState.READY,
                        LetterState.READY,
                        LetterState.HELD);
        Letter held = letters.getLast();
        assertThat(holds.findNote(held.id())).contains("OFTEN_BY_ADDRESS");
        assertThat(world.program
                        .get(Screening.class)
                        .explain(held, world.letters.findText(held.id()).orElseThrow(), holds.findNote(held.id())))
                .isEmpty();
        world.clock.advance(Duration.ofDays(1));
        assertThat(confirm(writer("asha@example.test"), FAIR).state()).isEqualTo(LetterState.READY);
    }

    @Test
    void a_letter_confirmed_twice_counts_once() {
        for (int i = 0; i < 3; i++) {
            Written.Stored stored = (Written.Stored)
                    world.letters.write(world.draft(UUID.randomUUID(), writer("asha@example.test"), FAIR), NETWORK);
            String token = world.program
                    .get(Confirmations.class)
                    .issue(Purpose.LETTER, stored.letterId())
                    .token();
            for (int click = 0; click < 4; click++) {
                world.confirming.confirm(token);
            }
            assertThat(world.state(stored.letterId())).isEqualTo(LetterState.READY);
        }
    }

    @Test
    void a_network_that_writes_all_day_is_noticed_and_kept_nowhere() {
        for (int i = 0; i < 46; i++) {
            confirm(writer("writer" + i + "@example.test"), FAIR, "203.0.113.77");
            world.clock.advance(Duration.ofMinutes(4));
        }
        assertThat(holds.listHeld())
                .extracting(HeldRows.Held::note)
                .isNotEmpty()
                .containsOnly("OFTEN_BY_NETWORK");
        assertThat(holds.listHeld()).hasSizeLessThan(4);
        assertThat(confirm(writer("asha@example.test"), FAIR, "203.0.113.78").state())
                .isEqualTo(LetterState.READY);
    }
}
