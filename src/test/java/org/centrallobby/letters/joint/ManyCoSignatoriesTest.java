package org.centrallobby.letters.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.post.LetterFacts;
import org.centrallobby.letters.store.LetterRows;
import org.centrallobby.mail.TestRelay.Received;
import org.centrallobby.mail.outbox.Dispatcher;
import org.junit.jupiter.api.Test;

/** Two thousand constituents of one seat in one day. */
class ManyCoSignatoriesTest {
    private static final int MANY = 2_000;
    private static final String[] FIRST = {"Asha", "Ben", "Cara", "Dylan", "Eilidh", "Siân", "George", "Zoë"};
    private static final String[] LAST = {"Patel", "Ode", "Dunn", "O’Neill", "Llewellyn-Jones", "Khan", "MacDonald"};
    private static final String SENTENCE = "My daughter walks past the lorries every morning on her way to school,"
            + " and last winter a driver did not see her at all.";

    @Test
    void two_thousand_names_are_one_message_below_a_megabyte_with_the_whole_list_beside_it() throws Exception {
        try (JointWorld world = new JointWorld()) {
            confirm(world);
            world.clock.set(Instant.parse("2026-12-07T09:00:00Z"));
            long start = System.nanoTime();
            world.joint.runOnce();
            System.out.println("gathered in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            JointWorld.await(() -> {
                world.program.get(Dispatcher.class).runOnce();
                return world.count("select count(*) from letter where state = 'ACCEPTED'") == MANY;
            });
            assertThat(world.mailsTo(JointWorld.OFFICE)).hasSize(1);
            Received mail = world.mailsTo(JointWorld.OFFICE).getFirst();
            System.out.println("bytes on the wire: " + mail.raw().length());

            assertThat(mail.raw().length()).isLessThan(1_000_000);
            assertThat(mail.header("From")).contains("2,000 constituents of Zed North via Central Lobby");
            assertThat(mail.text().lines().filter(line -> line.matches("\\d+ \\| ZZ9 .*")))
                    .hasSize(MANY);
            assertThat(mail.html().split("<td>ZZ9 ", -1)).hasSize(MANY + 1);
            String csv = mail.file();
            assertThat(csv.lines()).hasSize(MANY + 1);
            assertThat(csv).contains("Siân").contains("O’Neill");
            assertThat(world.count("select count(*) from letter_audit where event = 'ACCEPT'"))
                    .isEqualTo(MANY);
            world.program.get(JointReceipts.class).runOnce();
            assertThat(world.count("select count(*) from outgoing_mail where kind = 'letter.joint.receipt'"))
                    .isEqualTo(MANY);
            String folder = System.getenv("LOBBY_SCREENSHOTS");
            if (folder != null) {
                Files.writeString(Path.of(folder, "joint-2000.html"), mail.html());
                Files.writeString(Path.of(folder, "joint-2000.txt"), mail.text());
                Files.writeString(Path.of(folder, "joint-2000.csv"), csv);
            }
        }
    }

    /** As if each had followed their link: what one who waits for mail would take minutes for. */
    private static void confirm(JointWorld world) {
        LetterRows rows = world.program.get(LetterRows.class);
        LetterFacts facts = world.program.get(LetterFacts.class);
        world.program.database().transactions().executeWithoutResult(status -> {
            for (int i = 0; i < MANY; i++) {
                Draft draft = world.draft(
                        FIRST[i % FIRST.length] + " " + LAST[i % LAST.length],
                        (i / 4 + 1) + " Mill Lane\nZed North",
                        "ZZ9 " + (1 + i % 9) + (char) ('A' + i % 23) + (char) ('A' + i / 23 % 23),
                        "person" + i + "@people.test",
                        i % 3 == 0 ? SENTENCE : "");
                world.keepWording(draft);
                Letter letter = rows.add(
                                draft, facts.standing(draft.motionId(), draft.memberId()), true, world.clock.instant())
                        .orElseThrow();
                assertThat(rows.apply(LetterEvent.CONFIRM, letter, "writer", world.clock.instant()))
                        .isTrue();
            }
        });
        assertThat(world.count("select count(*) from letter where state = '" + LetterState.READY + "'"))
                .isEqualTo(MANY);
    }
}
