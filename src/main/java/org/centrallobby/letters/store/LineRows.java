package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.centrallobby.kit.time.SqlTime;
import org.centrallobby.letters.Letter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters that are ready and not in the outbox yet: each Member's line, found by index however long it is. */
@Component
public final class LineRows {
    /** Of the locks in PostgreSQL, those on lines. */
    private static final int LOCKS = 0x11E;

    private final JdbcClient database;

    LineRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * How a Member's line stands.
     *
     * @param waiting whether a letter waits in it
     * @param latest when the last letters went, the latest first
     */
    public record Line(boolean waiting, List<Instant> latest) {}

    /** The oldest letter of a campaign in a line; the campaign's slug is empty for letters of none. */
    public record Head(String campaign, long letterId) {}

    /** A letter whose turn it is, locked. */
    public record Taken(Letter letter, Instant confirmedAt) {}

    /** Holds every other transaction off a Member's line until this one ends. */
    public void lock(int memberId) {
        database.sql("select pg_advisory_xact_lock(:locks, :member)")
                .param("locks", LOCKS)
                .param("member", memberId)
                .query((row, number) -> true)
                .single();
    }

    /** The same; false if somebody else does that. */
    public boolean tryLock(int memberId) {
        return database.sql("select pg_try_advisory_xact_lock(:locks, :member)")
                .param("locks", LOCKS)
                .param("member", memberId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Reads how a line stands.
     *
     * @param besides a letter that does not count as waiting
     * @param atMost how many of the last letters' times are wanted
     */
    public Line getLine(int memberId, long besides, int atMost) {
        return database.sql("""
                        select exists (select from (select id from line where member_id = :member
                                                    order by campaign, confirmed_at, id limit 2) first
                                       where id <> :besides) as waiting,
                               array(select posted_at from letter
                                     where member_id = :member and posted_at is not null and not joint
                                       and kind <> 'CASEWORK'
                                     order by posted_at desc limit :atMost) as latest
                        """)
                .param("member", memberId)
                .param("besides", besides)
                .param("atMost", atMost)
                .query((row, number) -> new Line(row.getBoolean("waiting"), instants(row.getArray("latest"))))
                .single();
    }

    private static List<Instant> instants(Array array) throws SQLException {
        return Arrays.stream((Timestamp[]) array.getArray())
                .map(Timestamp::toInstant)
                .toList();
    }

    /** Members for whom a letter waits. */
    public List<Integer> listMembers() {
        return database.sql("""
                        with recursive waiting as (
                            (select member_id from line order by member_id limit 1)
                            union all
                            select (select line.member_id from line where line.member_id > waiting.member_id
                                    order by line.member_id limit 1)
                            from waiting where waiting.member_id is not null)
                        select member_id from waiting where member_id is not null
                        """).query(Integer.class).list();
    }

    /** The oldest letter of every campaign in a Member's line, from the campaign on that has waited longest for a turn. */
    public List<Head> listHeads(int memberId) {
        return database.sql("""
                        with recursive part as (
                            (select campaign from line where member_id = :member order by campaign limit 1)
                            union all
                            select (select line.campaign from line
                                    where line.member_id = :member and line.campaign > part.campaign
                                    order by line.campaign limit 1)
                            from part where part.campaign is not null)
                        select part.campaign, head.id
                        from part
                        cross join lateral (
                            select id, confirmed_at from line
                            where line.member_id = :member and line.campaign = part.campaign
                            order by confirmed_at, id limit 1) head
                        left join line_turn turn on turn.member_id = :member and turn.campaign = part.campaign
                        where part.campaign is not null
                        order by turn.served_at nulls first, head.confirmed_at, head.id
                        """)
                .param("member", memberId)
                .query((row, number) -> new Head(Objects.requireNonNull(row.getString("campaign")), row.getLong("id")))
                .list();
    }

    /** How many letters of its own campaign are before a letter in line. */
    public int countAhead(long letterId) {
        return database.sql("""
                        select count(*) from line
                        join line mine on mine.id = :id
                            and line.member_id = mine.member_id and line.campaign = mine.campaign
                            and (line.confirmed_at, line.id) < (mine.confirmed_at, mine.id)
                        """).param("id", letterId).query(Integer.class).single();
    }

    /** How many letters of a campaign are in a line, counted no further than asked. */
    public int count(int memberId, String campaign, int atMost) {
        return database.sql("""
                        select count(*) from
                            (select from line where member_id = :member and campaign = :campaign
                             order by confirmed_at, id limit :atMost) counted
                        """)
                .param("member", memberId)
                .param("campaign", campaign)
                .param("atMost", atMost)
                .query(Integer.class)
                .single();
    }

    /** Letters about their writers' own problems that were not posted when they became ready, for whatever reason. */
    public List<Long> listCasework(int atMost) {
        return database.sql("""
                        select id from letter
                        where state = 'READY' and posted_at is null and not joint and kind = 'CASEWORK'
                        order by member_id, confirmed_at, id limit :atMost
                        """).param("atMost", atMost).query(Long.class).list();
    }

    /** Takes a letter in hand; empty if it is in other hands, or waits no longer. */
    public Optional<Taken> take(long letterId) {
        return database.sql("""
                        select * from letter
                        where id = :id and state = 'READY' and posted_at is null and not joint
                        for update skip locked
                        """)
                .param("id", letterId)
                .query((row, number) -> new Taken(LetterRows.letter(row, number), SqlTime.instant(row, "confirmed_at")))
                .optional();
    }

    /** Notes that a campaign had its turn. */
    public void serve(int memberId, String campaign, Instant now) {
        database.sql("""
                        insert into line_turn (member_id, campaign, served_at) values (:member, :campaign, :now)
                        on conflict (member_id, campaign) do update set served_at = excluded.served_at
                        """)
                .param("member", memberId)
                .param("campaign", campaign)
                .param("now", sql(now))
                .update();
    }
}
