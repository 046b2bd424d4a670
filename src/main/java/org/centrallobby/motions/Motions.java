package org.centrallobby.motions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Columns;
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
     * @param names on all of them, withdrawn ones not counted
     * @param complete motions of which we hold all names
     * @param readAt null while there is none
     */
    public record Holding(
            int motions, long names, int complete, @Nullable Instant readAt) {}

    /**
     * What became of motions that were stored.
     *
     * @param ids ours, in the order they were given
     * @param added how many were new
     * @param changed how many were known and are now another
     * @param events how many changes were news
     */
    public record Stored(List<Long> ids, int added, int changed, int events) {
        public Stored {
            ids = List.copyOf(ids);
        }
    }

    private record EdmId(int value) {}

    private record Newest(int limit) {}

    private record AmendmentsOf(long id) {}

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final MotionRows rows;
    private final MotionStore store;
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
        this.store = new MotionStore(database);
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

    /** How many motions we hold, and when the record of any of them last changed; empty while there is none. */
    public Holding holding() {
        return database.sql("""
                        select count(*), coalesce(sum(name_count), 0), count(*) filter (where signatories_complete),
                               max(read_at)
                        from motion
                        """)
                .query((row, number) -> new Holding(
                        row.getInt(1),
                        row.getLong(2),
                        row.getInt(3),
                        Optional.ofNullable(row.getTimestamp(4))
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
        return statusOf(motion.withdrawn(), motion.name().session());
    }

    /** Whether a motion of which only this is known can be signed today. */
    public MotionStatus statusOf(boolean withdrawn, String session) {
        return MotionStatus.of(withdrawn, sessions.isOver(session, LondonTime.today(clock)));
    }

    /**
     * What the record shows of a Member on a motion.
     *
     * @param member null for a vacant seat
     */
    public Stance stanceOf(Motion motion, @Nullable Member member) {
        Optional<NonSigning> nonSigning =
                member == null ? Optional.empty() : members.findNonSigning(member.mnisId(), lastDay(motion));
        boolean left = member != null
                && motion.findSignature(member.mnisId())
                        .filter(Signature::withdrawn)
                        .isPresent();
        return Stance.of(motion, member, nonSigning, left ? listAmendments(motion) : List.of());
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
     * Session must be known; Members who are not are added.
     *
     * @param amends the stored motion it amends; null leaves what is known of that
     * @return its id
     */
    public long save(Motion motion, @Nullable Motion amends) {
        return saveAll(List.of(new KeptMotion(motion, null, amends, null, false)))
                .ids()
                .getFirst();
    }

    /** Stores a motion that amends none. */
    public long save(Motion motion) {
        return save(motion, null);
    }

    /**
     * Stores many motions in one transaction, with their signatures as given, and with them what is news: a name added
     * to a list we held whole or taken off it, a motion withdrawn. What is held already is not touched, and no news. A
     * motion not held before brings no news of its names.
     *
     * @param batch each motion once
     */
    public Stored saveAll(List<KeptMotion> batch) {
        if (batch.isEmpty()) {
            return new Stored(List.of(), 0, 0, 0);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            members.saveUnknown(batch.stream()
                    .flatMap(kept -> Stream.concat(
                            Stream.ofNullable(kept.sponsor()),
                            kept.motion().signatures().stream().map(Signature::member)))
                    .toList());
            LocalDate today = LondonTime.today(clock);
            Stored stored = store.store(batch, session -> sessions.isOver(session, today), clock.instant());
            if (stored.added() + stored.changed() > 0) {
                answers.changed();
            }
            return stored;
        }));
    }

    /** What is held was read again and found the same: from the commit on pages tell the later time. */
    public void confirmed() {
        answers.changed();
    }

    /**
     * Motions as the database has them at this moment, by Parliament's ids or by their names; not from memory. For a
     * writer, who compares in the transaction that stores.
     */
    public List<Motion> listStored(Collection<Integer> edmIds, Collection<MotionName> names) {
        String[] sessions = names.stream().map(MotionName::session).toArray(String[]::new);
        String[] numbers = names.stream().map(MotionName::number).toArray(String[]::new);
        return rows.list("""
                where id in (select id from motion where edm_id = any (?)
                             union
                             select id from motion
                             join unnest(cast(? as text[]), cast(? as text[])) as asked (session, number)
                                  using (session, number))
                """, edmIds.toArray(Integer[]::new), sessions, numbers);
    }

    /**
     * Tells of each motion that stood open when its Session ended, once.
     *
     * @return how many fell since this was last asked
     */
    public int tellFallen() {
        LocalDate today = LondonTime.today(clock);
        Columns over = new Columns();
        for (Session session : sessions.listSessions()) {
            if (sessions.isOver(session.citation(), today)) {
                over.add(
                        session.citation(),
                        sessions.findLastDay(session.citation()).orElse(null));
            }
        }
        return Objects.requireNonNull(
                transaction.execute(status -> MotionEvents.tellFallen(database, over, clock.instant())));
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
