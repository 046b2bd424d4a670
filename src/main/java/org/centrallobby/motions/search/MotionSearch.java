package org.centrallobby.motions.search;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.motions.MotionStatus;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Searches motions with PostgreSQL's full text. Every motion with the words is counted; ranked are the first
 * {@value #RANKED} of them, those with the words in their title before the others and new ones before old, so that a word
 * of every third motion costs no more than counting it. The rest follow in that same order.
 */
@Component
public class MotionSearch {
    /** How many motions are weighed against each other. */
    static final int RANKED = 200;
    /** Of the pool's sixteen connections: a crowd that searches must not keep letters waiting. */
    private static final int AT_ONCE = 6;

    private static final int PATIENCE_SECONDS = 5;
    private static final String QUERY = "websearch_to_tsquery('motion_english', :words)";

    /** Values of filters that some motion has; Sessions with the newest first. */
    public record Choices(List<String> sessions, List<String> parties, List<String> nations) {}

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Semaphore doors = new Semaphore(AT_ONCE, true);
    /** They are added to and never changed. */
    private final Map<Integer, Facet> facets = new ConcurrentHashMap<>();

    MotionSearch(JdbcClient database, TransactionOperations transaction, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Counts all that match and reads one page of them.
     *
     * @throws SearchTooSlow if the database took more than some seconds
     */
    public Found find(MotionQuestion question) {
        enter();
        try {
            return Objects.requireNonNull(transaction.execute(status -> findInside(question)));
        } catch (QueryTimeoutException | DataAccessResourceFailureException e) {
            throw new SearchTooSlow();
        } finally {
            doors.release();
        }
    }

    private void enter() {
        try {
            if (!doors.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SearchTooSlow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchTooSlow();
        }
    }

    private Found findInside(MotionQuestion question) {
        // A scan of the table would fetch the words of every motion, which the planner does not see coming.
        database.sql("""
                        select set_config('statement_timeout', '4s', true), set_config('enable_seqscan', :scan, true)
                        """)
                .param("scan", question.words().isEmpty() ? "on" : "off")
                .query((row, number) -> row.getString(1))
                .single();
        Conditions filters = new Conditions(question, running());
        Map<String, Object> values = new HashMap<>(filters.values());
        values.put("limit", question.size());
        values.put("offset", question.offset());
        String narrow = filters.narrow();
        if (!question.words().isEmpty()) {
            values.put("words", question.words());
            values.put("cited", cited(question.words()));
            narrow = filters.narrow("words @@ " + QUERY + " or motion_id = any (:cited)");
        }
        Counts counts = count(narrow, values);
        if (counts.total() <= question.offset()) {
            return new Found(counts, List.of());
        }
        if (question.sort() != Sort.RELEVANCE) {
            return new Found(counts, sorted(narrow, question.sort(), values));
        }
        String ranked = counts.total() <= RANKED ? few(narrow) : many(filters);
        values.put("reach", Math.max(RANKED, question.offset() + question.size()));
        values.put("ranked", RANKED);
        return new Found(counts, ranked(ranked, values));
    }

    private Counts count(String narrow, Map<String, Object> values) {
        Map<Integer, Long> counted = new HashMap<>();
        database.sql("select s.facet, count(*) as motions" + narrow + " group by s.facet")
                .params(values)
                .query(row -> {
                    counted.put(row.getInt("facet"), row.getLong("motions"));
                });
        List<String> running = running();
        return Counts.of(counted.entrySet().stream()
                .map(part -> {
                    Facet facet = getFacet(part.getKey());
                    return new Counts.Part(facet, status(facet, running), part.getValue());
                })
                .toList());
    }

    private List<FoundMotion> sorted(String narrow, Sort sort, Map<String, Object> values) {
        String order = " order by " + sort.sql();
        return database.sql("select " + FoundMotion.COLUMNS
                        + " from (select s.motion_id, s.facet, s.name_count, s.tabled_on, s.newest_on" + narrow + order
                        + " limit :limit offset :offset) s join motion m on m.id = s.motion_id"
                        + " join motion_facet f on f.id = s.facet" + order)
                .params(values)
                .query(FoundMotion::read)
                .list();
    }

    /** Weighs the first {@value #RANKED} of the motions that a statement places. */
    private List<FoundMotion> ranked(String placed, Map<String, Object> values) {
        String order = " order by place > :ranked, case when place <= :ranked then kind end, weight desc, place";
        return database.sql("with placed as (" + placed
                        + "), shown as (select p.motion_id, p.facet, p.kind, p.place, case when place <= :ranked then"
                        + " ts_rank_cd('{0, 0, 0.3, 1}', p.words, " + QUERY + ", 1) end as weight from placed p" + order
                        + " limit :limit offset :offset) select " + FoundMotion.COLUMNS
                        + " from shown s join motion m on m.id = s.motion_id join motion_facet f on f.id = s.facet"
                        + order)
                .params(values)
                .query(FoundMotion::read)
                .list();
    }

    /** Every motion in its place: the cited, those with the words in their title, the others. */
    private static String few(String narrow) {
        return "select *, row_number() over (order by kind, tabled_on desc, motion_id desc) as place from ("
                + "select s.motion_id, s.facet, s.tabled_on, s.words, case when s.motion_id = any (:cited) then 0"
                + " when s.title_words @@ " + QUERY + " then 1 else 2 end as kind" + narrow + ") k";
    }

    /**
     * The first motions in their place. The three kinds are read one after the other, and the last not at all if the
     * first two fill the reach.
     */
    private static String many(Conditions filters) {
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
    private Long[] cited(String words) {
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
        return database.sql("""
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
                .single();
    }

    private Facet getFacet(int id) {
        Facet known = facets.get(id);
        if (known == null) {
            database.sql("select id, session, withdrawn, party, nation from motion_facet")
                    .query(Facet.class)
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

    private static MotionStatus status(Facet facet, List<String> running) {
        if (facet.withdrawn()) {
            return MotionStatus.WITHDRAWN;
        }
        return running.contains(facet.session()) ? MotionStatus.OPEN : MotionStatus.FALLEN;
    }
}
