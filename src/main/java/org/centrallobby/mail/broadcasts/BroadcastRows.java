package org.centrallobby.mail.broadcasts;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.crypto.Sealer.Sealed;
import org.centrallobby.kit.database.Columns;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.mail.broadcasts.Broadcast.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of broadcasts. A recipient's row in the ledger is written once; what is still to be done stands in a table of its
 * own, whose row is deleted by the statement that records the end: whoever deletes it is the one who ended it.
 */
@Component
public final class BroadcastRows {
    private final JdbcClient database;
    private final JdbcTemplate batches;

    BroadcastRows(JdbcTemplate batches) {
        this.batches = batches;
        this.database = JdbcClient.create(batches);
    }

    /** A broadcast as it is stored. */
    public record Stored(
            long id,
            State state,
            String messageTag,
            String list,
            @Nullable Instant startedAt,
            Sealed content) {}

    /** A broadcast's id; empty if this kind was made for this reference before. */
    Optional<Long> add(Broadcast broadcast, String messageTag, Sealed content, Instant now) {
        return database.sql("""
                        insert into broadcast (kind, reference, nature, urgency, list, list_name, message_tag,
                                               wrapped_key, sealed, created_at)
                        values (:kind, :reference, :nature, :urgency, :list, :listName, :tag,
                                :wrappedKey, :sealed, :now)
                        on conflict (kind, reference) do nothing returning id
                        """)
                .param("kind", broadcast.kind())
                .param("reference", broadcast.reference())
                .param("nature", broadcast.nature().name())
                .param("urgency", broadcast.nature().urgency().rank())
                .param("list", broadcast.list())
                .param("listName", broadcast.listName())
                .param("tag", messageTag)
                .param("wrappedKey", content.wrappedKey())
                .param("sealed", content.sealed())
                .param("now", sql(now))
                .query(Long.class)
                .optional();
    }

    Optional<Long> findId(String kind, String reference) {
        return database.sql("select id from broadcast where kind = :kind and reference = :reference")
                .param("kind", kind)
                .param("reference", reference)
                .query(Long.class)
                .optional();
    }

    /** A broadcast that has not ended. */
    Optional<Stored> findLive(long id) {
        return database.sql("""
                        select id, state, message_tag, list, started_at, wrapped_key, sealed from broadcast
                        where id = :id and state in ('DRAFT', 'RUNNING', 'PAUSED')
                        """)
                .param("id", id)
                .query((row, number) -> new Stored(
                        row.getLong("id"),
                        State.valueOf(row.getString("state")),
                        row.getString("message_tag"),
                        row.getString("list"),
                        SqlTime.instantOrNull(row, "started_at"),
                        new Sealed(row.getBytes("wrapped_key"), row.getBytes("sealed"))))
                .optional();
    }

    /** The broadcasts that run, the most urgent first. */
    public List<Long> listRunning() {
        return database.sql("select id from broadcast where state = 'RUNNING' order by urgency, id")
                .query(Long.class)
                .list();
    }

    public State getState(long id) {
        return database.sql("select state from broadcast where id = :id")
                .param("id", id)
                .query((row, number) -> State.valueOf(row.getString(1)))
                .single();
    }

    /** Moves a broadcast on; false if it stood in none of the states given. */
    boolean move(long id, List<State> from, State to, Instant now) {
        return database.sql("""
                        update broadcast
                        set state = :to,
                            started_at = case when :to = 'RUNNING' then coalesce(started_at, :now) else started_at end
                        where id = :id and state in (:from)
                        """)
                        .param("id", id)
                        .param("from", from.stream().map(State::name).toList())
                        .param("to", to.name())
                        .param("now", sql(now))
                        .update()
                == 1;
    }

    /**
     * Adds recipients who are not suppressed and not there yet.
     *
     * @param hashes of their addresses
     * @param sealed the recipients themselves, in the same order
     * @return how many were added
     */
    int addRecipients(long id, String list, byte[][] hashes, byte[][] sealed, Instant now) {
        return batches.update("""
                with given as (select * from unnest(?::bytea[], ?::bytea[]) as g (hash, sealed)),
                wanted as (
                    select * from given g where not exists (
                        select from suppression s
                        where s.recipient_hash = g.hash and (s.list is null or s.list = ?))),
                added as (
                    insert into broadcast_recipient (broadcast_id, recipient_hash)
                    select ?, hash from wanted on conflict do nothing returning id, recipient_hash)
                insert into broadcast_todo (recipient_id, broadcast_id, next_attempt_at, sealed)
                select a.id, ?, ?, w.sealed from added a join wanted w on w.hash = a.recipient_hash
                """, hashes, sealed, list, id, id, sql(now));
    }

    /** A recipient lent to this node. */
    public record Loan(long recipient, long broadcast, int attempts, Instant leasedUntil, byte[] sealed) {}

