package org.centrallobby.letters.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.letters.store.LetterTexts;
import org.centrallobby.mail.outbox.Dispatcher;
import org.centrallobby.mail.outbox.MailRecords;
import org.centrallobby.mail.pace.StopSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A writer who wants a letter gone has it gone at once, wherever it stands. */
class ErasureTest {
    private final LetterWorld world = new LetterWorld();
    private final Erasure erasure = world.program.get(Erasure.class);
    private final StopSwitch stop = world.program.get(StopSwitch.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_letter_in_the_outbox_is_taken_back_and_never_leaves() {
        String token = world.writeAndGetToken();
        queueLater(token);
        assertThat(erasure.erase(1, "writer")).isEqualTo(Erasure.Outcome.ERASED);

        assertThat(world.state(1)).isEqualTo(LetterState.DESTROYED);
        assertThat(world.program.get(LetterTexts.class).findContact(1)).isEmpty();
        assertThat(world.count("select count(*) from outgoing_mail where sealed is not null or recipient_hash <> ''"))
                .isZero();
        letMailGo();
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.mails()).as("only the first link").hasSize(1);
        assertThat(world.audit(1)).last().isEqualTo("ERASE READY DESTROYED writer");
        assertThat(erasure.erase(1, "writer")).isEqualTo(Erasure.Outcome.NOTHING);
    }

    @Test
    void a_letter_that_a_mail_server_has_in_its_hands_is_gone_here_and_its_writer_is_told() {
        queueLater(world.writeAndGetToken());
        world.program
                .database()
                .jdbc()
                .sql("update outgoing_mail set leased_until = timestamptz '" + world.clock.instant()
                        + "' + interval '10 minutes' where state = 'QUEUED'")
                .update();
        assertThat(erasure.erase(1, "writer")).isEqualTo(Erasure.Outcome.MAY_ARRIVE);
        assertThat(world.count("select count(*) from outgoing_mail where sealed is not null"))
                .isZero();
        letMailGo();
        world.clock.advance(Duration.ofHours(1));
        world.program.get(Dispatcher.class).runOnce();
        assertThat(world.relay.received()).as("only the first link").hasSize(1);
    }

    @Test
    void whoever_keeps_something_of_it_is_asked_first_and_told_after() {
        world.confirming.confirm(world.writeAndGetToken());
        world.mails();
        List<String> told = new ArrayList<>();
        LetterRemains keeper = new LetterRemains() {
            @Override
            public void forget(List<Long> letterIds) {
                told.add("forget " + letterIds + " " + world.state(1));
            }

            @Override
            public boolean takeBack(long letterId) {
                told.add("take back " + letterId + " " + world.state(1));
                return false;
            }
        };
        Erasure watched = new Erasure(
                world.program.get(LetterRows.class),
                world.program.get(MailRecords.class),
                Keepers.of(keeper),
                world.program.get(TransactionTemplate.class),
                world.clock);
        assertThat(watched.erase(1, "writer")).isEqualTo(Erasure.Outcome.MAY_ARRIVE);
        assertThat(told).containsExactly("take back 1 ACCEPTED", "forget [1] DESTROYED");
        assertThat(world.audit(1)).last().isEqualTo("ERASE ACCEPTED DESTROYED writer");
    }

    @Test
    void every_mail_about_one_letter_is_taken_back_with_it() throws IOException {
        Set<String> kinds = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/centrallobby/letters/mails"))) {
            for (Path file : files.toList()) {
                Pattern.compile("static final String [A-Z_]+ = \"(letter[a-z.-]*)\";")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(kind -> kinds.add(kind.group(1)));
            }
        }
        assertThat(Erasure.MAILS)
                .as("a kind whose reference is no letter's number is left to a LetterRemains, and named otherwise")
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    /** Confirms it while mail stands still, so that it waits in the outbox. */
    private void queueLater(String token) {
        stop.turn(true, "a test looks at what waits");
        LetterWorld.await(stop::isStopped);
        world.confirming.confirm(token);
        assertThat(world.count("select count(*) from outgoing_mail where state = 'QUEUED'"))
                .isEqualTo(1);
    }

    private void letMailGo() {
        stop.turn(false, "");
        LetterWorld.await(() -> !stop.isStopped());
    }
}
