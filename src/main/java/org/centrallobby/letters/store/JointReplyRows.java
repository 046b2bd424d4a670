package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.store.JointRows.Joint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of a joint letter that was answered, and whom the answer is for. */
@Component
public final class JointReplyRows {
    private final JdbcClient database;
    private final LetterTexts texts;

    JointReplyRows(JdbcClient database, LetterTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /**
     * One whom an answer is for: a server took the letter, and their address is still kept.
     *
     * @param text null once destroyed: it is kept for less time than the address
     */
    public record Reader(
            Letter letter, LetterContact contact, @Nullable LetterText text) {}

    /** All whom an answer to a joint letter is for. */
    public List<Reader> listReaders(Joint joint) {
        return database.sql("""
                        select l.* from co_signature s join letter l on l.form_id = s.form_id
                        where s.joint_letter_id = :joint and l.state in ('ACCEPTED', 'ANSWERED')
                          and l.contact_sealed is not null
                        order by l.id
                        """)
                .param("joint", joint.id())
                .query((row, number) -> new Reader(
                        LetterRows.letter(row, number),
                        texts.openContact(row.getBytes("contact_key"), row.getBytes("contact_sealed")),
                        row.getBytes("sealed") == null
                                ? null
                                : texts.open(row.getBytes("wrapped_key"), row.getBytes("sealed"))))
                .list();
    }

    /** Counts one answer that is passed on, and gives its number; empty if there were as many as may be. */
    public Optional<Integer> count(Joint joint, int atMost) {
        return database.sql("""
                        update joint_letter set replies = replies + 1 where id = :id and replies < :atMost
                        returning replies
                        """)
                .param("id", joint.id())
                .param("atMost", atMost)
                .query(Integer.class)
                .optional();
    }

    /** Notes on every letter that a machine answered, once; those that a person answered stay as they are. */
    public void acknowledge(Joint joint, String actor, Instant now) {
        boolean first =
                database.sql("""
                        update joint_letter set acknowledged_at = :now where id = :id and acknowledged_at is null
                        """).param("id", joint.id()).param("now", sql(now)).update() == 1;
        if (first) {
            database.sql("""
                            update letter
                            set last_event = 'ACKNOWLEDGED', moves = moves + 1, moved_at = :now, moved_by = :actor, note = :note
                            where state = 'ACCEPTED'
                              and form_id in (select form_id from co_signature where joint_letter_id = :joint)
                            """)
                    .param("joint", joint.id())
                    .param("now", sql(now))
                    .param("actor", actor)
                    .param("note", joint.reference())
                    .update();
        }
    }
}
