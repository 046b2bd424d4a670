package org.centrallobby.mail.incoming;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.crypto.KeyedTables;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.kit.jobs.RecurringJob;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.mail.returns.Inbound;
import org.centrallobby.mail.returns.Inbound.Unreadable;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages that a person has to read, each under a key of its own; destroyed after 28 days, or when asked to. What strangers
 * send cannot fill the disk: of a large message the head is kept, and of each a shorter one once many are there.
 */
@Component
public final class ParkedMails implements RecurringJob, KeyedTables {
    static final Duration KEPT = Duration.ofDays(28);

    /** What a person wrote stands before what they attached. */
    static final int MOST_KEPT = 1024 * 1024;

    /** So much of each once there is little room. */
    static final int LEAST_KEPT = 16 * 1024;

    private static final long ROOM = 100L * 1024 * 1024;
    private static final String CONTEXT = "parked-mail";
    private final JdbcClient database;
    private final Sealer sealer;
    private final IncomingRows rows;
    private final Tasks tasks;
    private final InstantSource clock;
    private final long room;

    @Autowired
    ParkedMails(JdbcClient database, Sealer sealer, IncomingRows rows, Tasks tasks, InstantSource clock) {
        this(database, sealer, rows, tasks, clock, ROOM);
    }

    /** @param room bytes on the disk from which on little is kept of each message */
    ParkedMails(JdbcClient database, Sealer sealer, IncomingRows rows, Tasks tasks, InstantSource clock, long room) {
        this.room = room;
        this.database = database;
        this.sealer = sealer;
        this.rows = rows;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * A message that is kept.
     *
     * @param kind what it was taken for, such as {@code HUMAN}
     * @param bytes as it is kept
     * @param cutFrom how many were brought, where only the first of them are kept; null where all are
     */
    public record Entry(
            long id,
            String kind,
            Instant since,
            int bytes,
            @Nullable Integer cutFrom) {}

    /** Keeps a message, or the head of a large one, within the caller's transaction, and opens a task. */
    Taken.Parked park(long cameBack, byte[] message, Inbound inbound) {
        if (inbound instanceof Unreadable) {
            tasks.open(TaskKind.PARKED_UNREADABLE, "parked", "A message that came back could not be read; it is kept.");
        } else {
            tasks.open(TaskKind.PARKED_MESSAGE, "parked", "A message came to an address of ours that nobody reads.");
        }
        int most = isFull() ? LEAST_KEPT : MOST_KEPT;
        boolean cut = message.length > most;
        Sealed sealed = sealer.seal(cut ? Arrays.copyOf(message, most) : message, CONTEXT);
        long id = database.sql("""
                        insert into parked_mail (came_back_id, parked_at, wrapped_key, sealed, cut_from)
                        values (:cameBack, :now, :wrappedKey, :sealed, :cutFrom) returning id
                        """)
                .param("cameBack", cameBack)
                .param("now", sql(clock.instant()))
                .param("wrappedKey", sealed.wrappedKey())
                .param("sealed", sealed.sealed())
                .param("cutFrom", cut ? message.length : null, Types.INTEGER)
                .query(Long.class)
                .single();
        return new Taken.Parked(id, cut);
    }

    /** By what the files take: room that was freed today counts until the nightly sweep writes the table anew. */
    private boolean isFull() {
        return database.sql("select pg_table_size('parked_mail')")
                        .query(Long.class)
                        .single()
                >= room;
    }

    @Override
    public List<KeyColumn> listKeyColumns() {
        return List.of(new KeyColumn("parked_mail", "id", "wrapped_key", CONTEXT));
    }

    /** What is kept, the oldest first. */
    public List<Entry> list() {
        return database.sql("""
                        select p.id, c.kind, p.parked_at, octet_length(p.sealed) as bytes, p.cut_from
                        from parked_mail p join came_back c on c.id = p.came_back_id order by p.id
                        """)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getString("kind"),
                        SqlTime.instant(row, "parked_at"),
                        row.getInt("bytes"),
                        row.getObject("cut_from", Integer.class)))
                .list();
    }

    /** The message as it came, so much of it as is kept; empty if there is none, or it is destroyed. */
    public Optional<byte[]> find(long id) {
        return database.sql("select wrapped_key, sealed from parked_mail where id = :id")
                .param("id", id)
                .query((row, number) -> sealer.open(row.getBytes("wrapped_key"), row.getBytes("sealed"), CONTEXT))
                .optional();
    }

    /** Destroys a message; false if there is none. */
    public boolean destroy(long id) {
        return database.sql("delete from parked_mail where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public String name() {
        return "parked-mails";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void runOnce() {
        Instant before = clock.instant().minus(KEPT);
        database.sql("delete from parked_mail where parked_at < :before")
                .param("before", sql(before))
                .update();
        rows.forgetStrays(KEPT);
    }
}
