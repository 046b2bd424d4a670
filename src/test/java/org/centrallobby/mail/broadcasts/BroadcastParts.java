package org.centrallobby.mail.broadcasts;

import org.centrallobby.mail.outbox.Post;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real parts of broadcasts, put together for a test. */
public final class BroadcastParts {
    public final BroadcastRows rows;
    public final Broadcasts broadcasts;

    public BroadcastParts(Post post) {
        rows = new BroadcastRows(new JdbcTemplate(post.database.dataSource()));
        broadcasts =
                new Broadcasts(rows, post.sealer, post.database.changes(), post.database.transactions(), post.clock);
    }
}
