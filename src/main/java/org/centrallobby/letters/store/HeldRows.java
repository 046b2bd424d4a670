package org.centrallobby.letters.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.letters.Letter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the table of letters knows of reasons to look at one. */
@Component
public final class HeldRows {
    private final JdbcClient database;

    HeldRows(JdbcClient database) {
        this.database = database;
    }

    /** A held letter, and the note it is held with. */
    public record Held(Letter letter, String note, Instant since) {}

    /** From the oldest on. */
    public List<Held> listHeld(int atMost) {
        return database.sql("""
                        select * from letter where state = 'HELD' order by confirmed_at, id limit :atMost
                        """)
                .param("atMost", atMost)
                .query((row, number) -> new Held(
                        LetterRows.letter(row, number),
                        Objects.requireNonNullElse(row.getString("note"), ""),
                        SqlTime.instant(row, "state_since")))
                .list();
    }

    /** Whether its network had had its share of letters when it was written. */
    public boolean wasOften(long letterId) {
        return database.sql("select often_by_network from letter where id = :id")
                .param("id", letterId)
                .query(Boolean.class)
                .single();
    }
}
