package org.centrallobby.letters.store;

import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.store.JointRows.Joint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Co-signatories who have not been told yet what became of their joint letter, and how many there are of a seat. */
@Component
public final class CoSignatories {
    private final JdbcClient database;
    private final LetterTexts texts;

    CoSignatories(JdbcClient database, LetterTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /**
     * One who is to be told.
     *
     * @param text null once destroyed
     */
    public record Untold(Letter letter, @Nullable LetterText text) {}

    /** A joint letter that has ended and not all of whose co-signatories know it. */
    public Optional<Joint> findUntold() {
        return database.sql("""
                        select * from joint_letter
                        where state not in ('POSTED', 'TAKEN_BACK') and told is distinct from state
                        order by id limit 1
                        """).query(JointRows::joint).optional();
    }

    /** The next who are to be told of it, held for this transaction. */
    public List<Untold> lockUntold(Joint joint, int atMost) {
        return database.sql("""
                        select l.* from co_signature s join letter l on l.form_id = s.form_id
                        where s.joint_letter_id = :joint and s.told is distinct from :state
                        order by l.id limit :atMost
                        for update of s
                        """)
                .param("joint", joint.id())
                .param("state", joint.state().name())
                .param("atMost", atMost)
                .query((row, number) -> new Untold(
                        LetterRows.letter(row, number),
                        row.getBytes("sealed") == null
                                ? null
                                : texts.open(row.getBytes("wrapped_key"), row.getBytes("sealed"))))
                .list();
    }

    /** Notes that these have been told. */
    public void told(Joint joint, List<Untold> people) {
        database.sql("""
                        update co_signature set told = :state
                        where form_id in (select form_id from letter where id = any(:ids))
                        """)
                .param("state", joint.state().name())
                .param("ids", people.stream().map(one -> one.letter().id()).toArray(Long[]::new))
                .update();
    }

    /** Notes that all have. */
    public void toldAll(Joint joint) {
        database.sql("update joint_letter set told = :state where id = :id and state = :state")
                .param("id", joint.id())
                .param("state", joint.state().name())
                .update();
    }

    /** How many constituents of a seat have co-signed, of those who have not taken it back. */
    public long count(String campaign, int constituencyId) {
        return database.sql("""
                        select count(distinct coalesce(email_hash, decode(lpad(to_hex(id), 16, '0'), 'hex'))) from letter
                        where joint and confirmed_at is not null and campaign = :campaign
                          and constituency_id = :seat and state not in ('WITHDRAWN', 'REFUSED', 'LAPSED')
                        """)
                .param("campaign", campaign)
                .param("seat", constituencyId)
                .query(Long.class)
                .single();
    }
}
