package org.centrallobby.mail.outbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits in the outbox, for whoever runs the site: numbers, and nobody's mail. */
@Component
public final class WaitingMails {
    private final JdbcClient database;

    WaitingMails(JdbcClient database) {
        this.database = database;
    }

    /**
     * How many wait.
     *
     * @param tried how many of them a server has put off at least once
     */
    public record Waiting(String kind, long number, long tried) {}

    /** By kind of mail; a kind of which nothing waits is left out. */
    public List<Waiting> listWaiting() {
        return database.sql("""
                        select kind, count(*) as number, count(*) filter (where attempts > 0) as tried
                        from outgoing_mail where state = 'QUEUED' group by kind order by kind
                        """).query(Waiting.class).list();
    }
}
