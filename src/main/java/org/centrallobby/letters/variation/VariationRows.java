package org.centrallobby.letters.variation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The marks of letters. One letter of each cluster stands for it in the index. */
@Component
final class VariationRows {
    /**
     * Letters looked at for each band, the oldest first. In a campaign whose letters all keep one paragraph thousands share
     * a band; a letter that is really like ours shares many bands with it and is met in another one.
     */
    static final int A_BAND = 4;

    /** Letters compared at most, those with most bands in common first. */
    static final int COMPARED = 16;

    private final JdbcClient database;

    VariationRows(JdbcClient database) {
        this.database = database;
    }

    /** A letter that stands for its cluster. */
    record Standing(long cluster, Marks marks) {}

    /** Those that share a band with a text. */
    List<Standing> listNear(Marks marks) {
        return database.sql("""
                        select cluster, bands
                        from (select near.letter_id
                              from unnest(:bands) as asked (band)
                              cross join lateral (
                                  select kept.letter_id from letter_variation_band as kept
                                  where kept.band = asked.band
                                  order by kept.letter_id limit :aBand) as near
                              group by near.letter_id
                              order by count(*) desc, near.letter_id
                              limit :compared) as nearest
                        join letter_variation using (letter_id)
                        """)
                .param("bands", marks.bands())
                .param("aBand", A_BAND)
                .param("compared", COMPARED)
                .query(VariationRows::standing)
                .list();
    }

    /** How many letters are in some clusters, counted up to a number. */
    int count(List<Long> clusters, int upTo) {
        return database.sql("""
                        select count(*)
                        from (select from letter_variation where cluster = any(:clusters) limit :upTo) as counted
                        """)
                .param("clusters", clusters.stream().mapToLong(id -> id).toArray())
                .param("upTo", upTo)
                .query(Integer.class)
                .single();
    }

    /**
     * Keeps a letter's marks, once.
     *
     * @param cluster that it belongs to; its own number if it is the first
     */
    void add(long letterId, long cluster, Marks marks) {
        database.sql("""
                        with kept as (
                            insert into letter_variation (letter_id, cluster, bands) values (:letter, :cluster, :bands)
                            on conflict (letter_id) do nothing
                            returning letter_id, bands)
                        insert into letter_variation_band (band, letter_id)
                        select distinct unnest(bands), letter_id from kept where :cluster = letter_id
                        """)
                .param("letter", letterId)
                .param("cluster", cluster)
                .param("bands", marks.bands())
                .update();
    }

    /** A letter whose marks are to be made, within the caller's transaction; empty if there is none that nobody else has. */
    Optional<Long> takeDue() {
        return database.sql("""
                        delete from letter_variation_due
                        where letter_id = (select letter_id from letter_variation_due
                                           order by letter_id limit 1 for update skip locked)
                        returning letter_id
                        """).query(Long.class).optional();
    }

    boolean forget(long letterId) {
        return database.sql("select forget_variation(:letter)")
                .param("letter", letterId)
                .query(Boolean.class)
                .single();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        Long[] bands = (Long[]) Objects.requireNonNull(row.getArray("bands")).getArray();
        return new Standing(
                row.getLong("cluster"),
                new Marks(Stream.of(bands).mapToLong(band -> band).toArray()));
    }
}
