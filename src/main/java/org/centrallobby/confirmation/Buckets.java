package org.centrallobby.confirmation;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/**
 * How much there may be of something, counted for all nodes together. Whom a count is about is kept as a keyed hash.
 *
 * <p>Not to be used within a transaction: counting is one of its own.
 */
@Component
public final class Buckets {
    private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;
    private final Sealer sealer;

    public Buckets(DataSource database, Sealer sealer, InstantSource clock) {
        this.sealer = sealer;
        PrimaryKeyMapper<byte[]> bytes = PreparedStatement::setBytes;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(bytes)
                .table("rate_bucket")
                .clientClock(new Turning(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofHours(1)))
                .build();
    }

    /** So many in such a time, none the sooner for having waited longer. */
    public static Bandwidth limit(int many, Duration time) {
        return Bandwidth.builder().capacity(many).refillGreedy(many, time).build();
    }

    /** The count of what one reader of mail gets or does. */
    public Bucket ofReader(String purpose, EmailAddress address, BucketConfiguration limits) {
        // Whatever stands between + and @, the same person reads it.
        return of(purpose, address.key().replaceFirst("\\+[^@]*@", "@"), limits);
    }

    /** The count of what comes from one network. */
    public Bucket ofNetwork(String purpose, String remoteAddress, BucketConfiguration limits) {
        return of(purpose, Network.of(remoteAddress), limits);
    }

    private Bucket of(String purpose, String key, BucketConfiguration limits) {
        return buckets.getProxy(sealer.hash(purpose, key), () -> limits);
    }

    /**
     * One count for the whole site, to be kept by whoever asks for it: what is asked for at once on one node is asked of the
     * database together, so that not everybody waits for one row.
     */
    public Bucket ofSite(String purpose, BucketConfiguration limits) {
        return buckets.builder()
                .withOptimization(Optimizations.batching())
                .build(sealer.hash(purpose, "site"), () -> limits);
    }

    /** Forgets the counts that are full again. */
    public int forget() {
        return buckets.removeExpired(1000);
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
