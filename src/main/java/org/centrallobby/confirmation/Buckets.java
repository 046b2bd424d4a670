package org.centrallobby.confirmation;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.kit.rounds.Rounds;
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
    private final BucketRows rows;
    private final Sealer sealer;

    public Buckets(JdbcClient database, Sealer sealer, InstantSource clock) {
        this.sealer = sealer;
        this.rows = new BucketRows(
                database,
                ClientSideConfig.getDefault()
                        .withClientClock(new Turning(clock))
                        .withExpirationAfterWriteStrategy(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        Duration.ofHours(1))));
    }

    /** So many in such a time, none the sooner for having waited longer. */
    public static Bandwidth limit(int many, Duration time) {
        return Bandwidth.builder().capacity(many).refillGreedy(many, time).build();
    }

    /** The count of what one reader of mail gets or does. */
    public AsyncBucketProxy ofReader(String purpose, EmailAddress address, BucketConfiguration limits) {
        // Whatever stands between + and @, the same person reads it.
        return of(purpose, address.key().replaceFirst("\\+[^@]*@", "@"), limits);
    }

    /** The count of what comes from one network. */
    public AsyncBucketProxy ofNetwork(String purpose, String remoteAddress, BucketConfiguration limits) {
        return of(purpose, Network.of(remoteAddress), limits);
    }

    private AsyncBucketProxy of(String purpose, String key, BucketConfiguration limits) {
        return rows.asAsync().getProxy(key(purpose, key), () -> CompletableFuture.completedFuture(limits));
    }

    private String key(String purpose, String key) {
        return HexFormat.of().formatHex(sealer.hash(purpose, key));
    }

    /**
     * One count for the whole site, to be kept by whoever asks for it: what is asked for at once on one node is asked of the
     * database together, so that not everybody waits for one row.
     */
    public AsyncBucketProxy ofSite(String purpose, BucketConfiguration limits) {
        String key = key(purpose, "site");
        rows.remember(key);
        return rows.asAsync()
                .builder()
                .withOptimization(Optimizations.batching())
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

    /** Forgets the counts that are full again. */
    public int forget() {
        return rows.removeExpired(1000);
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
