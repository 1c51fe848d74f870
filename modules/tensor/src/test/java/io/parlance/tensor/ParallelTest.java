package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ParallelTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void every_part_runs_exactly_once(int threads) {
    try (Parallel parallel = Parallel.of(threads)) {
      assertThat(parallel.threads()).isEqualTo(threads);
      for (int round = 0; round < 2000; round++) {
        int parts = round % 19;
        int[] counts = new int[parts];
        parallel.run(parts, i -> counts[i]++);
        for (int count : counts) {
          assertThat(count).isOne();
        }
      }
    }
  }

  @Test
  void parts_run_on_as_many_threads_as_asked_for() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch together = new CountDownLatch(3);
    try (Parallel parallel = Parallel.of(3)) {
      parallel.run(
          3,
          i -> {
            seen.add(Thread.currentThread());
            together.countDown();
            await(together);
          });
    }
    assertThat(seen).hasSize(3).contains(Thread.currentThread());
  }

  @Test
  void threads_that_slept_are_woken() throws InterruptedException {
    try (Parallel parallel = Parallel.of(2)) {
      for (int round = 0; round < 3; round++) {
        CountDownLatch together = new CountDownLatch(2);
        parallel.run(
            2,
            i -> {
              together.countDown();
              await(together);
            });
        Thread.sleep(20);
      }
      assertThat(parallel.threads()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void the_first_failure_is_thrown_after_the_parts_under_way_have_ended(int threads) {
    AtomicInteger underWay = new AtomicInteger();
    try (Parallel parallel = Parallel.of(threads)) {
      for (int round = 0; round < 100; round++) {
        assertThatThrownBy(
                () ->
                    parallel.run(
                        20,
                        i -> {
                          underWay.incrementAndGet();
                          try {
                            if (i >= 5) {
                              throw new IllegalStateException("part");
                            }
                          } finally {
                            underWay.decrementAndGet();
                          }
                        }))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("part");
        assertThat(underWay).hasValue(0);
      }
      AtomicInteger sum = new AtomicInteger();
      parallel.run(10, sum::addAndGet);
      assertThat(sum).hasValue(45);
    }
  }

  @Test
  void an_error_of_another_thread_reaches_the_caller() {
    Thread caller = Thread.currentThread();
    CountDownLatch together = new CountDownLatch(2);
    try (Parallel parallel = Parallel.of(2)) {
      assertThatThrownBy(
              () ->
                  parallel.run(
                      2,
                      i -> {
                        together.countDown();
                        await(together);
                        if (Thread.currentThread() != caller) {
                          throw new StackOverflowError("worker");
                        }
                      }))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void a_run_within_a_part_ends() {
    AtomicIntegerArray counts = new AtomicIntegerArray(64);
    try (Parallel parallel = Parallel.of(3)) {
      parallel.run(8, i -> parallel.run(8, j -> counts.incrementAndGet(8 * i + j)));
    }
    for (int i = 0; i < 64; i++) {
      assertThat(counts.get(i)).isOne();
    }
  }

  @Test
  void several_threads_may_run_at_once() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    try (Parallel parallel = Parallel.of(2)) {
      List<Thread> callers = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Thread caller =
            new Thread(
                () -> {
                  for (int round = 0; round < 500; round++) {
                    parallel.run(5, i -> done.incrementAndGet());
                  }
                });
        caller.start();
        callers.add(caller);
      }
      for (Thread caller : callers) {
        caller.join();
      }
    }
    assertThat(done).hasValue(4 * 500 * 5);
  }

  @Test
  void an_interrupted_caller_waits_and_stays_interrupted() {
    try (Parallel parallel = Parallel.of(2)) {
      CountDownLatch together = new CountDownLatch(2);
      AtomicInteger ended = new AtomicInteger();
      Thread caller = Thread.currentThread();
      parallel.run(
          2,
          i -> {
            together.countDown();
            await(together);
            if (Thread.currentThread() != caller) {
              caller.interrupt();
              sleep(Duration.ofMillis(50));
            }
            ended.incrementAndGet();
          });
      assertThat(ended).hasValue(2);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void close_ends_the_threads_and_later_runs_are_the_callers_own() throws InterruptedException {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    Parallel parallel = Parallel.of(2);
    CountDownLatch together = new CountDownLatch(2);
    parallel.run(
        2,
        i -> {
          seen.add(Thread.currentThread());
          together.countDown();
          await(together);
        });
    parallel.close();
    seen.remove(Thread.currentThread());
    for (Thread worker : seen) {
      worker.join(10_000);
      assertThat(worker.isAlive()).isFalse();
    }
    Set<Thread> later = ConcurrentHashMap.newKeySet();
    parallel.run(10, i -> later.add(Thread.currentThread()));
    assertThat(later).containsExactly(Thread.currentThread());
  }

  @Test
  void no_threads_are_refused() {
    assertThatThrownBy(() -> Parallel.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be at least 1, not 0");
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
