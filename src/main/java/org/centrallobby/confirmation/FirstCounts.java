package org.centrallobby.confirmation;

import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.centrallobby.confirmation.BucketRows.Swap;
import org.centrallobby.confirmation.Buckets.Count;
import org.jspecify.annotations.Nullable;

/** One taken from each of some counts of somebody of whom it is only supposed that they have not been counted yet. */
public final class FirstCounts {
    private final List<Swap> swaps;

    private FirstCounts(List<Swap> swaps) {
        this.swaps = swaps;
    }

    List<Swap> swaps() {
        return swaps;
    }

    /** The library's reckoning of counts as if there were none yet; what it would write goes with the key. */
    static final class Reckoning extends AbstractCompareAndSwapBasedProxyManager<Reckoning.Slot> {
        Reckoning(ClientSideConfig config) {
            super(config);
        }

        record Slot(UUID key, List<Swap> swaps) {}

        /** Empty if not even one may be had. */
        Optional<FirstCounts> take(List<Count> counts) {
            List<Swap> swaps = new ArrayList<>();
            boolean taken = counts.stream()
                    .allMatch(count -> getProxy(new Slot(count.key(), swaps), count::limits)
                            .tryConsume(1));
            return taken ? Optional.of(new FirstCounts(swaps)) : Optional.empty();
        }

        @Override
        protected CompareAndSwapOperation beginCompareAndSwapOperation(Slot slot) {
            return new CompareAndSwapOperation() {
                @Override
                public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                    return Optional.empty();
                }

                @Override
                public boolean compareAndSwap(
                        byte @Nullable [] was, byte[] fresh, RemoteBucketState state, Optional<Long> timeoutNanos) {
                    return slot.swaps().add(Swap.of(slot.key(), was, fresh, state, getClientSideConfig()));
                }
            };
        }

        @Override
        protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(Slot slot) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeProxy(Slot slot) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected CompletableFuture<Void> removeAsync(Slot slot) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isAsyncModeSupported() {
            return false;
        }

        @Override
        public boolean isExpireAfterWriteSupported() {
            return true;
        }
    }
}
