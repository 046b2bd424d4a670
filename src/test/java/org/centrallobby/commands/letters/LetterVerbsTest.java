package org.centrallobby.commands.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.commands.verb.Start;
import org.centrallobby.kit.database.Role;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.mail.TestRelay.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** An operator's hand on letters, from commands beside the site. */
class LetterVerbsTest {
    private static final String FOUL = "Dear Ada,\n\nThe ferry is shit again, see evil.com.\n\nAsha";
    private static final String FAIR = "Dear Ada,\n\nThe evening ferry was late again, as it is every Friday.\n\nAsha";
    private final LetterWorld world = new LetterWorld();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final Start start =
            settings -> Launch.start(CentralLobby.class, world.program.settings(), Role.VERB, nothingMore -> {});

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_held_letter_is_listed_read_and_let_go() {
        assertThat(held()).isEqualTo("0 Nothing is held.\n");
        Letter letter = confirm(FOUL);
        assertThat(held()).startsWith("0 " + letter.reference()).endsWith("FOUL_LANGUAGE,LINKS\n");
        assertThat(held("read", letter.reference())).contains("The ferry is shit again");
        assertThat(held("release", letter.reference()))
                .isEqualTo("0 Letter " + letter.reference() + " is now READY.\n");
        assertThat(held("release", letter.reference())).startsWith("1 Letter " + letter.reference() + " is ");
        assertThat(held("read", letter.reference())).isEqualTo("1 No letter " + letter.reference() + " is held.\n");
    }

    @Test
    void a_held_letter_is_refused_for_a_named_reason_and_for_no_other() {
        Letter letter = confirm(FOUL);
        assertThat(held("refuse", letter.reference(), "DISLIKED")).startsWith("2 ");
        assertThat(world.state(letter.id())).isEqualTo(LetterState.HELD);
        assertThat(held("refuse", letter.reference(), "ABUSIVE"))
                .isEqualTo("0 Letter " + letter.reference() + " is now REFUSED.\n");
        assertThat(held("hold", "CL-AAAA-AAAA")).isEqualTo("1 Letter CL-AAAA-AAAA is not known.\n");
    }

    @Test
    void a_letter_that_came_back_is_counted_shown_without_a_word_of_it_and_sent_once_more() {
        String link = write(FAIR);
        world.relay.answer(Answer.REFUSE_RECIPIENT);
        Letter letter = confirmBy(link);
        LetterWorld.await(() -> {
            world.mails();
            return world.state(letter.id()) == LetterState.RETURNED;
        });
        world.relay.answer(Answer.ACCEPT);

        assertThat(letters()).contains("1  RETURNED");
        assertThat(letters("show", letter.reference()))
                .contains("WRITE", "CONFIRM", "RETURN", "campaign ferries")
                .doesNotContain("ferry was late", "Asha", "example.test");
        assertThat(letters("retry", letter.reference()))
                .isEqualTo("0 Letter " + letter.reference() + " is now READY.\n");
        world.mails();
        LetterWorld.await(() -> {
            world.mails();
            return world.state(letter.id()) == LetterState.ACCEPTED;
        });
        assertThat(letters("retry", letter.reference()))
                .isEqualTo("1 Letter " + letter.reference() + " is ACCEPTED: that cannot be done from there.\n");
        assertThat(letters("show", "CL-AAAA-AAAA")).isEqualTo("1 There is no letter CL-AAAA-AAAA.\n");
    }

    private Letter confirm(String text) {
        return confirmBy(write(text));
    }

    /** The link that comes by mail. */
    private String write(String text) {
        world.write(world.draft(UUID.randomUUID(), LetterWorld.writer("asha@example.test"), text));
        return LetterWorld.token(world.mail(1));
    }

    private Letter confirmBy(String link) {
        world.confirming.confirm(link);
        return world.letters.findByToken(link).orElseThrow();
    }

    private String held(String... args) {
        return run(new HeldCommand(start, print, print), args);
    }

    private String letters(String... args) {
        return run(new LettersCommand(start, print, print), args);
    }

    /** The exit status, and what was said. */
    private String run(Object verb, String... args) {
        out.reset();
        int status = new CommandLine(verb).execute(args);
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }
}
