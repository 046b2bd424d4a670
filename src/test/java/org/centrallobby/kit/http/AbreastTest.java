package org.centrallobby.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbreastTest {
    private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

    @Test
    void eight_are_on_their_way_at_once_and_never_more() throws FetchFailed {
        CountDownLatch eight = new CountDownLatch(8);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Abreast.ask(MANY, about -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            eight.countDown();
            await(eight);
            now.decrementAndGet();
            return about;
        });

        assertThat(eight.getCount()).isZero();
        assertThat(most.get()).isEqualTo(8);
    }

    @Test
    void answers_come_in_the_order_of_what_was_asked_about() throws FetchFailed {
        assertThat(Abreast.ask(MANY, about -> about * 2))
                .containsExactlyElementsOf(MANY.stream().map(about -> about * 2).toList());
        assertThat(Abreast.ask(List.of(), about -> about)).isEmpty();
    }

    @Test
    void one_failure_is_the_failure_of_all_and_ends_the_asking() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> Abreast.ask(MANY, about -> {
                    if (asked.incrementAndGet() == 3) {
                        throw new FetchFailed("It rains.");
                    }
                    LockSupport.parkNanos(20_000_000);
                    return about;
                }))
                .isInstanceOf(FetchFailed.class)
                .hasMessage("It rains.");

        assertThat(asked.get()).isLessThan(2 * 8);
    }

    private static void await(CountDownLatch latch) throws FetchFailed {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new FetchFailed("Nobody else came.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("Interrupted.");
        }
    }
}
