package org.centrallobby.motions.search;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.MotionStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches motions with PostgreSQL's full text. Every motion with the words is counted; ranked are the first
 * {@value #RANKED} of them, those with the words in their title before the others and new ones before old, so that a word
 * of every third motion costs no more than counting it. The rest follow in that same order.
 */
@Component
public class MotionSearch {
    /** How many motions are weighed against each other. */
    static final int RANKED = 100;

    /** Read once for a statement: a prepared one would read a bare call again for every row. */
    private static final String QUERY = "(select websearch_to_tsquery('motion_english', :words))";

    /** The facets of a page's motions, each by its key: twenty are read, not all there are. */
    private static final String FACETS =
            " cross join lateral (select * from motion_facet where id = s.facet offset 0) f";

    /** The cited, those with the words in their title, the others. */
    private static final String KIND =
            "case when s.motion_id = any (:cited) then 0 when s.title_words @@ " + QUERY + " then 1 else 2 end";

    private static final String WEIGHT = "ts_rank_cd('{0, 0, 0.3, 1}', s.words, " + QUERY + ", 1)";

    /** Values of filters that some motion has; Sessions with the newest first. */
    public record Choices(List<String> sessions, List<String> parties, List<String> nations) {}

    private final SearchDatabase reading;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Snapshot<Choices> choices;
    /** They are added to and never changed. */
    private final Map<Integer, Counts.Facet> facets = new ConcurrentHashMap<>();

    MotionSearch(SearchDatabase reading, Sessions sessions, InstantSource clock, Changes changes) {
        this.reading = reading;
        this.sessions = sessions;
        this.clock = clock;
        this.choices = new Snapshot<>(this::readChoices, changes, Topic.MOTIONS);
    }

    /**
     * Counts all that match and reads one page of them.
     *
     * @throws SearchTooSlow if the database took more than some seconds
     */
    public Found find(MotionQuestion question) {
        return reading.read(database -> find(database, question));
    }

    private Found find(JdbcClient database, MotionQuestion question) {
        Conditions filters = new Conditions(question, running());
        Map<String, Object> values = new HashMap<>(filters.values());
        values.put("limit", question.size());
        values.put("offset", question.offset());
        values.put("ranked", RANKED);
        if (question.words().isEmpty()) {
            return many(database, filters.narrow(), filters, question, values);
        }
        Long[] cited = cited(database, question.words());
        values.put("words", question.words());
        values.put("cited", cited);
        String narrow = filters.narrow("words @@ " + QUERY + (cited.length == 0 ? "" : " or motion_id = any (:cited)"));
        return few(database, narrow, question, values)
                .orElseGet(() -> many(database, narrow, filters, question, values));
    }

    /** Counts and reads in one statement, as long as no more than {@value #RANKED} match; empty if more do. */
    private Optional<Found> few(
            JdbcClient database, String narrow, MotionQuestion question, Map<String, Object> values) {
        List<Integer> facets = new ArrayList<>();
        List<FoundMotion> page = new ArrayList<>();
        database.sql("""
                        with matched as materialized (
                            select s.motion_id, s.facet, s.name_count, s.tabled_on, s.newest_on, s.words, s.title_words
                            %1$s limit :ranked + 1),
                        known as materialized (select coalesce(array_agg(facet), '{}') as facets from matched),
                        judged as (
                            select s.* %2$s from matched s where (select cardinality(facets) from known) <= :ranked),
                        shown as (select * from judged s order by %3$s limit :limit offset :offset)
                        select known.facets, %4$s
                        from known left join (shown s join motion m on m.id = s.motion_id %5$s) on true
                        order by %3$s
                        """.formatted(
                        narrow,
                        question.sort() == Sort.RELEVANCE ? ", " + KIND + " as kind, " + WEIGHT + " as weight" : "",
                        question.sort().sql(),
                        FoundMotion.COLUMNS,
                        FACETS))
                .params(values)
                .query(row -> {
                    if (facets.isEmpty()) {
                        facets.addAll(List.of((Integer[]) row.getArray("facets").getArray()));
                    }
                    if (row.getObject("id") != null) {
                        page.add(FoundMotion.read(row, page.size()));
                    }
                });
        if (facets.size() > RANKED) {
            return Optional.empty();
        }
        Map<Integer, Long> counted =
                facets.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return Optional.of(new Found(counts(database, counted), page));
    }

    private Found many(
            JdbcClient database,
            String narrow,
            Conditions filters,
            MotionQuestion question,
            Map<String, Object> values) {
        Counts counts = count(database, narrow, values);
        if (counts.total() <= question.offset()) {
            return new Found(counts, List.of());
        }
        if (question.sort() != Sort.RELEVANCE) {
            return new Found(counts, sorted(database, narrow, question.sort(), values));
        }
        values.put("reach", Math.max(RANKED, question.offset() + question.size()));
        return new Found(counts, ranked(database, placed(filters), values));
    }

    private Counts count(JdbcClient database, String narrow, Map<String, Object> values) {
        Map<Integer, Long> counted = new HashMap<>();
        database.sql("select s.facet, count(*) as motions" + narrow + " group by s.facet")
                .params(values)
                .query(row -> {
                    counted.put(row.getInt("facet"), row.getLong("motions"));
                });
        return counts(database, counted);
    }

    /** @param counted how many motions there are of each facet */
    private Counts counts(JdbcClient database, Map<Integer, Long> counted) {
        List<String> running = running();
        return Counts.of(counted.entrySet().stream()
                .map(part -> {
                    Counts.Facet facet = getFacet(database, part.getKey());
                    return new Counts.Part(facet, status(facet, running), part.getValue());
                })
                .toList());
    }

    private static List<FoundMotion> sorted(JdbcClient database, String narrow, Sort sort, Map<String, Object> values) {
        String order = " order by " + sort.sql();
        return database.sql("select " + FoundMotion.COLUMNS
                        + " from (select s.motion_id, s.facet, s.name_count, s.tabled_on, s.newest_on" + narrow + order
                        + " limit :limit offset :offset) s join motion m on m.id = s.motion_id"
                        + FACETS + order)
                .params(values)
                .query(FoundMotion::read)
                .list();
    }

    /** Weighs the first {@value #RANKED} of the motions that a statement places. */
    private static List<FoundMotion> ranked(JdbcClient database, String placed, Map<String, Object> values) {
        String order = " order by place > :ranked, case when place <= :ranked then kind end, weight desc, place";
        return database.sql("with placed as (" + placed
                        + "), shown as (select s.motion_id, s.facet, s.kind, s.place, case when place <= :ranked then "
                        + WEIGHT + " end as weight from placed s" + order
                        + " limit :limit offset :offset) select " + FoundMotion.COLUMNS
                        + " from shown s join motion m on m.id = s.motion_id" + FACETS
                        + order)
                .params(values)
                .query(FoundMotion::read)
                .list();
    }

    /**
     * The first motions in their place. The three kinds are read one after the other, and the last not at all if the
     * first two fill the reach.
     */
    private static String placed(Conditions filters) {
        return "with titled as materialized (select motion_id from motion_search where title_words @@ " + QUERY
                + "), candidate as (select * from ("
                + newest(0, filters.narrow("motion_id = any (:cited)"))
                + " union all "
                + newest(
                        1,
                        filters.narrow("motion_id in (select motion_id from titled) and not motion_id = any (:cited)"))
                + " union all "
                + newest(
                        2,
                        filters.narrow("words @@ " + QUERY + " and motion_id not in (select motion_id from titled)"
                                + " and not motion_id = any (:cited)"))
                + ") c limit :reach) select *, row_number() over (order by kind, tabled_on desc, motion_id desc) as place"
                + " from candidate";
    }

    private static String newest(int kind, String narrow) {
        return "(select " + kind + " as kind, s.motion_id, s.facet, s.tabled_on, s.words" + narrow
                + " order by s.tabled_on desc, s.motion_id desc limit :reach)";
    }

    /** The motions whose number was typed. */
    private static Long[] cited(JdbcClient database, String words) {
        Optional<Citation> citation = Citation.read(words);
        if (citation.isEmpty()) {
            return new Long[0];
        }
        return database.sql("select id from motion where number = :number and session like :session")
                .param("number", citation.get().number())
                .param("session", Optional.ofNullable(citation.get().session()).orElse("%"))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    /** What can be chosen, of the motions we hold. */
    public Choices choices() {
        return choices.get();
    }

    private Choices readChoices() {
        return reading.read(database -> database.sql("""
                        with held as materialized (
                            select distinct session, party, nation from motion_facet
                            where exists (select from motion_search where facet = motion_facet.id))
                        select array(select distinct session from held order by 1 desc),
                               array(select distinct party from held where party <> '' order by 1),
                               array(select distinct nation from held where nation <> '' order by 1)
                        """)
                .query((row, number) -> new Choices(
                        List.of((String[]) row.getArray(1).getArray()),
                        List.of((String[]) row.getArray(2).getArray()),
                        List.of((String[]) row.getArray(3).getArray())))
                .single());
    }

    private Counts.Facet getFacet(JdbcClient database, int id) {
        Counts.Facet known = facets.get(id);
        if (known == null) {
            database.sql("select id, session, withdrawn, party, nation from motion_facet")
                    .query(Counts.Facet.class)
                    .list()
                    .forEach(facet -> facets.put(facet.id(), facet));
            known = Objects.requireNonNull(facets.get(id));
        }
        return known;
    }

    private List<String> running() {
        LocalDate today = LondonTime.today(clock);
        return sessions.listSessions().stream()
                .map(Session::citation)
                .filter(citation -> !sessions.isOver(citation, today))
                .toList();
    }

    private static MotionStatus status(Counts.Facet facet, List<String> running) {
        if (facet.withdrawn()) {
            return MotionStatus.WITHDRAWN;
        }
        return running.contains(facet.session()) ? MotionStatus.OPEN : MotionStatus.FALLEN;
    }
}
