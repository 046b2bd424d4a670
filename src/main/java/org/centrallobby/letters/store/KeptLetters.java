package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters whose time is over, destroyed many at once, and the letters of one person. */
@Component
public final class KeptLetters {
    private static final String ACTOR = "retention";
    private final JdbcClient database;
    private final LetterTexts texts;

    KeptLetters(JdbcClient database, LetterTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /**
     * A letter, with what a person who asks is to know besides.
     *
     * @param acceptedAt when a mail server took it; null if none has
     */
    public record Kept(
            Letter letter,
            String consentVersion,
            Instant consentedAt,
            @Nullable Instant acceptedAt) {}

    /** Destroys text and postal address of letters that were accepted before a moment; name and e-mail stay for an answer. */
    public List<Long> forgetTexts(Instant acceptedBefore, Instant now, int atMost) {
        return database.sql("""
                        with due as (
                            select id from letter
                            where state in ('ACCEPTED', 'ANSWERED') and sealed is not null and accepted_at <= :before
                            order by accepted_at limit :atMost for update skip locked)
                        update letter l
                        set last_event = 'FORGET_TEXT', moves = l.moves + 1, moved_at = :now, moved_by = :actor, note = null
                        from due where l.id = due.id returning l.id
                        """)
                .param("before", sql(acceptedBefore))
                .param("atMost", atMost)
                .param("now", sql(now))
                .param("actor", ACTOR)
                .query(Long.class)
                .list();
    }

    /** Destroys what is left of letters that were accepted before a moment. */
    public List<Long> destroyAccepted(Instant acceptedBefore, Instant now, int atMost) {
        return destroy("state in ('ACCEPTED', 'ANSWERED') and accepted_at", acceptedBefore, now, atMost);
    }

    /** Destroys letters that came to an end before a moment without having been taken, or came back. */
    public List<Long> destroyEnded(Instant endedBefore, Instant now, int atMost) {
        return destroy(
                "state in ('RETURNED', 'FAILED', 'LAPSED', 'REFUSED') and state_since", endedBefore, now, atMost);
    }

    /** Letters that were denied or taken back since a moment: what they held went in that very move. */
    public List<Long> listGoneSince(Instant moment) {
        return database.sql("""
                        select id from letter where state in ('DENIED', 'WITHDRAWN') and state_since >= :moment order by id
                        """).param("moment", sql(moment)).query(Long.class).list();
    }

    private List<Long> destroy(String whose, Instant before, Instant now, int atMost) {
        return database.sql("""
                        with due as (
                            select id from letter where %s <= :before
                            order by id limit :atMost for update skip locked)
                        update letter l
                        set state = 'DESTROYED', last_event = 'DESTROY', moves = l.moves + 1, moved_at = :now,
                            moved_by = :actor, note = null
                        from due where l.id = due.id returning l.id
                        """.formatted(whose))
                .param("before", sql(before))
                .param("atMost", atMost)
                .param("now", sql(now))
                .param("actor", ACTOR)
                .query(Long.class)
                .list();
    }

    /** The letters of an address of which something personal is held, from the oldest on. */
    public List<Kept> listOf(EmailAddress writer) {
        return database.sql("select * from letter where email_hash = :hash order by id")
                .param("hash", texts.hash(writer))
                .query((row, number) -> new Kept(
                        LetterRows.letter(row, number),
                        row.getString("consent_version"),
                        SqlTime.instant(row, "consented_at"),
                        SqlTime.instantOrNull(row, "accepted_at")))
                .list();
    }

    /** One letter. */
    public Optional<Kept> find(long letterId) {
        return database.sql("select * from letter where id = :id")
                .param("id", letterId)
                .query((row, number) -> new Kept(
                        LetterRows.letter(row, number),
                        row.getString("consent_version"),
                        SqlTime.instant(row, "consented_at"),
                        SqlTime.instantOrNull(row, "accepted_at")))
                .optional();
    }
}
