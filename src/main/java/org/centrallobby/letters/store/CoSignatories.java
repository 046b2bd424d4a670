package org.centrallobby.letters.store;

import java.util.List;
import java.util.Optional;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.store.JointRows.CoSigned;
import org.centrallobby.letters.store.JointRows.Joint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The co-signatories of a joint letter: who they are, who has not been told yet, and how many there are of a seat. */
@Component
public final class CoSignatories {
    /** Of the locks in PostgreSQL, those on what joint letters carry. */
    private static final int LOCKS = 0x11F;

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

    /**
     * Holds everybody else off changing whom a joint letter in the outbox carries, until this transaction ends. The
     * dispatcher takes its mail first and the letter second; so does whoever has this.
     */
    public void hold(long jointLetterId) {
        database.sql("select pg_advisory_xact_lock(:locks, :joint)")
                .param("locks", LOCKS)
                .param("joint", Math.toIntExact(jointLetterId))
                .query((row, number) -> true)
                .single();
    }

    /** All that a joint letter carries, in the order they were ready. */
    public List<CoSigned> listCarried(Joint joint) {
        return database.sql("""
                        select l.*, s.wording_id from co_signature s join letter l on l.form_id = s.form_id
                        where s.joint_letter_id = :joint and l.sealed is not null order by l.state_since, l.id
                        """)
                .param("joint", joint.id())
                .query((row, number) -> new CoSigned(
                        LetterRows.letter(row, number),
                        texts.open(row.getBytes("wrapped_key"), row.getBytes("sealed")),
                        row.getLong("wording_id")))
                .list();
    }

    /** Takes a letter off the joint letter that carries it: it is as if it had not been gathered. */
    public void takeOut(long letterId) {
        database.sql("""
                        with freed as (
                            update co_signature set joint_letter_id = null, told = null
                            where form_id = (select form_id from letter where id = :id))
                        update letter set posted_at = null where id = :id and state = 'READY'
                        """).param("id", letterId).update();
    }

    /** Those whom a joint letter in the outbox still names and who are erased. */
    public List<Long> listGone(Joint joint) {
        return database.sql("""
                        select l.id from co_signature s join letter l on l.form_id = s.form_id
                        where s.joint_letter_id = :joint and l.state <> 'READY' order by l.id
                        """).param("joint", joint.id()).query(Long.class).list();
    }

    /** Whether a letter is ready and nothing carries it. */
    public boolean isFree(long letterId) {
        return database.sql(
                        "select exists (select from letter where id = :id and state = 'READY' and posted_at is null)")
                .param("id", letterId)
                .query(Boolean.class)
                .single();
    }

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
