package org.centrallobby.motions.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /**
     * From where and on what conditions motions are read: {@code matching} and all filters. What matches is found before
     * the filters are looked at, by a fence that the planner does not cross: it takes a word to be as cheap to look for in
     * a row as in the index, but the words of a row lie elsewhere.
     */
    String narrow(String matching) {
        return " from (select * from motion_search where " + matching + " offset 0) s" + filters();
    }

    /** The same without words. */
    String narrow() {
        return " from motion_search s" + filters();
    }

    private String filters() {
        if (parts.isEmpty()) {
            return "";
        }
        boolean faceted = parts.stream().anyMatch(part -> part.contains("f."));
        return (faceted ? " join motion_facet f on f.id = s.facet" : "")
                + parts.stream().map(String::strip).collect(Collectors.joining(" and ", " where ", ""));
    }

    Map<String, Object> values() {
        return values;
    }
}
