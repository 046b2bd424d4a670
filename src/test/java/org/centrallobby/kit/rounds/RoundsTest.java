package org.centrallobby.kit.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;

class RoundsTest {
    private final CountDownLatch first = new CountDownLatch(1);
    private final List<List<Integer>> rounds = new CopyOnWriteArrayList<>();

    private List<Integer> doubled(List<Integer> numbers) {
        try {
            first.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        rounds.add(numbers);
        if (numbers.contains(13)) {
            throw new DataIntegrityViolationException("13 will not do");
        }
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private List<CompletableFuture<Integer>> ask(Rounds<Integer, Integer> work, int... numbers) {
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        IntStream.of(numbers).forEach(number -> asked.add(work.ask(number)));
        first.countDown();
        return asked;
    }

    @Test
    void who_comes_while_a_round_is_on_its_way_goes_with_the_next_and_each_has_its_own_answer() {
        Rounds<Integer, Integer> work = new Rounds<>(4, this::doubled);
        List<CompletableFuture<Integer>> asked = ask(work, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(asked).extracting(CompletableFuture::join).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18);
        assertThat(rounds.stream().flatMap(List::stream)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(rounds).hasSizeLessThanOrEqualTo(4).allMatch(round -> round.size() <= 4);
    }

    @Test
    void what_is_wrong_with_one_is_not_paid_for_by_the_others() {
        Rounds<Integer, Integer> work = new Rounds<>(10, this::doubled);
        List<CompletableFuture<Integer>> asked = ask(work, 1, 12, 13, 14);
        assertThat(asked.get(1).join()).isEqualTo(24);
        assertThat(asked.get(3).join()).isEqualTo(28);
        assertThatThrownBy(asked.get(2)::join).hasRootCauseInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> work.get(13)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void with_the_database_away_nobody_waits_for_the_others_to_fail_one_by_one() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        Rounds<Integer, Integer> work = new Rounds<>(10, numbers -> {
            try {
                first.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            sizes.add(numbers.size());
            throw new TransientDataAccessResourceException("away");
        });
        List<CompletableFuture<Integer>> asked = ask(work, 1, 2, 3, 4, 5);
        assertThat(asked)
                .allSatisfy(one -> assertThatThrownBy(one::join)
                        .hasRootCauseInstanceOf(TransientDataAccessResourceException.class));
        assertThat(sizes).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void it_rests_and_begins_again_and_nobody_is_forgotten_between() throws InterruptedException {
        Rounds<Integer, Integer> work = new Rounds<>(3, this::doubled);
        first.countDown();
        List<Thread> threads = new ArrayList<>();
        List<Integer> answers = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 16; i++) {
            int from = 1000 * i + 100;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 500; j++) {
                    answers.add(work.get(from + j));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        assertThat(answers).hasSize(8000).doesNotHaveDuplicates();
    }

    @Test
    void who_comes_alone_goes_alone_and_a_crowd_goes_in_fewer_rounds_where_they_wait_for_company()
            throws InterruptedException {
        first.countDown();
        Rounds<Integer, Integer> work = new Rounds<>(64, 16, this::doubled);
        for (int i = 100; i < 120; i++) {
            assertThat(work.get(i)).isEqualTo(2 * i);
        }
        assertThat(rounds).hasSize(20).allMatch(round -> round.size() == 1);

        int waiting = countRoundsOfCrowd(work);
        int hasty = countRoundsOfCrowd(new Rounds<>(64, this::doubled));
        assertThat(waiting).isLessThan(hasty);
    }

    private int countRoundsOfCrowd(Rounds<Integer, Integer> work) throws InterruptedException {
        rounds.clear();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int from = 1000 * i + 1000;
            crowd.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 50; j++) {
                    LockSupport.parkNanos(500_000);
                    work.get(from + j);
                }
            }));
        }
        for (Thread thread : crowd) {
            thread.join(20_000);
        }
        assertThat(rounds.stream().mapToInt(List::size).sum()).isEqualTo(1000);
        return rounds.size();
    }
}
