package org.centrallobby.motions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Motions as their tables hold them. */
final class MotionRows {
    /** A reading that found nothing new leaves the motion untouched and is noted in the list of readings. */
    private static final String COLUMNS = """
            select id, edm_id, session, number, title, motion_text, tabled_on, withdrawn, withdrawn_on, instrument,
                   signatories_complete, reported_count, reported_as_of, reported_source, source, demonstration,
                   greatest(read_at, (select seen.read_at from motion_listing seen where seen.edm_id = motion.edm_id))
                       as read_at
            from motion
            """;

    private final JdbcClient database;
    private final Members members;

    MotionRows(JdbcClient database, Members members) {
        this.database = database;
        this.members = members;
    }

    /**
     * Motions with their signatures.
     *
     * @param condition where, order and limit, as SQL
     */
    List<Motion> list(String condition, Object... values) {
        List<Motion> motions = database.sql(COLUMNS + condition)
                .params(values)
                .query((row, number) -> motion(row))
                .list();
        Map<Long, List<Signature>> signatures = signatures(motions);
        return motions.stream()
                .map(motion -> motion.withSignatures(signatures.getOrDefault(motion.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Signature>> signatures(List<Motion> motions) {
        Map<Long, List<Signature>> signatures = new HashMap<>();
        if (!motions.isEmpty()) {
            database.sql("""
                            select motion_id, member_id, position, signed_on, withdrawn, withdrawn_on
                            from signature where motion_id = any (?)
                            """)
                    .param(motions.stream().map(Motion::id).toArray(Long[]::new))
                    .query(row -> {
                        signatures
                                .computeIfAbsent(row.getLong("motion_id"), id -> new ArrayList<>())
                                .add(new Signature(
                                        getMember(row.getInt("member_id")),
                                        row.getObject("position", Integer.class),
                                        row.getObject("signed_on", LocalDate.class),
                                        row.getBoolean("withdrawn"),
                                        row.getObject("withdrawn_on", LocalDate.class)));
                    });
        }
        signatures.values().forEach(names -> names.sort(Signature.IN_ORDER));
        return signatures;
    }

    private Member getMember(int mnisId) {
        return members.findMember(mnisId)
                .orElseThrow(() -> new IllegalStateException("No Member " + mnisId + ", who signed a motion."));
    }

    private static Motion motion(ResultSet row) throws SQLException {
        Integer count = row.getObject("reported_count", Integer.class);
        return new Motion(
                row.getLong("id"),
                row.getObject("edm_id", Integer.class),
                new MotionName(row.getString("session"), row.getString("number")),
                row.getString("title"),
                row.getString("motion_text"),
                row.getObject("tabled_on", LocalDate.class),
                row.getBoolean("withdrawn"),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getString("instrument"),
                row.getBoolean("signatories_complete"),
                count == null
                        ? null
                        : new ReportedCount(count, row.getString("reported_as_of"), row.getString("reported_source")),
                row.getString("source"),
                row.getTimestamp("read_at").toInstant(),
                row.getBoolean("demonstration"),
                List.of());
    }
}
