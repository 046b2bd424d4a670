package org.centrallobby.mail.pace;

import static org.centrallobby.kit.time.SqlTime.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.centrallobby.kit.database.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator has said of single receiving domains: how much an hour, how much at once, or nothing for now. */
@Component
public final class Limits {
    private final JdbcClient database;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private volatile Map<String, Limit> limits;

    public Limits(JdbcClient database, Changes changes, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
        this.limits = read();
        changes.onChange(Changes.Topic.MAIL_RULES, () -> limits = read());
    }

    /**
     * One domain's limit.
     *
     * @param perHour messages in a clock hour, all nodes together; null for no limit
     * @param atOnce messages on their way at the same time, on each node; null for the usual
     */
    public record Limit(
            String domain,
            @Nullable Integer perHour,
            @Nullable Integer atOnce,
            boolean paused) {
        private static final int SHARES = 50;

        /** How many messages of an hour a node takes at a time: a fiftieth, so that nodes share and no row is popular. */
        int share() {
            return perHour == null ? Integer.MAX_VALUE : Math.max(1, perHour / SHARES);
        }
    }

    /** The limit of a domain; null if nothing was said of it. */
    @Nullable
    Limit find(String domain) {
        return limits.get(domain);
    }

    /** All that were set. */
    public List<Limit> listLimits() {
        return read().values().stream()
                .sorted(java.util.Comparator.comparing(Limit::domain))
                .toList();
    }

    /** Sets a domain's limit anew. One that says nothing is removed. */
    public void save(Limit limit) {
        transaction.executeWithoutResult(status -> {
            if (limit.perHour() == null && limit.atOnce() == null && !limit.paused()) {
                database.sql("delete from mail_limit where domain = :domain")
                        .param("domain", limit.domain())
                        .update();
            } else {
                database.sql("""
                                insert into mail_limit (domain, per_hour, at_once, paused, since)
                                values (:domain, :perHour, :atOnce, :paused, :now)
                                on conflict (domain) do update
                                set per_hour = :perHour, at_once = :atOnce, paused = :paused, since = :now
                                """)
                        .param("domain", limit.domain())
                        .param("perHour", limit.perHour())
                        .param("atOnce", limit.atOnce())
                        .param("paused", limit.paused())
                        .param("now", sql(clock.instant()))
                        .update();
            }
            changes.announce(Changes.Topic.MAIL_RULES);
            changes.announce(Changes.Topic.MAIL);
            changes.announce(Changes.Topic.BROADCASTS);
        });
        limits = read();
    }

    /**
     * Takes a share of a domain's hour.
     *
     * @return how many messages that allows; 0 if the hour is used up
     */
    int take(Limit limit, Instant now) {
        Integer perHour = limit.perHour();
        if (perHour == null) {
            return Integer.MAX_VALUE;
        }
        return database.sql("""
                        insert into mail_hour as h (domain, hour, taken) values (:domain, :hour, :share)
                        on conflict (domain, hour) do update
                        set taken = h.taken + :share where h.taken + :share <= :perHour
                        returning :share
                        """)
                .param("domain", limit.domain())
                .param("hour", sql(now.truncatedTo(ChronoUnit.HOURS)))
                .param("share", limit.share())
                .param("perHour", perHour)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private Map<String, Limit> read() {
        return database
                .sql("select domain, per_hour, at_once, paused from mail_limit")
                .query((row, number) -> new Limit(
                        row.getString("domain"),
                        row.getObject("per_hour", Integer.class),
                        row.getObject("at_once", Integer.class),
                        row.getBoolean("paused")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Limit::domain, limit -> limit));
    }
}
