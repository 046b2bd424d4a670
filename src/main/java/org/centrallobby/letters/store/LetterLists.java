package org.centrallobby.letters.store;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters that want something done. */
@Component
public final class LetterLists {
    private final JdbcClient database;

    LetterLists(JdbcClient database) {
        this.database = database;
    }

    /** Letters on their way to one Member about one motion, shown alike: what happens to one happens to all. */
    public record Bundle(
            int memberId, int constituencyId, @Nullable Long motionId, Standing shown) {
        /** The bundle a letter is in. */
        public static Bundle of(Letter letter) {
            return new Bundle(letter.memberId(), letter.constituencyId(), letter.motionId(), letter.shown());
        }
    }

    /** The bundles of all that are {@link LetterState#READY}. */
    public List<Bundle> listReadyBundles() {
        return database.sql("""
                        select distinct member_id, constituency_id, motion_id, stance, motion_status
                        from letter where state = 'READY'
                        """)
                .query((row, number) -> new Bundle(
                        row.getInt("member_id"),
                        row.getInt("constituency_id"),
                        row.getObject("motion_id", Long.class),
                        LetterRows.standing(row)))
                .list();
    }

    /** The letters of a bundle, from the oldest on. */
    public List<Letter> listReady(Bundle bundle) {
        return database
                .sql("""
                        select * from letter
                        where state = 'READY' and member_id = :member and constituency_id = :seat
                          and motion_id is not distinct from :motion
                        order by id
                        """)
                .param("member", bundle.memberId())
                .param("seat", bundle.constituencyId())
                .param("motion", bundle.motionId(), java.sql.Types.BIGINT)
                .query(LetterRows::letter)
                .list()
                .stream()
                .filter(letter -> letter.shown().equals(bundle.shown()))
                .toList();
    }

    /** Letters nobody confirmed whose last link was sent before a moment. */
    public List<Long> listUnconfirmedSince(Instant before, int atMost) {
        return database.sql("""
                        select id from letter where state = 'UNCONFIRMED' and state_since <= :before
                        order by state_since limit :atMost
                        """)
                .param("before", sql(before))
                .param("atMost", atMost)
                .query(Long.class)
                .list();
    }

    /** Those of them whose writer was not reminded yet. */
    public List<Long> listUnremindedSince(Instant before, int atMost) {
        return database.sql("""
                        select id from letter
                        where state = 'UNCONFIRMED' and reminded_at is null and state_since <= :before
                        order by state_since limit :atMost
                        """)
                .param("before", sql(before))
                .param("atMost", atMost)
                .query(Long.class)
                .list();
    }

    /** From the oldest on. */
    public List<Letter> listInState(LetterState state) {
        return database.sql("select * from letter where state = :state order by id")
                .param("state", state.name())
                .query(LetterRows::letter)
                .list();
    }

    /** How many letters stand where; states without any are left out. */
    public Map<LetterState, Long> countByState() {
        Map<LetterState, Long> counts = new EnumMap<>(LetterState.class);
        database.sql("select state, count(*) as letters from letter group by state")
                .query(row -> {
                    counts.put(LetterState.valueOf(row.getString("state")), row.getLong("letters"));
                });
        return counts;
    }

    /** Notes whom the writer of a waiting letter is being told of; false if that was told before. */
    public boolean claimTelling(long id, int memberId) {
        return database.sql("""
                                update letter set told_member_id = :member
                                where id = :id and state = 'WAITING' and told_member_id is distinct from :member
                                """).param("id", id).param("member", memberId).update() == 1;
    }

    /** Whether a letter has waited too long: since it began to wait, or since its writer was told whom it can go to. */
    public boolean isOverdue(long id, Instant left, Instant told) {
        return database.sql("""
                        select exists (
                            select from letter where id = :id and state = 'WAITING'
                              and moved_at <= case when told_member_id is null then :left else :told end)
                        """)
                .param("id", id)
                .param("left", sql(left))
                .param("told", sql(told))
                .query(Boolean.class)
                .single();
    }

    public long countDemonstrationUnderWay() {
        return database.sql("""
                        select count(*) from letter
                        where demonstration and state in ('UNCONFIRMED', 'HELD', 'READY', 'WAITING')
                        """).query(Long.class).single();
    }

    /** Removes the letters to fictional Members, within the caller's transaction. */
    public void removeDemonstration() {
        database.sql("delete from letter_audit where letter_id in (select id from letter where demonstration)")
                .update();
        database.sql("delete from letter where demonstration").update();
    }
}
