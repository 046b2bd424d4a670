package org.centrallobby.mail.broadcasts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.database.Role;
import org.centrallobby.mail.MailListener.Ending;
import org.centrallobby.mail.Outcome;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims and completes what a broadcast has to do, without SMTP: {@code ID THREADS}. The statements are those of the site,
 * in the sizes it uses at full speed.
 */
public final class LedgerBench {
    private static final int CLAIM = 400;
    private static final int RECORD = 200;

    private LedgerBench() {}

    public static void main(String[] args) {
        long id = Long.parseLong(args[0]);
        int threads = Integer.parseInt(args[1]);
        Settings settings = Settings.read(System.getenv(), null, null, false);
        try (ConfigurableApplicationContext context =
                Launch.start(CentralLobby.class, settings, Role.VERB, nothing -> {})) {
            BroadcastRows rows = context.getBean(BroadcastRows.class);
            context.getBean(Broadcasts.class).start(id);
            JdbcClient database = context.getBean(JdbcClient.class);
            long before = bytes(database);
            long began = System.nanoTime();
            AtomicLong done = new AtomicLong();
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                for (int i = 0; i < threads; i++) {
                    pool.execute(() -> work(rows, id, done));
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long after = bytes(database);
            System.out.printf(
                    Locale.ROOT,
                    "%d rows in %.1f s, %.0f rows/s; tables %d MB before, %d MB after, grown %.2f times; dead rows %s%n",
                    done.get(),
                    seconds,
                    done.get() / seconds,
                    before >> 20,
                    after >> 20,
                    (double) after / before,
                    dead(database));
        }
    }

    private static void work(BroadcastRows rows, long id, AtomicLong done) {
        while (true) {
            Instant now = Instant.ofEpochSecond(0, System.currentTimeMillis() * 1_000_000);
            List<BroadcastRows.Loan> loans =
                    rows.lend(id, CLAIM, now, now.plus(Duration.ofMinutes(12)).truncatedTo(ChronoUnit.MICROS));
            if (loans.isEmpty()) {
                return;
            }
            for (int from = 0; from < loans.size(); from += RECORD) {
                List<Trial> trials = new ArrayList<>();
                for (BroadcastRows.Loan loan : loans.subList(from, Math.min(loans.size(), from + RECORD))) {
                    Outcome.Answer answer =
                            new Outcome.Answer(250, "2.0.0", "250 2.0.0 Ok: queued as " + loan.recipient());
                    trials.add(new Trial(loan, new Outcome.Accepted("relay.test", answer), now, Ending.ACCEPTED, null));
                }
                rows.record(trials);
            }
            done.addAndGet(loans.size());
        }
    }

    private static long bytes(JdbcClient database) {
        return database.sql("""
                        select sum(pg_total_relation_size(name)) from unnest(array['broadcast_recipient'::regclass,
                            'broadcast_todo', 'broadcast_attempt', 'broadcast_tally']) as name
                        """).query(Long.class).single();
    }

    private static String dead(JdbcClient database) {
        return database.sql("select n_dead_tup || ' of todo, autovacuums ' || autovacuum_count from pg_stat_user_tables"
                        + " where relname = 'broadcast_todo'")
                .query(String.class)
                .single();
    }
}