    /** Lends out the next recipients of one broadcast; two nodes that ask at once get different ones. */
    public List<Loan> lend(long broadcast, int atMost, Instant now, Instant until) {
        return batches.query(
                """
                with due as (
                    select recipient_id from broadcast_todo
                    where broadcast_id = ? and next_attempt_at <= ? and (leased_until is null or leased_until <= ?)
                    order by next_attempt_at, recipient_id limit ? for update skip locked)
                update broadcast_todo t set leased_until = ? from due
                where t.recipient_id = due.recipient_id
                  and exists (select from broadcast where id = ? and state = 'RUNNING')
                returning t.recipient_id, t.attempts, t.sealed
                """,
                (row, number) -> new Loan(
                        row.getLong("recipient_id"), broadcast, row.getInt("attempts"), until, row.getBytes("sealed")),
                broadcast,
                sql(now),
                sql(now),
                atMost,
                sql(until),
                broadcast);
    }

    /** Gives recipients back untried. */
    public void giveBack(List<Loan> loans, Instant next) {
        Columns rows = new Columns();
        loans.forEach(loan -> rows.add(loan.recipient(), loan.leasedUntil()));
        if (rows.isEmpty()) {
            return;
        }
        Object[] arrays = rows.arrays();
        batches.update("""
                update broadcast_todo t set leased_until = null, next_attempt_at = ?
                from unnest(cast(? as bigint[]), cast(? as timestamptz[])) as given (recipient_id, lease)
                where t.recipient_id = given.recipient_id and t.leased_until = given.lease
                """, sql(next), arrays[0], arrays[1]);
    }

    /** Ends all leases: for a node that starts and knows itself to be the only one. */
    public int endLeases() {
        return database.sql("update broadcast_todo set leased_until = null where leased_until is not null")
                .update();
    }

    /**
     * Records what became of a batch of attempts, in one statement: the row of what is still to be done goes or is put off,
     * and the attempt is written. An acceptance counts even if the lease ran out meanwhile; a row that another has ended
     * leaves an attempt that ended nothing.
     */
    public void record(List<Trial> trials) {
        Columns rows = new Columns();
        for (Trial trial : trials) {
            rows.add(
                    trial.loan().recipient(),
                    trial.loan().broadcast(),
                    trial.loan().leasedUntil(),
                    trial.at(),
                    trial.outcome().label(),
                    trial.ending(),
                    trial.outcome().answer().code(),
                    trial.outcome().answer().enhanced(),
                    trial.outcome().answer().text(),
                    trial.next());
        }
        batches.update("""
                with trial as (
                    select * from unnest(cast(? as bigint[]), cast(? as bigint[]), cast(? as timestamptz[]),
                        cast(? as timestamptz[]), cast(? as text[]), cast(? as text[]), cast(? as smallint[]),
                        cast(? as text[]), cast(? as text[]), cast(? as timestamptz[]))
                    as t (recipient_id, broadcast_id, lease, at, outcome, ending, code, enhanced, answer, next)),
                gone as (
                    delete from broadcast_todo d using trial t
                    where d.recipient_id = t.recipient_id and t.ending is not null
                      and (d.leased_until = t.lease or t.ending = 'ACCEPTED')
                    returning d.recipient_id),
                later as (
                    update broadcast_todo d
                    set attempts = d.attempts + 1, leased_until = null, next_attempt_at = t.next
                    from trial t
                    where d.recipient_id = t.recipient_id and t.ending is null and d.leased_until = t.lease),
                tally as (
                    insert into broadcast_tally (broadcast_id, at, ending, number)
                    select t.broadcast_id, max(t.at), case when g.recipient_id is null then null else t.ending end, count(*)
                    from trial t left join gone g using (recipient_id) group by 1, 3)
                insert into broadcast_attempt (recipient_id, at, outcome, ending, code, enhanced, answer)
                select t.recipient_id, t.at, t.outcome, case when g.recipient_id is null then null else t.ending end,
                       t.code, t.enhanced, t.answer
                from trial t left join gone g using (recipient_id)
                """, rows.arrays());
    }

    /** Ends who has not got it, of a broadcast that was cancelled; what is lent out just now is left to whoever has it. */
    public int cancelSome(int atMost, Instant now) {
        return batches.update("""
                with gone as (
                    delete from broadcast_todo where recipient_id in (
                        select d.recipient_id from broadcast_todo d join broadcast b on b.id = d.broadcast_id
                        where b.state = 'CANCELLED' and (d.leased_until is null or d.leased_until <= ?)
                        limit ? for update of d skip locked)
                    returning recipient_id, broadcast_id),
                tally as (
                    insert into broadcast_tally (broadcast_id, at, ending, number)
                    select broadcast_id, ?, 'CANCELLED', count(*) from gone group by broadcast_id)
                insert into broadcast_attempt (recipient_id, at, outcome, ending, answer)
                select recipient_id, ?, 'CANCELLED', 'CANCELLED', '' from gone
                """, sql(now), atMost, sql(now), sql(now));
    }

    /** Destroys text and key of what has ended, and calls done what has nobody left. */
    public void finish(Instant now) {
        database.sql("""
                        update broadcast b
                        set state = case when state = 'RUNNING' then 'DONE' else state end,
                            finished_at = :now, wrapped_key = null, sealed = null
                        where state in ('RUNNING', 'CANCELLED') and finished_at is null
                          and (select recipient_id from broadcast_todo where broadcast_id = b.id limit 1) is null
                        """).param("now", sql(now)).update();
    }
}
