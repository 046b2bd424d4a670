package org.centrallobby.motions.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.centrallobby.motions.MotionName;
import org.jspecify.annotations.Nullable;

/**
 * A motion in a list: no names are read with it.
 *
 * @param beginning of its text
 * @param sponsorId the primary sponsor; null where not known
 * @param sponsorParty on the day of tabling; empty where not known
 * @param names how many stand on it, of those we hold
 * @param reported a number somebody published, where we do not hold all names; or null
 * @param newestNameOn when the last name that stands was added; null where we were not told
 * @param readAt when the record came to stand as it does
 */
public record FoundMotion(
        long id,
        @Nullable Integer edmId,
        MotionName name,
        String title,
        String beginning,
        LocalDate tabledOn,
        boolean withdrawn,
        @Nullable Integer sponsorId,
        String sponsorParty,
        int names,
        boolean complete,
        @Nullable Integer reported,
        @Nullable LocalDate newestNameOn,
        boolean prayer,
        boolean amendment,
        Instant readAt,
        boolean demonstration) {
    /** How many letters of the text are read. */
    public static final int BEGINNING = 260;

    /** What {@link #read} reads, of {@code motion m}, {@code motion_search s} and {@code motion_facet f}. */
    public static final String COLUMNS = """
            m.id, m.edm_id, m.session, m.number, m.title, left(m.motion_text, 260) as beginning, m.tabled_on, m.withdrawn,
            m.sponsor_id, f.party, m.name_count, m.signatories_complete, m.reported_count, m.newest_name_on,
            f.prayer, f.amendment, m.read_at, m.demonstration
            """;

    /** A row of {@link #COLUMNS}. */
    public static FoundMotion read(ResultSet row, int number) throws SQLException {
        return new FoundMotion(
                row.getLong("id"),
                row.getObject("edm_id", Integer.class),
                new MotionName(row.getString("session"), row.getString("number")),
                row.getString("title"),
                row.getString("beginning"),
                row.getObject("tabled_on", LocalDate.class),
                row.getBoolean("withdrawn"),
                row.getObject("sponsor_id", Integer.class),
                row.getString("party"),
                row.getInt("name_count"),
                row.getBoolean("signatories_complete"),
                row.getObject("reported_count", Integer.class),
                row.getObject("newest_name_on", LocalDate.class),
                row.getBoolean("prayer"),
                row.getBoolean("amendment"),
                row.getTimestamp("read_at").toInstant(),
                row.getBoolean("demonstration"));
    }
}
