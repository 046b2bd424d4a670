package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.centrallobby.kit.rounds.Numbers;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterContact;
import org.centrallobby.letters.LetterEvent;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.Standing;
import org.centrallobby.letters.Step;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.motions.MotionStatus;
import org.centrallobby.motions.Stance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of letters. A state changes by {@link #apply} and nowhere else; the database itself refuses every move that is
 * not in its table of transitions, writes the audit row, and ends what a destroyed letter held.
 */
@Component
public final class LetterRows {
    private final JdbcClient database;
    private final JdbcOperations volleys;
    private final LetterTexts texts;
    private final Numbers numbers;

    LetterRows(JdbcClient database, JdbcOperations volleys, LetterTexts texts) {
        this.database = database;
        this.volleys = volleys;
        this.texts = texts;
        this.numbers = new Numbers(database, "letter");
    }

    /** Keeps a new letter; empty if its form was sent in before, even at this very moment. */
    public Optional<Letter> add(Draft draft, Standing shown, boolean demonstration, Instant now) {
        Arrival arrival = seal(draft, shown, demonstration, false, now);
        try {
            Volley volley = new Volley();
            add(List.of(arrival), volley);
            volley.send(database);
            return Optional.of(arrival.letter());
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a letter ready to be kept.
     *
     * @param shown how things stood when its writer sent it in
     * @param often whether its network had had its share of letters for a day
     * @param now when it was written
     */
    public Arrival seal(Draft draft, Standing shown, boolean demonstration, boolean often, Instant now) {
        LetterText content = draft.content();
        LetterContact contact = content.contact();
        return new Arrival(
                numbers.draw(),
                Reference.draw(),
                draft,
                contact.email(),
                shown,
                demonstration,
                often,
                now,
                new Arrival.Secrets(texts.seal(content), texts.sealContact(contact), texts.hash(contact.email())));
    }

    /**
     * Has new letters kept at one moment, but those that are left out. The volley throws {@link DuplicateKeyException} if a
     * form among them was sent in before; then nothing is kept.
     *
     * @param arrivals each at its place
     */
    public void add(List<Arrival> arrivals, Volley volley) {
        ArrivalRows.add(arrivals, volley);
    }

    /**
     * Sends a volley that keeps letters.
     *
     * @return the places of those that were left out
     */
    public Set<Long> send(Volley volley) {
        return volley.sendLeavingOut(volleys);
    }

    /** What has happened to a letter, the earliest first. */
    public List<Step> listSteps(long id) {
        return database.sql("select event, at, actor, note from letter_audit where letter_id = :id order by id")
                .param("id", id)
                .query((row, number) -> new Step(
                        LetterEvent.valueOf(row.getString("event")),
                        SqlTime.instant(row, "at"),
                        Objects.requireNonNull(row.getString("actor")),
                        row.getString("note")))
                .list();
    }

    /** Lets an event happen; false if the letter is no longer where it was when it was read. */
    public boolean apply(LetterEvent event, Letter letter, String actor, Instant now) {
        return apply(event, letter, actor, now, null);
    }

    /**
     * Lets an event happen; false if the letter is no longer where it was when it was read.
     *
     * @param actor {@code writer}, {@code mail}, {@code house}, or who else does it
     * @param note what is to be known of it, nothing personal
     */
    public boolean apply(LetterEvent event, Letter letter, String actor, Instant now, @Nullable String note) {
        return event.from().contains(letter.state())
                && database.sql("""
                                update letter
                                set state = :to, last_event = :event, moves = moves + 1, moved_at = :now,
                                    moved_by = :actor, note = :note
                                where id = :id and state = :from
                                """)
                                .param("id", letter.id())
                                .param("event", event.name())
                                .param("from", letter.state().name())
                                .param("to", event.to(letter.state()).name())
                                .param("now", sql(now))
                                .param("actor", actor)
                                .param("note", note, Types.VARCHAR)
                                .update()
                        == 1;
    }

    /** {@link LetterEvent#ACCEPT}, with the server that took it. */
    public boolean accept(Letter letter, String actor, String server, Instant now) {
        boolean moved = apply(LetterEvent.ACCEPT, letter, actor, now);
        if (moved) {
            database.sql("update letter set accepted_by = :server where id = :id")
                    .param("id", letter.id())
                    .param("server", server)
                    .update();
        }
        return moved;
    }

    /** Notes how things stood when the writer pressed the button. */
    public void show(long id, Standing shown) {
        database.sql("update letter set stance = :stance, motion_status = :status where id = :id")
                .param("id", id)
                .param("stance", name(shown.stance()), Types.VARCHAR)
                .param("status", name(shown.status()), Types.VARCHAR)
                .update();
    }

    /** Puts another draft in the place of the one before, within the transaction of {@link LetterEvent#REWRITE}. */
    public void replace(long id, Draft draft, Standing shown) {
        texts.replace(id, draft.content());
        database.sql("""
                        update letter
                        set member_id = :member, constituency_id = :constituency, motion_id = :motion,
                            campaign = :campaign, kind = :kind, joint = :joint, stance = :stance, motion_status = :status,
                            consent_version = :consent, consented_at = state_since
                        where id = :id
                        """)
                .param("id", id)
                .param("member", draft.memberId())
                .param("constituency", draft.constituencyId())
                .param("motion", draft.motionId())
                .param("campaign", draft.campaign())
                .param("kind", draft.kind().name())
                .param("joint", draft.joint())
                .param("stance", name(shown.stance()), Types.VARCHAR)
                .param("status", name(shown.status()), Types.VARCHAR)
                .param("consent", draft.consentVersion())
                .update();
    }

    /** Puts another address in the place of the one before, within the transaction of {@link LetterEvent#CHANGE_EMAIL}. */
    public void changeEmail(long id, EmailAddress email) {
        texts.find(id).ifPresent(text -> texts.replace(id, text.withEmail(email)));
    }

    /** Writer and text; empty once destroyed. */
    public Optional<LetterText> findText(long id) {
        return texts.find(id);
    }

    public Optional<Letter> find(long id) {
        return database.sql("select * from letter where id = :id")
                .param("id", id)
                .query(LetterRows::letter)
                .optional();
    }

    /** Reads a letter and holds every other transaction off it until this one ends. */
    public Letter getLocked(long id) {
        return database.sql("select * from letter where id = :id for update")
                .param("id", id)
                .query(LetterRows::letter)
                .single();
    }

    public Optional<Letter> findByForm(UUID formId) {
        return database.sql("select * from letter where form_id = :form")
                .param("form", formId)
                .query(LetterRows::letter)
                .optional();
    }

    /** The letter that a writer quotes. */
    public Optional<Letter> findByReference(String reference) {
        return database.sql("select * from letter where reference = :reference")
                .param("reference", reference)
                .query(LetterRows::letter)
                .optional();
    }

    /** Puts another Member in the place of the one before, within the transaction of {@link LetterEvent#SEND_TO_SUCCESSOR}. */
    public Letter readdress(long id, int memberId) {
        return database.sql("update letter set member_id = :member where id = :id returning *")
                .param("id", id)
                .param("member", memberId)
                .query(LetterRows::letter)
                .single();
    }

    static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("reference")),
                LetterState.valueOf(row.getString("state")),
                LetterKind.valueOf(row.getString("kind")),
                row.getBoolean("joint"),
                row.getInt("member_id"),
                row.getInt("constituency_id"),
                row.getObject("motion_id", Long.class),
                row.getString("campaign"),
                standing(row),
                valueOf(LetterEvent.class, row.getString("waits_for")),
                SqlTime.instant(row, "written_at"),
                SqlTime.instant(row, "state_since"),
                SqlTime.instantOrNull(row, "posted_at"),
                row.getString("accepted_by"));
    }

    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                valueOf(Stance.Kind.class, row.getString("stance")),
                valueOf(MotionStatus.class, row.getString("motion_status")));
    }

    private static <E extends Enum<E>> @Nullable E valueOf(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
