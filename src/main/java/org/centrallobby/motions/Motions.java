package org.centrallobby.motions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.NonSigning;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All motions we know; those asked for lately are held in memory. */
@Component
public class Motions {
    private static final int HELD = 10_000;
    /** What was asked, and of which edition of the Members: a motion holds their names. */
    private record Question(Object key, long edition) {}

    /**
     * What we hold.
     *
     * @param readAt null while there is none
     */
    public record Holding(int motions, @Nullable Instant readAt) {}

    private record EdmId(int value) {}

    private record Newest(int limit) {}

    private record AmendmentsOf(long id) {}

    private record SignedBy(int member, int limit) {}

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final MotionRows rows;
    private final Members members;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Snapshot<Cache<Question, List<Motion>>> answers;

    Motions(
            JdbcClient database,
            TransactionOperations transaction,
            Members members,
            Sessions sessions,
            InstantSource clock,
            Changes changes) {
        this.database = database;
        this.transaction = transaction;
        this.rows = new MotionRows(database, members);
        this.members = members;
        this.sessions = sessions;
        this.clock = clock;
        this.answers =
                new Snapshot<>(() -> Caffeine.newBuilder().maximumSize(HELD).build(), changes, Topic.MOTIONS);
    }

    public Optional<Motion> findMotion(MotionName name) {
        return ask(name, () -> rows.list("where session = ? and number = ?", name.session(), name.number()))
                .findFirst();
    }

    public Optional<Motion> findById(long id) {
        return ask(id, () -> rows.list("where id = ?", id)).findFirst();
    }

    /** By Parliament's id, which old links carry. */
    public Optional<Motion> findByEdmId(int edmId) {
        return ask(new EdmId(edmId), () -> rows.list("where edm_id = ?", edmId)).findFirst();
    }

    /** The motions tabled last, the newest first. */
    public List<Motion> listNewest(int limit) {
        return ask(new Newest(limit), () -> rows.list("order by tabled_on desc, id desc limit ?", limit))
                .toList();
    }

    /** The motions that carry a Member's name, the newest first. */
    public List<Motion> listSignedBy(int memberMnisId, int limit) {
        return ask(new SignedBy(memberMnisId, limit), () -> rows.list("""
                                where id in (select motion_id from signature where member_id = ? and not withdrawn)
                                order by tabled_on desc, id desc limit ?
                                """, memberMnisId, limit))
                .toList();
    }

