package org.centrallobby.members.names;

import java.util.List;
import java.util.regex.Pattern;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds Members whose names are like what somebody typed: “fetherstone” finds Lynne Featherstone. */
@Component
public class MemberNames {
    /** More than this many words are no name, and a name has letters only. */
    private static final Pattern NAME = Pattern.compile("\\P{N}*");

    private static final int MOST_WORDS = 4;

    /**
     * A Member whose name is like what was typed.
     *
     * @param exact whether what was typed stands in the name, letter for letter
     */
    public record Likely(Member member, boolean exact) {}

    private record Row(int mnisId, boolean exact) {}

    private final JdbcClient database;
    private final Members members;

    MemberNames(JdbcClient database, Members members) {
        this.database = database;
        this.members = members;
    }

    /**
     * The likeliest first. Accents and capitals do not matter; of the threes of letters in a whole word or words of the
     * name, two fifths have to agree.
     *
     * @param typed anything
     */
    public List<Likely> listLike(String typed, int limit) {
        String words = typed.strip();
        if (words.length() < 3
                || words.split("\\s+", -1).length > MOST_WORDS
                || !NAME.matcher(words).matches()) {
            return List.of();
        }
        return find(words, limit).stream()
                .flatMap(
                        row -> members.findMember(row.mnisId()).stream().map(member -> new Likely(member, row.exact())))
                .toList();
    }

    private List<Row> find(String words, int limit) {
        return database.sql("select mnis_id, exact from member_named(:words, :limit)")
                .param("words", words)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }
}
