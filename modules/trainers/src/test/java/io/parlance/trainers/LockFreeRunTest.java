package io.parlance.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.checkpoints.Checkpoints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LockFreeRunTest {
  private static final double ALPHA = 0.5;

  private final Heard heard = new Heard();

  @Test
  void the_learning_rate_falls_linearly_over_all_epochs() throws IOException {
    LockFreeRun run = run(1, 2, 100);
    List<Double> rates = new ArrayList<>();
    run.go(
        (epoch, part, pace) -> {
          for (int i = 0; i < 10; i++) {
            rates.add((double) pace.learningRate());
            pace.advance(10, 1, 1);
          }
        });
    assertThat(rates).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(rates.get(i)).isCloseTo(ALPHA * (1 - i / 20.0), within(1e-7));
    }
  }

  @Test
  void the_learning_rate_ends_at_a_ten_thousandth() throws IOException {
    RunOutcome outcome = run(1, 1, 100).go((epoch, part, pace) -> pace.advance(150, 1, 1));
    assertThat(outcome.learningRate()).isCloseTo(ALPHA * 1e-4, within(1e-12));
    assertThat(outcome.words()).isEqualTo(150);
  }

  @Test
  void an_epoch_has_the_mean_loss_of_its_threads() throws IOException {
    RunOutcome outcome =
        run(2, 3, 40)
            .go(
                (epoch, part, pace) -> {
                  pace.advance(10, 3 - epoch, 1);
                  pace.advance(10, part * 6, 2);
                });
    assertThat(heard.epochs).extracting(EpochReport::number).containsExactly(1, 2, 3);
    assertThat(heard.epochs)
        .extracting(report -> report.measures().get(0))
        .containsExactly(Measure.loss(2), Measure.loss(10 / 6.0), Measure.loss(8 / 6.0));
    assertThat(outcome.loss()).isEqualTo(8 / 6.0);
    assertThat(outcome.words()).isEqualTo(120);
    assertThat(outcome.epochs()).isEqualTo(3);
    assertThat(outcome.stopped()).isFalse();
    assertThat(outcome.diverged()).isFalse();
  }

  @Test
  void every_part_of_every_epoch_is_worked_through_once() throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    run(3, 2, 10)
        .go(
            (epoch, part, pace) -> {
              seen.add(epoch + "/" + part);
              calls.incrementAndGet();
            });
    assertThat(seen).containsExactlyInAnyOrder("0/0", "0/1", "0/2", "1/0", "1/1", "1/2");
    assertThat(calls).hasValue(6);
  }

  @Test
  void a_stop_signal_ends_the_run_early_and_the_outcome_says_so() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    RunOutcome outcome =
        run(2, 5, 10, () -> asked.incrementAndGet() > 1).go(LockFreeRunTest::workUntilStopped);
    assertThat(outcome.stopped()).isTrue();
    assertThat(outcome.epochs()).isZero();
    assertThat(heard.epochs).isEmpty();
    assertThat(heard.progress).isNotEmpty();
  }

  @Test
  void an_interrupt_stops_the_run_after_its_threads() throws IOException {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    Thread.currentThread().interrupt();
    RunOutcome outcome =
        run(2, 5, 10)
            .go(
                (epoch, part, pace) -> {
                  workers.add(Thread.currentThread());
                  workUntilStopped(epoch, part, pace);
                  pause(100);
                });
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    assertThat(outcome.stopped()).isTrue();
    assertThat(workers).isNotEmpty().noneMatch(Thread::isAlive);
  }

  @Test
  void what_a_thread_throws_stops_the_others_and_is_thrown() {
    for (Throwable thrown :
        List.of(new IOException("a"), new IllegalStateException("b"), new AssertionError("c"))) {
      LockFreeRun run = run(2, 5, 10);
      assertThatThrownBy(
              () ->
                  run.go(
                      (epoch, part, pace) -> {
                        if (part == 1) {
                          sneak(thrown);
                        }
                        workUntilStopped(epoch, part, pace);
                      }))
          .isSameAs(thrown);
      assertThat(heard.epochs).isEmpty();
    }
  }

  @Test
  void what_a_listener_throws_is_thrown_when_all_threads_have_ended() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    IllegalStateException thrown = new IllegalStateException("no terminal");
    heard.onProgress =
        () -> {
          throw thrown;
        };
    assertThatThrownBy(
            () ->
                run(2, 5, 10)
                    .go(
                        (epoch, part, pace) -> {
                          workers.add(Thread.currentThread());
                          workUntilStopped(epoch, part, pace);
                        }))
        .isSameAs(thrown);
    assertThat(workers).hasSize(2).noneMatch(Thread::isAlive);
  }

  @Test
  void a_loss_that_is_not_finite_ends_all_threads() throws IOException {
    RunOutcome outcome =
        run(2, 3, 10)
            .go(
                (epoch, part, pace) -> {
                  if (epoch == 1 && part == 0) {
                    pace.diverged();
                  }
                  if (epoch == 1) {
                    workUntilStopped(epoch, part, pace);
                  }
                });
    assertThat(outcome.diverged()).isTrue();
    assertThat(outcome.epochs()).isOne();
    assertThat(heard.epochs).hasSize(1);
  }

  @Test
  void progress_tells_fraction_loss_and_rate() throws IOException {
    run(1, 2, 100).go((epoch, part, pace) -> pace.advance(100, 30, 10));
    TrainingProgress last = heard.progress.get(heard.progress.size() - 1);
    assertThat(last.fraction()).isEqualTo(1);
    assertThat(last.measures()).extracting(Measure::name).containsExactly("words/s", "loss", "lr");
    assertThat(last.measures().get(0).value()).isPositive();
    assertThat(last.measures().get(1).value()).isEqualTo(3);
    assertThat(last.measures().get(2).value()).isCloseTo(ALPHA * 1e-4, within(1e-12));
    assertThat(last.secondsLeft()).isZero();
  }

  private LockFreeRun run(int threads, int epochs, long words) {
    return run(threads, epochs, words, () -> false);
  }

  private LockFreeRun run(int threads, int epochs, long words, BooleanSupplier stop) {
    return new LockFreeRun(
        threads,
        epochs,
        new RunMeter(epochs, words, ALPHA, heard),
        Checkpoints.none(),
        Map.of(),
        stop);
  }

  private static void workUntilStopped(int epoch, int part, LockFreeRun.Pace pace) {
    while (pace.goesOn()) {
      pace.advance(1, 1, 1);
      pause(1);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static final class Heard implements TrainingListener {
    final List<TrainingProgress> progress = new ArrayList<>();
    final List<EpochReport> epochs = new ArrayList<>();
    Runnable onProgress = () -> {};

    @Override
    public void progress(TrainingProgress now) {
      progress.add(now);
      onProgress.run();
    }

    @Override
    public void epoch(EpochReport report) {
      epochs.add(report);
    }
  }
}
