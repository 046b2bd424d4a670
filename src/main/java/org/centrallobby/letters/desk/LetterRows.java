package org.centrallobby.letters.desk;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Step;
import org.centrallobby.mail.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of letters. A state changes by {@link #apply} and nowhere else. */
@Component
final class LetterRows {
    private static final String CONTEXT = "letter";
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient database;
    private final Sealer sealer;

    LetterRows(JdbcClient database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /** Keeps a new letter; empty if its form was sent in before, even at this very moment. */
    Optional<Letter> add(Draft draft, EmailAddress email, boolean demonstration, Instant now) {
        Sealed sealed = seal(draft.content());
        return database.sql("""
                        with written as (
                            insert into letter (reference, state, campaign, motion_id, member_id, constituency_id,
                                                wrapped_key, sealed, email_hash, form_id, consent_version, consented_at,
                                                written_at, state_since, demonstration)
                            values (:reference, :to, :campaign, :motion, :member, :constituency,
                                    :wrappedKey, :sealed, :emailHash, :form, :consent, :now, :now, :now, :demonstration)
                            on conflict (form_id) do nothing
                            returning *),
                        noted as (
                            insert into letter_audit (letter_id, event, from_state, to_state, at, actor)
                            select id, :event, null, state, :now, 'writer' from written)
                        select * from written
                        """)
                .param("reference", Reference.draw())
                .param("event", LetterEvent.WRITE.name())
                .param("to", LetterEvent.WRITE.to().name())
                .param("campaign", draft.campaign())
                .param("motion", draft.motionId())
                .param("member", draft.memberId())
                .param("constituency", draft.constituencyId())
                .param("wrappedKey", sealed.wrappedKey())
                .param("sealed", sealed.sealed())
                .param("emailHash", emailHash(email))
                .param("form", draft.formId())
                .param("consent", draft.consentVersion())
                .param("now", sql(now))
                .param("demonstration", demonstration)
                .query(LetterRows::letter)
                .optional();
    }

    /** What has happened to a letter, the earliest first. */
    List<Step> listSteps(long id) {
        return database.sql("select event, at from letter_audit where letter_id = :id order by id")
                .param("id", id)
                .query((row, number) ->
                        new Step(LetterEvent.valueOf(row.getString("event")), SqlTime.instant(row, "at")))
                .list();
    }

    /** Lets an event happen; false if the letter is no longer where it was when it was read. */
    boolean apply(LetterEvent event, Letter letter, String actor, Instant now) {
        return move(event, letter, actor, null, now);
    }

    /** {@link LetterEvent#ACCEPT}, with the server that took it. */
    boolean accept(Letter letter, String actor, String server, Instant now) {
        return move(LetterEvent.ACCEPT, letter, actor, server, now);
    }

    private boolean move(LetterEvent event, Letter letter, String actor, @Nullable String acceptedBy, Instant now) {
        return event.from().contains(letter.state())
                && database.sql("""
                                with moved as (
                                    update letter
                                    set state = :to, state_since = :now,
                                        accepted_by = coalesce(:acceptedBy, accepted_by),
                                        wrapped_key = case when :destroys then null else wrapped_key end,
                                        sealed = case when :destroys then null else sealed end,
                                        email_hash = case when :destroys then null else email_hash end
                                    where id = :id and state = :from
                                    returning id)
                                insert into letter_audit (letter_id, event, from_state, to_state, at, actor)
                                select id, :event, :from, :to, :now, :actor from moved
                                """)
                                .param("id", letter.id())
                                .param("event", event.name())
                                .param("from", letter.state().name())
                                .param("to", event.to().name())
                                .param("destroys", event.to().isDestroyed())
                                .param("acceptedBy", acceptedBy, java.sql.Types.VARCHAR)
                                .param("now", sql(now))
                                .param("actor", actor)
                                .update()
                        == 1;
    }

    /** Puts another draft in the place of the one before, within the transaction of {@link LetterEvent#REWRITE}. */
    void replace(long id, Draft draft) {
        reseal(id, draft.content());
        database.sql("""
                        update letter
                        set member_id = :member, constituency_id = :constituency, motion_id = :motion,
                            campaign = :campaign, consent_version = :consent, consented_at = state_since
                        where id = :id
                        """)
                .param("id", id)
                .param("member", draft.memberId())
                .param("constituency", draft.constituencyId())
                .param("motion", draft.motionId())
                .param("campaign", draft.campaign())
                .param("consent", draft.consentVersion())
                .update();
    }

    /** Puts another address in the place of the one before, within the transaction of {@link LetterEvent#CHANGE_EMAIL}. */
    void changeEmail(long id, EmailAddress email) {
        findText(id).ifPresent(text -> reseal(id, text.withEmail(email)));
    }

    private void reseal(long id, LetterText content) {
        Sealed sealed = seal(content);
        database.sql("""
                        update letter set wrapped_key = :wrappedKey, sealed = :sealed, email_hash = :emailHash
                        where id = :id and sealed is not null
                        """)
                .param("id", id)
                .param("wrappedKey", sealed.wrappedKey())
                .param("sealed", sealed.sealed())
                .param("emailHash", emailHash(content.writerAddress()))
                .update();
    }

    Optional<Letter> find(long id) {
        return database.sql("select * from letter where id = :id")
                .param("id", id)
                .query(LetterRows::letter)
                .optional();
    }

    /** Reads a letter and holds every other transaction off it until this one ends. */
    Letter getLocked(long id) {
        return database.sql("select * from letter where id = :id for update")
                .param("id", id)
                .query(LetterRows::letter)
                .single();
    }

    Optional<Letter> findByForm(UUID formId) {
        return database.sql("select * from letter where form_id = :form")
                .param("form", formId)
                .query(LetterRows::letter)
                .optional();
    }

    /** Empty once destroyed. */
    Optional<LetterText> findText(long id) {
        return database.sql("select wrapped_key, sealed from letter where id = :id and sealed is not null")
                .param("id", id)
                .query((row, number) -> json.readValue(
                        sealer.open(row.getBytes("wrapped_key"), row.getBytes("sealed"), CONTEXT), LetterText.class))
                .optional();
    }

    List<Long> listUnconfirmedSince(Instant before, int atMost) {
        return database.sql("""
                        select id from letter where state = 'UNCONFIRMED' and state_since <= :before
                        order by state_since limit :atMost
                        """)
                .param("before", sql(before))
                .param("atMost", atMost)
                .query(Long.class)
                .list();
    }

    /** From the oldest on. */
    List<Letter> listInState(LetterState state) {
        return database.sql("select * from letter where state = :state order by id")
                .param("state", state.name())
                .query(LetterRows::letter)
                .list();
    }

    /** Notes whom the writer of a waiting letter is being told of; false if that was told before. */
    boolean claimTelling(long id, int memberId) {
        return database.sql("""
                                update letter set told_member_id = :member
                                where id = :id and state = 'WAITING' and told_member_id is distinct from :member
                                """).param("id", id).param("member", memberId).update() == 1;
    }

    /** Whether a letter has waited too long: since its Member left, or since its writer was told of a new one. */
    boolean isOverdue(long id, Instant left, Instant told) {
        return database.sql("""
                        select exists (
                            select from letter where id = :id and state = 'WAITING'
                              and state_since <= case when told_member_id is null then :left else :told end)
                        """)
                .param("id", id)
                .param("left", sql(left))
                .param("told", sql(told))
                .query(Boolean.class)
                .single();
    }

    /** Puts another Member in the place of the one before, within the transaction of {@link LetterEvent#SEND_TO_SUCCESSOR}. */
    Letter readdress(long id, int memberId) {
        return database.sql("update letter set member_id = :member where id = :id returning *")
                .param("id", id)
                .param("member", memberId)
                .query(LetterRows::letter)
                .single();
    }

    long countDemonstrationUnderWay() {
        return database.sql(
                        "select count(*) from letter where demonstration and state in ('UNCONFIRMED', 'READY', 'WAITING')")
                .query(Long.class)
                .single();
    }

    void removeDemonstration() {
        database.sql("delete from letter_audit where letter_id in (select id from letter where demonstration)")
                .update();
        database.sql("delete from letter where demonstration").update();
    }

    private Sealed seal(LetterText content) {
        return sealer.seal(json.writeValueAsBytes(content), CONTEXT);
    }

    private byte[] emailHash(EmailAddress email) {
        return sealer.hash("email", email.key());
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("reference")),
                LetterState.valueOf(row.getString("state")),
                row.getInt("member_id"),
                row.getInt("constituency_id"),
                row.getObject("motion_id", Long.class),
                row.getString("campaign"),
                SqlTime.instant(row, "written_at"),
                SqlTime.instant(row, "state_since"),
                row.getString("accepted_by"));
    }
}
