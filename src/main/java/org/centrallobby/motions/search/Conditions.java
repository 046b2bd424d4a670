package org.centrallobby.motions.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.motions.MotionStatus;
import org.jspecify.annotations.Nullable;

/** The filters of a question as SQL over {@code motion_search s} and {@code motion_facet f}. */
final class Conditions {
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param running the Sessions that are not over */
    Conditions(MotionQuestion question, List<String> running) {
        add("f.session = :session", "session", question.session());
        add("f.party = :party", "party", question.party());
        add("f.nation = :nation", "nation", question.nation());
        add("f.prayer = :prayer", "prayer", question.prayer());
        add("f.amendment = :amendment", "amendment", question.amendment());
        add("s.tabled_on >= :from", "from", question.tabledFrom());
        add("s.tabled_on <= :to", "to", question.tabledTo());
        add("""
                s.motion_id in (select id from motion where sponsor_id = :sponsor)
                """, "sponsor", question.sponsor());
        add("""
                s.motion_id in (select motion_id from signature where member_id = :member and not withdrawn
                                union select id from motion where sponsor_id = :member)
                """, "member", question.member());
        if (question.status() != null) {
            parts.add(status(question.status()));
            values.put("running", running.toArray(String[]::new));
        }
    }

    private void add(String part, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(part);
            values.put(name, value);
        }
    }

    private static String status(MotionStatus status) {
        return switch (status) {
            case WITHDRAWN -> "f.withdrawn";
            case OPEN -> "not f.withdrawn and f.session = any (:running)";
            case FALLEN -> "not f.withdrawn and not f.session = any (:running)";
        };
    }

    /** Further conditions after a {@code where true}; empty if there are none. */
    String sql() {
        StringBuilder sql = new StringBuilder();
        parts.forEach(part -> sql.append(" and ").append(part.strip()));
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
