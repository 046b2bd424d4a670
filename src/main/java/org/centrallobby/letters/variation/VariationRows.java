package org.centrallobby.letters.variation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
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

    /** The marks of a letter that stands for its cluster. */
    record Standing(long cluster, Marks marks) {}

    /**
     * Those that share a band with each of several texts.
     *
     * @return one list for each text, in their order
     */
    List<List<Standing>> listNear(List<Marks> texts) {
        List<List<Standing>> near = Stream.generate(() -> (List<Standing>) new ArrayList<Standing>())
                .limit(texts.size())
                .toList();
        database.sql("""
                        select place, cluster, bands
                        from (select asked.place, near.letter_id,
                                     row_number() over (partition by asked.place
                                                        order by count(*) desc, near.letter_id) as nearest
                              from (select band, (number - 1) / :each as place
                                    from unnest(:bands) with ordinality as band (band, number)) as asked
                              cross join lateral (
                                  select kept.letter_id from letter_variation_band as kept
                                  where kept.band = asked.band
                                  order by kept.letter_id limit :aBand) as near
                              group by asked.place, near.letter_id) as found
                        join letter_variation using (letter_id)
                        where nearest <= :compared
                        """)
                .param("bands", bands(texts))
                .param("each", Marks.BANDS)
                .param("aBand", A_BAND)
                .param("compared", COMPARED)
                .query(row -> {
                    near.get(row.getInt("place")).add(standing(row));
                });
        return near;
    }

    private static long[] bands(List<Marks> texts) {
        return texts.stream()
                .flatMapToLong(marks -> LongStream.of(marks.bands()))
                .toArray();
    }

    /** The marks of a letter. */
    Optional<Marks> find(long letterId) {
        return database.sql("select cluster, bands from letter_variation where letter_id = :letter")
                .param("letter", letterId)
                .query((row, number) -> standing(row).marks())
                .optional();
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
     * Keeps the marks of letters, once.
     *
     * @param letters each under its own number
     * @param clusters that they belong to; a letter's own number if it is the first
     */
    void add(List<Standing> letters, List<Long> clusters) {
        database.sql("""
                        with kept as (
                            insert into letter_variation (letter_id, cluster, bands)
                            select letter_id, cluster,
                                   (:bands::bigint[])[((place - 1) * :each + 1)::int:(place * :each)::int]
                            from unnest(:letters, :clusters) with ordinality as fresh (letter_id, cluster, place)
                            on conflict (letter_id) do nothing
                            returning letter_id, cluster, bands)
                        insert into letter_variation_band (band, letter_id)
                        select distinct unnest(bands), letter_id from kept where cluster = letter_id
                        """)
                .param("bands", bands(letters.stream().map(Standing::marks).toList()))
                .param("each", Marks.BANDS)
                .param("letters", letters.stream().mapToLong(Standing::cluster).toArray())
                .param("clusters", clusters.stream().mapToLong(id -> id).toArray())
                .update();
    }

    /** Letters whose marks are to be made, within the caller's transaction, the earliest first; none that somebody else has. */
    List<Long> takeDue(int most) {
        return database.sql("""
                        delete from letter_variation_due
                        where letter_id in (select letter_id from letter_variation_due
                                            order by letter_id limit :most for update skip locked)
                        returning letter_id
                        """).param("most", most).query(Long.class).list().stream()
                .sorted()
                .toList();
    }

    boolean forget(long letterId) {
        return database.sql("select forget_variation(:letter)")
                .param("letter", letterId)
                .query(Boolean.class)
                .single();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Long[] bands = (Long[]) Objects.requireNonNull(row.getArray("bands")).getArray();
        return new Standing(
                row.getLong("cluster"),
                new Marks(Stream.of(bands).mapToLong(band -> band).toArray()));
    }
}
