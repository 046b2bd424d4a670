package org.centrallobby.letters.desk;

import java.util.HashSet;
import java.util.Set;
import org.centrallobby.motions.sync.FollowedMotions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The motions that letters name: whether the Member signs is what their writers wait for. */
@Component
class LetterMotions implements FollowedMotions {
    private final JdbcClient database;

    LetterMotions(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Set<Long> listFollowed() {
        return new HashSet<>(database.sql("""
                        select distinct motion_id from letter
                        where motion_id is not null and state not in ('DENIED', 'LAPSED')
                        """).query(Long.class).list());
    }
}
