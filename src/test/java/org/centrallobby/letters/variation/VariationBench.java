package org.centrallobby.letters.variation;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.centrallobby.CentralLobby;
import org.centrallobby.commands.Launch;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.database.Role;
import org.centrallobby.kit.rounds.Rounds;
import org.centrallobby.letters.variation.Variation.Told;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lays in the marks of many letters, 5,000 of them of one campaign, and measures how long each further letter of that campaign
 * takes until it is committed: hash, query, compare, insert. As on the site, those of one moment make one transaction:
 * {@code LETTERS MEASURED CLIENTS}.
 */
public final class VariationBench {
    static final int OF_A_CAMPAIGN = 5000;
    private static final int WARM = 8000;

    private final Variation variation;
    private final TransactionTemplate transaction;
    private final int clients;

    private VariationBench(ConfigurableApplicationContext context, int clients) {
        this.variation = context.getBean(Variation.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.clients = clients;
    }

    public static void main(String[] args) throws Exception {
        int letters = Integer.parseInt(args[0]);
        int measured = Integer.parseInt(args[1]);
        Settings settings = Settings.read(System.getenv(), null, null, false);
        try (ConfigurableApplicationContext context =
                Launch.start(CentralLobby.class, settings, Role.VERB, nothing -> {})) {
            JdbcClient database = context.getBean(JdbcClient.class);
            if (last(database) == 0) {
                System.out.println(new MarksLoader(context.getBean(DataSource.class), context.getBean(Sealer.class))
                        .load(letters, OF_A_CAMPAIGN));
            }
            database.sql("vacuum analyze letter_variation").update();
            database.sql("vacuum analyze letter_variation_band").update();
            database.sql("checkpoint").update();
            System.out.println(state(database));
            VariationBench bench = new VariationBench(context, Integer.parseInt(args[2]));
            bench.remember("warm-up", 1_000_000, last(database), WARM);
            // What the warm-up left to be written and collected is not the letters' fault.
            Thread.sleep(1500);
            double[] remembered = bench.remember(MarksLoader.name(0), 0, last(database), measured);
            System.out.printf(Locale.ROOT, "remember: %s%n", figures(remembered));
            System.out.printf(Locale.ROOT, "judge: %s%n", figures(bench.judge(measured)));
            System.out.println(state(database));
            System.out.printf(Locale.ROOT, "p99 %.2f%n", at(remembered, 0.99));
        }
    }

    private double[] remember(String campaign, int round, long before, int number) throws InterruptedException {
        String[] texts = texts(round, before, number);
        Rounds<Told, Boolean> rounds = new Rounds<>(32, told -> {
            transaction.executeWithoutResult(status -> variation.remember(told));
            return Collections.nCopies(told.size(), true);
        });
        return timed(number, i -> rounds.get(new Told(before + i + 1, campaign, texts[i])));
    }

    private double[] judge(int number) throws InterruptedException {
        String[] texts = texts(0, number, number);
        return timed(number, i -> variation.judge(MarksLoader.name(0), texts[i]));
    }

    private static String[] texts(int campaign, long seed, int number) {
        InventedLetters letters = new InventedLetters(campaign, new Random(seed));
        return IntStream.range(0, number).mapToObj(i -> letters.next()).toArray(String[]::new);
    }

    /** Milliseconds of each, in order of length; the clients come again as soon as they are served. */
    private double[] timed(int number, IntConsumer work) throws InterruptedException {
        double[] took = new double[number];
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                pool.execute(() -> {
                    for (int i = next.getAndIncrement(); i < number; i = next.getAndIncrement()) {
                        long from = System.nanoTime();
                        work.accept(i);
                        took[i] = (System.nanoTime() - from) / 1e6;
                    }
                });
            }
        }
        System.out.printf(Locale.ROOT, "%.0f/s%n", number / ((System.nanoTime() - began) / 1e9));
        Arrays.sort(took);
        return took;
    }

    private static long last(JdbcClient database) {
        return database.sql("select coalesce(max(letter_id), 0) from letter_variation")
                .query(Long.class)
                .single();
    }

    private static String figures(double[] took) {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms p99 %.2f ms longest %.1f ms",
                at(took, 0.5),
                at(took, 0.99),
                took[took.length - 1]);
    }

    private static double at(double[] took, double part) {
        return took[(int) Math.ceil(took.length * part) - 1];
    }

    private static String state(JdbcClient database) {
        return database.sql("""
                        select count(*) || ' letters, ' || count(distinct cluster) || ' clusters, '
                            || pg_size_pretty(pg_total_relation_size('letter_variation')) || ' and '
                            || pg_size_pretty(pg_total_relation_size('letter_variation_band'))
                            || ' of bands; fsync ' || current_setting('fsync') || ', commits '
                            || current_setting('synchronous_commit') || ', logged '
                            || (select bool_and(relpersistence = 'p')::text from pg_class where relname like 'letter_variation%')
                        from letter_variation
                        """).query(String.class).single();
    }
}
