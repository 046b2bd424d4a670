package org.centrallobby.motions.search;

/** In which order motions are shown. What ties is told by date, the newest first. */
public enum Sort {
    /** The cited one first, then those with the words in their title, then by how near and how often the words stand. */
    RELEVANCE("s.kind, s.weight desc, s.tabled_on desc, s.motion_id desc"),
    DATE("s.tabled_on desc, s.motion_id desc"),
    SIGNATURES("s.name_count desc, s.tabled_on desc, s.motion_id desc"),
    NEWEST_SIGNATURE("s.newest_on desc nulls last, s.tabled_on desc, s.motion_id desc");

    private final String sql;

    Sort(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
