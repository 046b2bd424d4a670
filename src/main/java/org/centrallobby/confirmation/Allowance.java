package org.centrallobby.confirmation;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.centrallobby.kit.crypto.Sealer;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/**
 * How many confirmation mails may be asked for: anybody can type anybody's address, and nobody shall be pestered. Counted
 * for all nodes together, by keyed hashes.
 *
 * <p>Not to be called within a transaction: counting is one of its own.
 */
@Component
public class Allowance {
    /** To one address, however many letters they are for. */
    static final int ADDRESS_PER_HOUR = 3;

    static final int ADDRESS_PER_DAY = 10;

    /** From one network: a class in a school writes within the hour, a machine writes all day. */
    static final int NETWORK_PER_HOUR = 20;

    private static final BucketConfiguration ADDRESS = BucketConfiguration.builder()
            .addLimit(limit(ADDRESS_PER_HOUR, Duration.ofHours(1)))
            .addLimit(limit(ADDRESS_PER_DAY, Duration.ofDays(1)))
            .build();
    private static final BucketConfiguration NETWORK = BucketConfiguration.builder()
            .addLimit(limit(NETWORK_PER_HOUR, Duration.ofHours(1)))
            .build();

    private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> buckets;
    private final Sealer sealer;

    Allowance(DataSource database, Sealer sealer, InstantSource clock) {
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

    /**
     * Takes one mail from what the address and the network may have.
     *
     * @param remoteAddress of the request
     * @return how long to wait if there is none left; empty if the mail may be sent
     */
    public Optional<Duration> take(EmailAddress address, String remoteAddress) {
        ConsumptionProbe byAddress = bucket(address).tryConsumeAndReturnRemaining(1);
        if (!byAddress.isConsumed()) {
            return Optional.of(Duration.ofNanos(byAddress.getNanosToWaitForRefill()));
        }
        ConsumptionProbe byNetwork = network(remoteAddress).tryConsumeAndReturnRemaining(1);
        if (!byNetwork.isConsumed()) {
            bucket(address).addTokens(1);
            return Optional.of(Duration.ofNanos(byNetwork.getNanosToWaitForRefill()));
        }
        return Optional.empty();
    }

    /** Gives back what was taken for a mail that was not sent after all. */
    public void giveBack(EmailAddress address, String remoteAddress) {
        bucket(address).addTokens(1);
        network(remoteAddress).addTokens(1);
    }

    /** Forgets the buckets that are full again. */
    public int forget() {
        return buckets.removeExpired(1000);
    }

    private Bucket bucket(EmailAddress address) {
        // Whatever stands between + and @, the same person reads it.
        String reader = address.key().replaceFirst("\\+[^@]*@", "@");
        return buckets.getProxy(sealer.hash("allowance.address", reader), () -> ADDRESS);
    }

    private Bucket network(String remoteAddress) {
        return buckets.getProxy(sealer.hash("allowance.network", Network.of(remoteAddress)), () -> NETWORK);
    }

    private static Bandwidth limit(int mails, Duration time) {
        return Bandwidth.builder().capacity(mails).refillGreedy(mails, time).build();
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
