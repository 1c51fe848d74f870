package io.parlance.dl4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.trainers.TrainingListener;
import org.junit.jupiter.api.Test;

class EngineRunTest {
  private final EngineRun run = new EngineRun(1, 10, 1, 0.025, TrainingListener.none());

  @Test
  void what_a_thread_of_DL4J_throws_is_not_lost() {
    Runnable fit =
        () -> {
          Thread thread =
              new Thread(
                  () -> {
                    throw new OutOfMemoryError("heap");
                  });
          thread.start();
          join(thread);
        };
    assertThatThrownBy(() -> run.go(fit, () -> false))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("heap");
    assertThat(run.goesOn()).isFalse();
  }

  @Test
  void an_end_before_the_last_word_is_an_error() {
    assertThatThrownBy(() -> run.go(() -> {}, () -> false)).hasMessageContaining("0 of 10 words");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
