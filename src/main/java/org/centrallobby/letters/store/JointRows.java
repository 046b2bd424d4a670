package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of joint letters, and the letters they carry: what happens to one happens to all, in one statement. */
@Component
public final class JointRows {
    private final JdbcClient database;
    private final LetterTexts texts;

    JointRows(JdbcClient database, LetterTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    /** Letters for one Member and campaign that no joint letter carries yet. */
    public record Gathering(int memberId, String campaign) {}

    /** A letter that co-signs, opened. */
    public record CoSigned(Letter letter, LetterText text, long wordingId) {}

    /** Where a joint letter stands. */
    public enum State {
        /** In the outbox. */
        POSTED,
        /** Taken back before a server had it; its letters are free again. */
        TAKEN_BACK,
        ACCEPTED,
        REFUSED,
        GIVEN_UP,
        /** It came back after a server had taken it. */
        BOUNCED
    }

    /**
     * One message, nothing personal in it.
     *
     * @param day in London, of which it is the one of its Member and campaign
     * @param server that took or refused it, or was tried last; null until then
     * @param answer what that server said; null until then
     * @param endedAt null until it has ended
     */
    public record Joint(
            long id,
            String reference,
            int memberId,
            int constituencyId,
            @Nullable Long motionId,
            String campaign,
            LocalDate day,
            long wordingId,
            State state,
            Instant postedAt,
            @Nullable String server,
            @Nullable String answer,
            @Nullable Instant endedAt) {}

    /** All that wait for a joint letter. */
    public List<Gathering> listGatherings() {
        return database.sql("""
                        select distinct member_id, campaign from letter
                        where joint and state = 'READY' and posted_at is null and campaign is not null
                        """)
                .query((row, number) ->
                        new Gathering(row.getInt("member_id"), Objects.requireNonNull(row.getString("campaign"))))
                .list();
    }

    /** Those of a gathering that were ready by a moment, the earliest first, held for this transaction. */
    public List<CoSigned> lockReady(Gathering gathering, Instant by, int atMost) {
        return database.sql("""
                        select l.*, s.wording_id from letter l join co_signature s on s.form_id = l.form_id
                        where l.joint and l.state = 'READY' and l.posted_at is null
                          and l.member_id = :member and l.campaign = :campaign and l.state_since <= :by
                        order by l.state_since, l.id limit :atMost
                        for update of l skip locked
                        """)
                .param("member", gathering.memberId())
                .param("campaign", gathering.campaign())
                .param("by", sql(by))
                .param("atMost", atMost)
                .query((row, number) -> new CoSigned(
                        LetterRows.letter(row, number),
                        texts.open(row.getBytes("wrapped_key"), row.getBytes("sealed")),
                        row.getLong("wording_id")))
                .list();
    }

    /** Begins the joint letter of a day; empty if the day had one. */
    public Optional<Joint> begin(CoSigned first, String campaign, LocalDate day, Instant now) {
        return database.sql("""
                        insert into joint_letter (reference, member_id, constituency_id, motion_id, campaign, day,
                                                  wording_id, posted_at)
                        values (:reference, :member, :constituency, :motion, :campaign, :day, :wording, :now)
                        on conflict (member_id, campaign, day) do nothing
                        returning *
                        """)
                .param("reference", Reference.draw())
                .param("member", first.letter().memberId())
                .param("constituency", first.letter().constituencyId())
                .param("motion", first.letter().motionId(), Types.BIGINT)
                .param("campaign", campaign)
                .param("day", day)
                .param("wording", first.wordingId())
                .param("now", sql(now))
                .query(JointRows::joint)
                .optional();
    }

    /** Whether a Member has had the joint letter of a campaign and day. */
    public boolean isUsed(Gathering gathering, LocalDate day) {
        return database.sql("""
                        select exists (select from joint_letter
                                       where member_id = :member and campaign = :campaign and day = :day)
                        """)
                .param("member", gathering.memberId())
                .param("campaign", gathering.campaign())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Notes of all these letters that a joint letter carries them and is in the outbox. */
    public void post(Joint joint, Collection<Long> letterIds, Instant now) {
        Long[] ids = letterIds.toArray(Long[]::new);
        int moved = database.sql("""
                        with carried as (
                            update co_signature s set joint_letter_id = :joint, told = null
                            from letter l where l.form_id = s.form_id and l.id = any(:ids))
                        update letter
                        set last_event = 'POST', moves = moves + 1, moved_at = :now, moved_by = 'house', note = :note
                        where id = any(:ids) and state = 'READY' and posted_at is null
                        """)
                .param("joint", joint.id())
                .param("ids", ids)
                .param("now", sql(now))
                .param("note", joint.reference())
                .update();
        if (moved != ids.length) {
            throw new IllegalStateException("Joint letter " + joint.id() + " would carry letters that have moved.");
        }
    }

    /** Takes a joint letter off the letters it carries: they are as if none had been made. */
    public void free(Joint joint, Instant now) {
        close(joint, State.TAKEN_BACK, null, null, now);
        database.sql("""
                        with freed as (
                            update co_signature set joint_letter_id = null, told = null
                            where joint_letter_id = :joint returning form_id)
                        update letter set posted_at = null
                        where form_id in (select form_id from freed) and state = 'READY'
                        """).param("joint", joint.id()).update();
    }

    /** Ends a joint letter, or ends it otherwise, and lets the same happen to all it carries. */
    public void end(
            Joint joint, State end, LetterEvent event, @Nullable String server, @Nullable String answer, Instant now) {
        close(joint, end, server, answer, now);
        database.sql("""
                        update letter
                        set state = :to, last_event = :event, moves = moves + 1, moved_at = :now, moved_by = 'mail',
                            note = :note, accepted_by = case when :to = 'ACCEPTED' then :server else accepted_by end
                        where state = any(:from)
                          and form_id in (select form_id from co_signature where joint_letter_id = :joint)
                        """)
                .param("joint", joint.id())
                .param("event", event.name())
                .param("to", event.to(event.from().iterator().next()).name())
                .param("from", event.from().stream().map(Enum::name).toArray(String[]::new))
                .param("server", server, Types.VARCHAR)
                .param("note", joint.reference())
                .param("now", sql(now))
                .update();
    }

    private void close(Joint joint, State end, @Nullable String server, @Nullable String answer, Instant now) {
        database.sql("""
                        update joint_letter
                        set state = :state, ended_at = :now, server = coalesce(:server, server), answer = :answer
                        where id = :id
                        """)
                .param("id", joint.id())
                .param("state", end.name())
                .param("server", server, Types.VARCHAR)
                .param("answer", answer, Types.VARCHAR)
                .param("now", sql(now))
                .update();
    }

    public Optional<Joint> find(long id) {
        return database.sql("select * from joint_letter where id = :id")
                .param("id", id)
                .query(JointRows::joint)
                .optional();
    }

    /** The one in the outbox that carries a letter. */
    public Optional<Joint> findPostedWith(long letterId) {
        return database.sql("""
                        select j.* from letter l join co_signature s on s.form_id = l.form_id
                            join joint_letter j on j.id = s.joint_letter_id
                        where l.id = :id and j.state = 'POSTED'
                        """).param("id", letterId).query(JointRows::joint).optional();
    }

    /** Reads one and holds every other transaction off it until this one ends. */
    public Joint getLocked(long id) {
        return database.sql("select * from joint_letter where id = :id for update")
                .param("id", id)
                .query(JointRows::joint)
                .single();
    }

    /** Those in the outbox. */
    public List<Joint> listPosted() {
        return database.sql("select * from joint_letter where state = 'POSTED' order by id")
                .query(JointRows::joint)
                .list();
    }

    /** One of the letters a joint letter carries, for all of them; empty if it carries none any more. */
    public Optional<Letter> findCarried(long jointLetterId) {
        return database.sql("""
                        select l.* from co_signature s join letter l on l.form_id = s.form_id
                        where s.joint_letter_id = :joint limit 1
                        """)
                .param("joint", jointLetterId)
                .query(LetterRows::letter)
                .optional();
    }

    /** How many letters a joint letter carries. */
    public int countCarried(long jointLetterId) {
        return database.sql("select count(*) from co_signature where joint_letter_id = :joint")
                .param("joint", jointLetterId)
                .query(Integer.class)
                .single();
    }

    static Joint joint(ResultSet row, int number) throws SQLException {
        return new Joint(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("reference")),
                row.getInt("member_id"),
                row.getInt("constituency_id"),
                row.getObject("motion_id", Long.class),
                Objects.requireNonNull(row.getString("campaign")),
                row.getObject("day", LocalDate.class),
                row.getLong("wording_id"),
                State.valueOf(row.getString("state")),
                SqlTime.instant(row, "posted_at"),
                row.getString("server"),
                row.getString("answer"),
                SqlTime.instantOrNull(row, "ended_at"));
    }
}
