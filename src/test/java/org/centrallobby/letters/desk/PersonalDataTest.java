package org.centrallobby.letters.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.centrallobby.letters.desk.LetterWorld.token;

import java.util.List;
import java.util.UUID;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Writer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who steals the database, without the keys, reads nothing a person typed. */
class PersonalDataTest {
    private final LetterWorld world = new LetterWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothing_typed_stands_in_clear_in_any_table_at_any_stage() {
        Draft draft = world.draft(
                UUID.randomUUID(),
                new Writer("Quintessa Vandermolen", "77 Ptarmigan Parade\nWhistlewick", "ZZ9 7QX", "quin@mailbox.test"),
                "My ptarmigan is unwell, and the ferry is late.");
        List<String> typed = List.of(
                "Quintessa",
                "Vandermolen",
                "Ptarmigan",
                "Whistlewick",
                "ZZ9 7QX",
                "ZZ97QX",
                "quin@",
                "mailbox.test",
                "is unwell");
        world.write(draft);
        assertThat(Dump.of(world.program.database())).doesNotContain(typed);
        String token = token(world.mail(1));
        assertThat(Dump.of(world.program.database())).doesNotContain(typed).doesNotContain(List.of(token));
        world.confirming.confirm(token);
        assertThat(Dump.of(world.program.database())).doesNotContain(typed);
        assertThat(world.mails()).hasSize(3);
        assertThat(Dump.of(world.program.database())).doesNotContain(typed).contains("Ada Thorne");
    }
}
