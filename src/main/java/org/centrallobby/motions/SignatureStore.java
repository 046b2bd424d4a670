package org.centrallobby.motions;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.centrallobby.kit.database.Columns;
import org.centrallobby.members.Member;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The names on many motions at once: read, compared, and what differs written in a statement or two. */
final class SignatureStore {
    /**
     * The names told of a motion beside those held.
     *
     * @param held by the Members' ids; their names are not read
     */
    record Names(List<Signature> told, Map<Integer, Signature> held) {
        boolean differ() {
            return told.size() != held.size() || told.stream().anyMatch(this::differs);
        }

        private boolean differs(Signature signature) {
            Signature before = held.get(signature.member().mnisId());
            return before == null || !before.equals(withMember(before.member(), signature));
        }

        private static Signature withMember(Member member, Signature signature) {
            return new Signature(
                    member, signature.order(), signature.signedOn(), signature.withdrawn(), signature.withdrawnOn());
        }

        /** A name added or taken off since. One that came and went in between did both. */
        void tell(long motionId, MotionEvents events) {
            for (Signature signature : told) {
                int member = signature.member().mnisId();
                Signature before = held.get(member);
                boolean stood = before != null && !before.withdrawn();
                if (before == null || (!stood && !signature.withdrawn())) {
                    events.add(motionId, member, MotionEvents.Kind.SIGNED, signature.signedOn());
                }
                if (signature.withdrawn() && (before == null || stood)) {
                    events.add(motionId, member, MotionEvents.Kind.WITHDREW, signature.withdrawnOn());
                }
            }
        }
    }

    private final JdbcClient database;

    SignatureStore(JdbcClient database) {
        this.database = database;
    }

    /** The names held of motions, by the motions' and the Members' ids. */
    Map<Long, Map<Integer, Signature>> read(List<Long> motionIds) {
        Map<Long, Map<Integer, Signature>> names = new HashMap<>();
        if (!motionIds.isEmpty()) {
            database.sql("""
                            select motion_id, member_id, position, signed_on, withdrawn, withdrawn_on
                            from signature where motion_id = any (?)
                            """).param(motionIds.toArray(Long[]::new)).query(row -> {
                int member = row.getInt("member_id");
                names.computeIfAbsent(row.getLong("motion_id"), id -> new HashMap<>())
                        .put(
                                member,
                                new Signature(
                                        new Member(member, "", null, false),
                                        row.getObject("position", Integer.class),
                                        row.getObject("signed_on", LocalDate.class),
                                        row.getBoolean("withdrawn"),
                                        row.getObject("withdrawn_on", LocalDate.class)));
            });
        }
        return names;
    }

    /** Writes the names of motions as they were told; those told no longer go. */
    void write(Map<Long, Names> lists) {
        Columns changed = new Columns();
        Columns gone = new Columns();
        lists.forEach((motionId, names) -> {
            Set<Integer> left = new HashSet<>(names.held().keySet());
            for (Signature signature : names.told()) {
                int member = signature.member().mnisId();
                left.remove(member);
                if (names.differs(signature)) {
                    changed.add(
                            motionId,
                            member,
                            signature.order(),
                            signature.signedOn(),
                            signature.withdrawn(),
                            signature.withdrawnOn());
                }
            }
            left.forEach(member -> gone.add(motionId, member));
        });
        if (!changed.isEmpty()) {
            database.sql("""
                            insert into signature (motion_id, member_id, position, signed_on, withdrawn, withdrawn_on)
                            select * from unnest(cast(? as bigint[]), cast(? as int[]), cast(? as int[]),
                                                 cast(? as date[]), cast(? as boolean[]), cast(? as date[]))
                            on conflict (motion_id, member_id) do update
                            set position = excluded.position, signed_on = excluded.signed_on,
                                withdrawn = excluded.withdrawn, withdrawn_on = excluded.withdrawn_on
                            """).params(changed.arrays()).update();
        }
        if (!gone.isEmpty()) {
            database.sql("""
                            delete from signature
                            using unnest(cast(? as bigint[]), cast(? as int[])) as gone (motion_id, member_id)
                            where signature.motion_id = gone.motion_id and signature.member_id = gone.member_id
                            """).params(gone.arrays()).update();
        }
    }
}
