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
    private static final String NARROW = " from motion_search s join motion_facet f on f.id = s.facet where true ";
    private static final String QUERY = "websearch_to_tsquery('motion_english', :words)";

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
        String matching = filters.sql();
        if (!question.words().isEmpty()) {
            values.put("words", question.words());
            values.put("cited", cited(question.words()));
            matching = " and (s.words @@ " + QUERY + " or s.motion_id = any (:cited))" + matching;
        }
        Counts counts = count(matching, values);
        if (counts.total() <= question.offset()) {
            return new Found(counts, List.of());
        }
        List<FoundMotion> motions = question.sort() == Sort.RELEVANCE
                ? ranked(filters.sql(), values, Math.max(RANKED, question.offset() + question.size()))
                : sorted(matching, question.sort(), values);
        return new Found(counts, motions);
    }

    private Counts count(String matching, Map<String, Object> values) {
        Map<Integer, Long> counted = new HashMap<>();
        database.sql("select s.facet, count(*) as motions" + NARROW + matching + " group by s.facet")
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

    private List<FoundMotion> sorted(String matching, Sort sort, Map<String, Object> values) {
        return database.sql("select " + FoundMotion.COLUMNS
                        + " from (select s.*" + NARROW + matching + " order by " + sort.sql()
                        + " limit :limit offset :offset) s join motion m on m.id = s.motion_id"
                        + " join motion_facet f on f.id = s.facet order by " + sort.sql())
                .params(values)
                .query(FoundMotion::read)
                .list();
    }

    /** The three kinds are read one after the other, and the last not at all if the first two fill the reach. */
    private List<FoundMotion> ranked(String filters, Map<String, Object> values, int reach) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("reach", reach);
        all.put("ranked", RANKED);
        String newest = filters + " order by s.tabled_on desc, s.motion_id desc limit :reach)";
        String candidate = " as kind, s.motion_id, s.facet, s.tabled_on" + NARROW;
        return database.sql(
                        "with titled as materialized (select motion_id from motion_search where title_words @@ " + QUERY
                                + "), candidate as (select * from ((select 0" + candidate
                                + " and s.motion_id = any (:cited)" + newest
                                + " union all (select 1" + candidate
                                + " and s.motion_id in (select motion_id from titled) and not s.motion_id = any (:cited)"
                                + newest
                                + " union all (select 2" + candidate + " and s.words @@ " + QUERY
                                + " and s.motion_id not in (select motion_id from titled) and not s.motion_id = any (:cited)"
                                + newest
                                + ") c limit :reach), placed as (select *, row_number() over"
                                + " (order by kind, tabled_on desc, motion_id desc) as place from candidate),"
                                + " shown as (select p.*, case when place <= :ranked then"
                                + " ts_rank_cd('{0, 0, 0.3, 1}', w.words, " + QUERY + ", 1) end as weight"
                                + " from placed p join motion_search w using (motion_id)"
                                + " order by place > :ranked, case when place <= :ranked then kind end, weight desc, place"
                                + " limit :limit offset :offset) select " + FoundMotion.COLUMNS
                                + " from shown s join motion m on m.id = s.motion_id join motion_facet f on f.id = s.facet"
                                + " order by place > :ranked, case when place <= :ranked then kind end, weight desc, place")
                .params(all)
                .query(FoundMotion::read)
                .list();
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