    /** How many motions we hold, and when the record of any of them last changed; empty while there is none. */
    public Holding holding() {
        return database.sql("select count(*), max(read_at) from motion")
                .query((row, number) -> new Holding(
                        row.getInt(1),
                        Optional.ofNullable(row.getTimestamp(2))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .single();
    }

    /** The amendments to a motion that we know of. */
    public List<Motion> listAmendments(Motion motion) {
        return ask(
                        new AmendmentsOf(motion.id()),
                        () -> rows.list("where amends_id = ? order by tabled_on, id", motion.id()))
                .toList();
    }

    /** The motion that an amendment amends, if we know it. */
    public Optional<Motion> findAmended(Motion amendment) {
        return database.sql("select amends_id from motion where id = ? and amends_id is not null")
                .param(amendment.id())
                .query(Long.class)
                .optional()
                .flatMap(this::findById);
    }

    /** Whether a motion can be signed today. */
    public MotionStatus statusOf(Motion motion) {
        boolean over = sessions.isOver(motion.name().session(), LondonTime.today(clock));
        return MotionStatus.of(motion.withdrawn(), over);
    }

    /**
     * What the record shows of a Member on a motion.
     *
     * @param member null for a vacant seat
     */
    public Stance stanceOf(Motion motion, @Nullable Member member) {
        Optional<NonSigning> nonSigning =
                member == null ? Optional.empty() : members.findNonSigning(member.mnisId(), lastDay(motion));
        return Stance.of(motion, member, nonSigning);
    }

    /** The last day a name could be added, at most today: a post taken up later is no reason not to have signed. */
    private LocalDate lastDay(Motion motion) {
        LocalDate today = LondonTime.today(clock);
        return Stream.concat(
                        Stream.ofNullable(motion.withdrawnOn()),
                        sessions.findLastDay(motion.name().session()).stream())
                .filter(day -> day.isBefore(today))
                .min(LocalDate::compareTo)
                .orElse(today);
    }

    /**
     * Stores a motion with its signatures as given: one not stored yet, or stored under the same session and number. The
     * Session and the Members must be known.
     *
     * @param amends the stored motion it amends; null leaves what is known of that
     * @return its id
     */
    public long save(Motion motion, @Nullable Motion amends) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long id = store(motion, amends);
            saveSignatures(id, motion.signatures());
            answers.changed();
            return id;
        }));
    }

    private long store(Motion motion, @Nullable Motion amends) {
        ReportedCount reported = motion.reportedCount();
        return database.sql("""
                        insert into motion (edm_id, session, number, title, motion_text, tabled_on, withdrawn, withdrawn_on,
                                            amends_id, instrument, signatories_complete, reported_count, reported_as_of,
                                            reported_source, source, read_at, demonstration)
                        values (:edmId, :session, :number, :title, :text, :tabledOn, :withdrawn, :withdrawnOn,
                                :amends, :instrument, :complete, :count, :countAsOf,
                                :countSource, :source, :readAt, :demonstration)
                        on conflict (session, number) do update
                        set edm_id = excluded.edm_id, title = excluded.title, motion_text = excluded.motion_text,
                            tabled_on = excluded.tabled_on, withdrawn = excluded.withdrawn,
                            withdrawn_on = excluded.withdrawn_on,
                            amends_id = coalesce(excluded.amends_id, motion.amends_id),
                            instrument = excluded.instrument, signatories_complete = excluded.signatories_complete,
                            reported_count = excluded.reported_count, reported_as_of = excluded.reported_as_of,
                            reported_source = excluded.reported_source, source = excluded.source,
                            read_at = excluded.read_at, demonstration = excluded.demonstration
                        returning id
                        """)
                .param("edmId", motion.edmId())
                .param("session", motion.name().session())
                .param("number", motion.name().number())
                .param("title", motion.title())
                .param("text", motion.text())
                .param("tabledOn", motion.tabledOn())
                .param("withdrawn", motion.withdrawn())
                .param("withdrawnOn", motion.withdrawnOn())
                .param("amends", amends == null ? null : amends.id())
                .param("instrument", motion.instrument())
                .param("complete", motion.signatoriesComplete())
                .param("count", reported == null ? null : reported.count())
                .param("countAsOf", reported == null ? null : reported.asOf())
                .param("countSource", reported == null ? null : reported.source())
                .param("source", motion.source())
                .param("readAt", Timestamp.from(motion.readAt()))
                .param("demonstration", motion.demonstration())
                .query(Long.class)
                .single();
    }

    /** Stores a motion that amends none. */
    public long save(Motion motion) {
        return save(motion, null);
    }

    private void saveSignatures(long motionId, List<Signature> signatures) {
        database.sql("delete from signature where motion_id = ?")
                .param(motionId)
                .update();
        for (Signature signature : signatures) {
            database.sql("""
                            insert into signature (motion_id, member_id, position, signed_on, withdrawn, withdrawn_on)
                            values (:motion, :member, :order, :signedOn, :withdrawn, :withdrawnOn)
                            """)
                    .param("motion", motionId)
                    .param("member", signature.member().mnisId())
                    .param("order", signature.order())
                    .param("signedOn", signature.signedOn())
                    .param("withdrawn", signature.withdrawn())
                    .param("withdrawnOn", signature.withdrawnOn())
                    .update();
        }
    }

    /** Removes every fictional motion. What refers to one must be gone before. */
    public void removeDemonstration() {
        transaction.executeWithoutResult(status -> {
            database.sql("update motion set amends_id = null where demonstration")
                    .update();
            database.sql("delete from motion where demonstration").update();
            answers.changed();
        });
    }

    private Stream<Motion> ask(Object key, Supplier<List<Motion>> read) {
        Cache<Question, List<Motion>> held = answers.get();
        Question question = new Question(key, members.edition());
        List<Motion> answer = held.getIfPresent(question);
        if (answer == null) {
            answer = read.get();
            held.put(question, answer);
        }
        return answer.stream();
    }
}
