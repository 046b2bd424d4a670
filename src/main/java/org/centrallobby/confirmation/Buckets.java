package org.centrallobby.confirmation;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.OptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.rounds.Rounds;
import org.centrallobby.kit.rounds.Volley;
import org.centrallobby.mail.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much there may be of something, counted for all nodes together. Whom a count is about is kept as a keyed hash.
 *
 * <p>Not to be used within a transaction: counting is one of its own.
 */
@Component
public final class Buckets {
    /** Counts forgotten by one statement. */
    private static final int AT_ONCE = 1000;

    /** After so long a node tells what it took from a count of the whole site with the next that it takes. */
    private static final Duration KEPT_TO_ITSELF = Duration.ofMillis(200);

    private final BucketRows rows;
    private final FirstCounts.Reckoning reckoning;
    private final Sealer sealer;
    private final TimeMeter time;

    public Buckets(JdbcClient database, Sealer sealer, InstantSource clock) {
        this.sealer = sealer;
        this.time = new Turning(clock);
        ClientSideConfig config = ClientSideConfig.getDefault()
                .withClientClock(time)
                .withExpirationAfterWriteStrategy(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofHours(1)));
        this.rows = new BucketRows(database, config);
        this.reckoning = new FirstCounts.Reckoning(config);
    }

    /** So many in such a time, none the sooner for having waited longer. */
    public static Bandwidth limit(int many, Duration time) {
        return Bandwidth.builder().capacity(many).refillGreedy(many, time).build();
    }

    /** What is counted of somebody, and how much there may be. */
    public record Count(UUID key, BucketConfiguration limits) {}

    /** The count of what one reader of mail gets or does. */
    public Count ofReader(String purpose, EmailAddress address, BucketConfiguration limits) {
        return new Count(key(purpose, "counts.reader", address.readerKey()), limits);
    }

    /** The count of what comes from one network. */
    public Count ofNetwork(String purpose, String remoteAddress, BucketConfiguration limits) {
        return new Count(key(purpose, "counts.network", Network.of(remoteAddress)), limits);
    }

    /** Whose a count is comes first, so that all that is counted of one lies together. */
    private UUID key(String purpose, String of, String whose) {
        ByteBuffer hash = ByteBuffer.wrap(sealer.hash(of, whose));
        return new UUID(
                hash.getLong(), ((long) hash.getInt() << Integer.SIZE) | Integer.toUnsignedLong(purpose.hashCode()));
    }

    /** A count as it stands in the database. */
    public AsyncBucketProxy find(Count count) {
        return rows.asAsync().getProxy(count.key(), () -> CompletableFuture.completedFuture(count.limits()));
    }

    /**
     * One count for the whole site, to be kept by whoever asks for it. Where everybody waited for one row, nobody would get
     * far: what is asked for at once on one node is asked of the database together, and where there is much of something a
     * node takes a few on its own and tells the others with one that it takes later.
     *
     * @param leeway how many a node may take before it tells: from each node so many more may be taken than there are; 0 for
     *     none
     */
    public AsyncBucketProxy ofSite(String purpose, BucketConfiguration limits, int leeway) {
        UUID key = key(purpose, "counts.site", "site");
        rows.remember(key);
        Optimization together = leeway == 0
                ? Optimizations.batching()
                : new DelayOptimization(
                        new DelayParameters(leeway, KEPT_TO_ITSELF), OptimizationListener.createDefault(), time);
        return rows.asAsync()
                .builder()
                .withOptimization(together)
                .build(key, () -> CompletableFuture.completedFuture(limits));
    }

    /** Takes one from each of several counts, all at once. */
    public static List<ConsumptionProbe> take(List<AsyncBucketProxy> buckets) {
        return buckets.stream().map(bucket -> bucket.tryConsumeAndReturnRemaining(1)).toList().stream()
                .map(Rounds::await)
                .toList();
    }

    /** Gives one back to each. */
    public static void giveBack(List<AsyncBucketProxy> buckets) {
        buckets.stream().map(bucket -> bucket.addTokens(1)).toList().forEach(Rounds::await);
    }

    /**
     * Takes one from each of several counts as if nothing had been taken yet, without asking the database; whether that is so
     * is to be seen when they are kept.
     *
     * @return empty if this node knows better, or not even one may be had
     */
    public Optional<FirstCounts> takeFirst(List<Count> counts) {
        return counts.stream().anyMatch(count -> rows.meet(count.key())) ? Optional.empty() : reckoning.take(counts);
    }

    /**
     * Has first counts kept together with what was counted, and leaves out of the volley whoever was counted before after
     * all. Where another node does so at the same moment, the volley throws
     * {@link org.springframework.dao.DuplicateKeyException} and keeps nothing.
     *
     * @param firsts each at its place; empty for what was counted beforehand
     */
    public static void keep(List<Optional<FirstCounts>> firsts, Volley volley) {
        if (firsts.stream().anyMatch(Optional::isPresent)) {
            BucketRows.addFirst(
                    firsts.stream()
                            .map(first -> first.map(FirstCounts::swaps).orElseGet(List::of))
                            .toList(),
                    volley);
        }
    }

    /** Forgets the counts that are full again. */
    public int forget() {
        int forgotten = 0;
        int more;
        do {
            more = rows.removeExpired(AT_ONCE);
            forgotten += more;
        } while (more == AT_ONCE);
        return forgotten;
    }

    /** The program's clock, which tests turn. */
    private record Turning(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
