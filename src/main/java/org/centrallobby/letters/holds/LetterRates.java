package org.centrallobby.letters.holds;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.centrallobby.confirmation.Buckets;
import org.centrallobby.mail.EmailAddress;
import org.springframework.stereotype.Component;

/**
 * How many letters one person and one network have in a day before somebody looks at them. Not to be called within a
 * transaction.
 */
@Component
final class LetterRates {
    /** Somebody may care about several campaigns; more than that in a day is unusual. */
    static final int ADDRESS_PER_DAY = 5;

    /** A class in a school, or a street behind one line; a machine has this in two hours. */
    static final int NETWORK_PER_DAY = 40;

    private static final String READER = "holds.address";
    private static final BucketConfiguration ADDRESS = BucketConfiguration.builder()
            .addLimit(Buckets.limit(ADDRESS_PER_DAY, Duration.ofDays(1)))
            .build();
    private static final BucketConfiguration NETWORK = BucketConfiguration.builder()
            .addLimit(Buckets.limit(NETWORK_PER_DAY, Duration.ofDays(1)))
            .build();
    private final Buckets buckets;

    LetterRates(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Counts a letter that its writer confirms; false if it is one too many. */
    boolean take(EmailAddress writer) {
        return Buckets.take(List.of(ofWriter(writer))).getFirst().isConsumed();
    }

    /** For a letter that was not confirmed after all. */
    void giveBack(EmailAddress writer) {
        Buckets.giveBack(List.of(ofWriter(writer)));
    }

    private AsyncBucketProxy ofWriter(EmailAddress writer) {
        return buckets.find(buckets.ofReader(READER, writer, ADDRESS));
    }

    /** Begins to count a letter that is written; it comes to false if it is one too many. */
    CompletableFuture<Boolean> take(String remoteAddress) {
        return buckets.find(ofNetwork(remoteAddress)).tryConsume(1);
    }

    /** For a letter that was not kept after all. */
    void giveBack(String remoteAddress) {
        Buckets.giveBack(List.of(buckets.find(ofNetwork(remoteAddress))));
    }

    /** What is counted of a network. */
    Buckets.Count ofNetwork(String remoteAddress) {
        return buckets.ofNetwork("holds.network", remoteAddress, NETWORK);
    }
}
