package org.centrallobby.confirmation;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.centrallobby.kit.rounds.Rounds;
import org.centrallobby.kit.rounds.Volley;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where bucket4j keeps its counts: read and written for all who ask at one moment by one statement each. Its own way with
 * PostgreSQL takes a transaction of several statements for each count, and a letter is counted four times.
 *
 * <p>Most who write have not been counted before. So a count that this node has not met lately is written as if there were
 * none yet, or as this node left it where it is the whole site's, and only who is wrong reads it: a count that is not as it
 * was thought to be is not written, and asked for again; that is the library's part.
 */
final class BucketRows extends AbstractCompareAndSwapBasedProxyManager<UUID> {
    private static final int MOST = 200;
    private final JdbcClient database;
    /** Of the site's own counts: as this node knew them last. */
    private final Map<UUID, Optional<byte[]>> known = new ConcurrentHashMap<>();

    private final Lately lately = new Lately();

    private final Rounds<UUID, Optional<byte[]>> reading = new Rounds<>(MOST, this::read);
    private final Rounds<Swap, Boolean> writing = new Rounds<>(MOST, this::write);

    BucketRows(JdbcClient database, ClientSideConfig config) {
        super(config);
        this.database = database;
    }

    /**
     * One count as it is to be, if it still is as it was.
     *
     * @param was null if there was none
     * @param expiresAt milliseconds since 1970
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Swap(UUID key, byte @Nullable [] was, byte[] fresh, long expiresAt) {
        static Swap of(
                UUID key, byte @Nullable [] was, byte[] fresh, RemoteBucketState state, ClientSideConfig config) {
            long now = config.getClientSideClock().orElseThrow().currentTimeNanos();
            long kept = config.getExpirationAfterWriteStrategy()
                    .map(strategy -> strategy.calculateTimeToLiveMillis(state, now))
                    .orElseThrow();
            return new Swap(key, was, fresh, now / 1_000_000 + kept);
        }
    }

    /** Whether this node has met a count lately; from now on it has. */
    boolean meet(UUID key) {
        return lately.meet(key);
    }

    /** Remembers from now on how a count was left, since everybody is counted there. */
    void remember(UUID key) {
        known.putIfAbsent(key, Optional.empty());
    }

    private List<Optional<byte[]>> read(List<UUID> keys) {
        Map<UUID, byte[]> found = database
                .sql("select id, state from rate_bucket where id = any(:keys)")
                .param("keys", keys.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getBytes("state")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
    }

    /** Locked in the order of their keys, so that nodes which write the same counts do not wait for each other in a ring. */
    private List<Boolean> write(List<Swap> swaps) {
        Set<UUID> seen = new HashSet<>();
        List<Swap> first = swaps.stream().filter(swap -> seen.add(swap.key())).toList();
        Set<UUID> written = database.sql("""
                        with asked as (
                            select id, was, fresh, expires_at
                            from unnest(:keys, :were, :fresh, :expiries) as asked (id, was, fresh, expires_at)),
                        -- A power cut may forget the counts of its last second; nobody waits for a disk to count.
                        unhurried as (select set_config('synchronous_commit', 'off', true))
                        insert into rate_bucket as kept (id, state, expires_at)
                        select id, fresh, expires_at from asked, unhurried order by id
                        on conflict (id) do update set state = excluded.state, expires_at = excluded.expires_at
                        where kept.state = (select was from asked where asked.id = kept.id)
                        returning id
                        """)
                .param("keys", first.stream().map(Swap::key).toArray(UUID[]::new))
                .param("were", first.stream().map(Swap::was).toArray(byte[][]::new))
                .param("fresh", first.stream().map(Swap::fresh).toArray(byte[][]::new))
                .param("expiries", first.stream().mapToLong(Swap::expiresAt).toArray())
                .query(UUID.class)
                .set();
        // Two who ask about one count in one round: the second looks again.
        return swaps.stream().map(swap -> written.remove(swap.key())).toList();
    }

    /**
     * Has counts that are thought to be none yet written, and leaves out whoever has one that is there already.
     *
     * @param swaps of each at its place, some of which may have none
     */
    static void addFirst(List<List<Swap>> swaps, Volley volley) {
        List<Swap> all = swaps.stream().flatMap(List::stream).toList();
        UUID[] keys = all.stream().map(Swap::key).toArray(UUID[]::new);
        long[] places = LongStream.rangeClosed(1, swaps.size())
                .flatMap(place -> swaps.get((int) place - 1).stream().mapToLong(swap -> place))
                .toArray();
        volley.leaveOut("""
                select distinct place
                from (select id, place, row_number() over (partition by id order by place) as time
                      from unnest(:keys, :places) as asked (id, place)) as asked
                where time > 1 or (select true from rate_bucket as kept where kept.id = asked.id)
                """, Map.of("keys", keys, "places", places));
        volley.add(
                """
                insert into rate_bucket (id, state, expires_at)
                select id, fresh, expires_at
                from unnest(:keys, :fresh, :expiries, :places) as asked (id, fresh, expires_at, place)
                where %s
                order by id
                """.formatted(Volley.STAYS),
                Map.of(
                        "keys",
                        keys,
                        "fresh",
                        all.stream().map(Swap::fresh).toArray(byte[][]::new),
                        "expiries",
                        all.stream().mapToLong(Swap::expiresAt).toArray(),
                        "places",
                        places));
    }

    int removeExpired(int most) {
        return database.sql("""
                        delete from rate_bucket
                        where ctid = any(array(select ctid from rate_bucket where expires_at < :now
                                               limit :most for update skip locked))
                        """)
                .param("now", currentTimeNanos() / 1_000_000)
                .param("most", most)
                .update();
    }

    private CompletableFuture<Boolean> write(Swap swap) {
        return writing.ask(swap).thenApply(done -> {
            known.computeIfPresent(swap.key(), (key, before) -> done ? Optional.of(swap.fresh()) : before);
            return done;
        });
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(UUID key) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return reading.get(key);
            }

            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] was, byte[] fresh, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return Rounds.await(write(Swap.of(key, was, fresh, state, getClientSideConfig())));
            }
        };
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(UUID key) {
        return new AsyncCompareAndSwapOperation() {
            private boolean guessed = !known.containsKey(key) && meet(key);

            @Override
            public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeoutNanos) {
                if (guessed) {
                    return reading.ask(key);
                }
                guessed = true;
                return CompletableFuture.completedFuture(known.getOrDefault(key, Optional.empty()));
            }

            @Override
            public CompletableFuture<Boolean> compareAndSwap(
                    byte @Nullable [] was, byte[] fresh, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return write(Swap.of(key, was, fresh, state, getClientSideConfig()));
            }
        };
    }

    @Override
    public void removeProxy(UUID key) {
        database.sql("delete from rate_bucket where id = :key")
                .param("key", key)
                .update();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(UUID key) {
        return CompletableFuture.runAsync(() -> removeProxy(key));
    }

    @Override
    public boolean isAsyncModeSupported() {
        return true;
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }
}
