package org.centrallobby.mail.pace;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.time.InstantSource;
import org.centrallobby.kit.database.Changes;
import org.centrallobby.kit.time.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stops all mail, on every node, within a second: no message is begun after it; one that a server is being told just then
 * is finished. It stays stopped through restarts until somebody lets it go again. What is queued meanwhile waits.
 */
@Component
public final class StopSwitch {
    private final JdbcClient database;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private volatile State state;

    public StopSwitch(JdbcClient database, Changes changes, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
        this.state = read();
        changes.onChange(Changes.Topic.MAIL_RULES, () -> state = read());
    }

    /**
     * How it stands.
     *
     * @param since when it was last turned; null if never
     * @param reason what whoever turned it said; empty if nothing
     */
    public record State(boolean stopped, @Nullable Instant since, String reason) {}

    /** Whether no mail may be begun. */
    public boolean isStopped() {
        return state.stopped();
    }

    /** How it stands in the database just now. */
    public State read() {
        return database.sql("select stopped, since, coalesce(reason, '') as reason from mail_switch")
                .query((row, number) -> new State(
                        row.getBoolean("stopped"), SqlTime.instantOrNull(row, "since"), row.getString("reason")))
                .single();
    }

    /** Turns it. */
    public void turn(boolean stopped, String reason) {
        transaction.executeWithoutResult(status -> {
            database.sql("update mail_switch set stopped = :stopped, since = :now, reason = :reason")
                    .param("stopped", stopped)
                    .param("now", sql(clock.instant()))
                    .param("reason", reason)
                    .update();
            changes.announce(Changes.Topic.MAIL_RULES);
            // Whoever waits looks again.
            changes.announce(Changes.Topic.MAIL);
            changes.announce(Changes.Topic.BROADCASTS);
        });
        state = read();
    }
}
