package org.centrallobby.members.names;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
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

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final JdbcClient database;
    private final Members members;
    /** Every word of a name, in small letters without accents: what has another word in it is no Member's name. */
    private final Snapshot<Set<String>> wordsOfNames;

    MemberNames(JdbcClient database, Members members, Changes changes) {
        this.database = database;
        this.members = members;
        this.wordsOfNames = new Snapshot<>(this::readWords, changes, Topic.MEMBERS);
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

    /** Members whose name has just these words in it. Answered without the database for words of no name. */
    public List<Likely> listNamed(String typed, int limit) {
        return wordsOfNames.get().containsAll(words(typed))
                ? listLike(typed, limit).stream().filter(Likely::exact).toList()
                : List.of();
    }

    private Set<String> readWords() {
        return database.sql("select name from member").query(String.class).list().stream()
                .flatMap(name -> words(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private List<Row> find(String words, int limit) {
        return database.sql("select mnis_id, exact from member_named(:words, :limit)")
                .param("words", words)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }
}
