package org.centrallobby.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.database.Changes.Topic;
import org.centrallobby.kit.database.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All Sessions we know, held in memory. */
@Component
public class Sessions {
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Snapshot<Calendar> calendar;

    Sessions(JdbcClient database, TransactionOperations transaction, Changes changes) {
        this.database = database;
        this.transaction = transaction;
        this.calendar = new Snapshot<>(() -> new Calendar(read()), changes, Topic.CALENDAR);
    }

    public Optional<Session> findByCitation(String citation) {
        return calendar.get().findByCitation(citation);
    }

    /** The Session a day belongs to; empty between two Sessions and before the first we know. */
    public Optional<Session> findFor(LocalDate day) {
        return calendar.get().findFor(day);
    }

    /**
     * Whether a Session has ended by a day. Its last day still belongs to it; one without an end ends when a later one
     * starts.
     *
     * @throws java.util.NoSuchElementException if nobody told us of the Session
     */
    public boolean isOver(String citation, LocalDate today) {
        return calendar.get().isOver(citation, today);
    }

    /** The last day of a Session; empty while it runs. An open one ends the day before a later one starts. */
    public Optional<LocalDate> findLastDay(String citation) {
        return calendar.get().findLastDay(citation);
    }

    /** From the earliest on. */
    public List<Session> listSessions() {
        return calendar.get().sessions();
    }

    /** Adds a Session or replaces the dates of one. */
    public void save(Session session) {
        transaction.executeWithoutResult(status -> {
            store(session);
            calendar.changed();
        });
    }

    private void store(Session session) {
        database.sql("""
                        insert into session (citation, start_date, end_date) values (:citation, :start, :end)
                        on conflict (citation) do update set start_date = excluded.start_date, end_date = excluded.end_date
                        """)
                .param("citation", session.citation())
                .param("start", session.startDate())
                .param("end", session.endDate())
                .update();
    }

    private List<Session> read() {
        return database.sql("select citation, start_date, end_date from session order by start_date, citation")
                .query(Session.class)
                .list();
    }
}
