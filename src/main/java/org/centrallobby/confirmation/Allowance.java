package org.centrallobby.confirmation;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.centrallobby.kit.Settings;
import org.centrallobby.mail.EmailAddress;
import org.centrallobby.mail.tasks.TaskKind;
import org.centrallobby.mail.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many confirmation mails may be asked for: anybody can type anybody's address, and nobody shall be pestered, nor
 * shall the site be used to pester the world. Counted for all nodes together, by keyed hashes.
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

    /** From each node one mail in so many may leave beyond what the whole site may send: the price of not asking each time. */
    private static final int LEEWAY_ONE_IN = 1000;

    private static final BucketConfiguration ADDRESS = BucketConfiguration.builder()
            .addLimit(Buckets.limit(ADDRESS_PER_HOUR, Duration.ofHours(1)))
            .addLimit(Buckets.limit(ADDRESS_PER_DAY, Duration.ofDays(1)))
            .build();
    private static final BucketConfiguration NETWORK = BucketConfiguration.builder()
            .addLimit(Buckets.limit(NETWORK_PER_HOUR, Duration.ofHours(1)))
            .build();

    private final Buckets buckets;
    private final Tasks tasks;
    private final InstantSource clock;
    private final int perHour;
    private final AsyncBucketProxy site;
    private volatile Instant told = Instant.MIN;

    @Autowired
    Allowance(Buckets buckets, Tasks tasks, InstantSource clock, Settings settings) {
        this(buckets, tasks, clock, settings.choices().confirmationsPerHour());
    }

    /** @param perHour from the whole site */
    Allowance(Buckets buckets, Tasks tasks, InstantSource clock, int perHour) {
        this.buckets = buckets;
        this.tasks = tasks;
        this.clock = clock;
        this.perHour = perHour;
        this.site = buckets.ofSite(
                "allowance.site",
                BucketConfiguration.builder()
                        .addLimit(Buckets.limit(perHour, Duration.ofHours(1)))
                        .build(),
                perHour / LEEWAY_ONE_IN);
    }

    /**
     * Takes one mail from what the address, the network and the whole site may have.
     *
     * @param remoteAddress of the request
     * @return how long to wait if there is none left; empty if the mail may be sent
     */
    public Optional<Duration> take(EmailAddress address, String remoteAddress) {
        List<AsyncBucketProxy> all = list(address, remoteAddress);
        List<ConsumptionProbe> probes = Buckets.take(all);
        List<Integer> refused = IntStream.range(0, all.size())
                .filter(i -> !probes.get(i).isConsumed())
                .boxed()
                .toList();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        Buckets.giveBack(IntStream.range(0, all.size())
                .filter(i -> !refused.contains(i))
                .mapToObj(all::get)
                .toList());
        if (refused.equals(List.of(all.size() - 1))) {
            tellOperator();
        }
        return refused.stream()
                .map(i -> Duration.ofNanos(probes.get(i).getNanosToWaitForRefill()))
                .max(Comparator.naturalOrder());
    }

    /** Gives back what was taken for a mail that was not sent after all. */
    public void giveBack(EmailAddress address, String remoteAddress) {
        Buckets.giveBack(list(address, remoteAddress));
    }

    /** Forgets the counts that are full again. */
    public int forget() {
        return buckets.forget();
    }

    /** Once an hour from each node: a crowd before the gate is one piece of news. */
    private void tellOperator() {
        Instant now = clock.instant();
        if (told.isBefore(now.minus(Duration.ofHours(1)))) {
            told = now;
            tasks.open(
                    TaskKind.CONFIRMATIONS_LIMITED,
                    "site",
                    "All " + perHour
                            + " confirmation mails of an hour were asked for; further writers are told to wait.");
        }
    }

    /** The site's comes last. */
    private List<AsyncBucketProxy> list(EmailAddress address, String remoteAddress) {
        return Stream.concat(listCounts(address, remoteAddress).stream().map(buckets::find), Stream.of(site))
                .toList();
    }

    /** What is counted of a mail's reader and of the network that asks for it. */
    public List<Buckets.Count> listCounts(EmailAddress address, String remoteAddress) {
        return List.of(
                buckets.ofReader("allowance.address", address, ADDRESS),
                buckets.ofNetwork("allowance.network", remoteAddress, NETWORK));
    }

    /** Takes one mail from what the whole site may have; false if there is none left. */
    public boolean takeFromSite() {
        return Buckets.take(List.of(site)).getFirst().isConsumed();
    }

    /** Gives that back. */
    public void giveBackToSite() {
        Buckets.giveBack(List.of(site));
    }
}
