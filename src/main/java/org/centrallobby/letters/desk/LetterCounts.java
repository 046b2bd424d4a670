package org.centrallobby.letters.desk;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters counted for the public. */
@Component
public class LetterCounts {
    private final JdbcClient database;

    LetterCounts(JdbcClient database) {
        this.database = database;
    }

    /**
     * Letters of a campaign; each number is part of the one before.
     *
     * @param written all that were sent in, confirmed or not
     * @param confirmed those whose writer followed the link
     * @param accepted those a mail server took
     */
    public record Counts(long written, long confirmed, long accepted) {}

    /** Counts as they are this moment; pages keep them for a while. */
    public Counts forCampaign(String slug) {
        return database.sql("""
                        select count(*) as written,
                               count(*) filter (where state not in ('UNCONFIRMED', 'DENIED', 'LAPSED', 'WITHDRAWN')) as confirmed,
                               count(*) filter (where state = 'ACCEPTED') as accepted
                        from letter where campaign = :slug
                        """)
                .param("slug", slug)
                .query((row, number) ->
                        new Counts(row.getLong("written"), row.getLong("confirmed"), row.getLong("accepted")))
                .single();
    }
}
