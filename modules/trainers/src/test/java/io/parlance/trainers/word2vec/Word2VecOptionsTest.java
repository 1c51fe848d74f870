package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class Word2VecOptionsTest {
  private static final Word2VecOptions DEFAULTS = Word2VecOptions.defaults();

  @Test
  void a_bad_value_is_refused_with_the_range_and_what_was_found() {
    assertRefused(() -> DEFAULTS.withDimension(0), "dim must be 1 to 10000, not 0");
    assertRefused(() -> DEFAULTS.withDimension(10_001), "dim must be 1 to 10000, not 10001");
    assertRefused(() -> DEFAULTS.withWindow(0), "window must be 1 to 1000, not 0");
    assertRefused(() -> DEFAULTS.withWindow(1001), "window must be 1 to 1000, not 1001");
    assertRefused(() -> DEFAULTS.withEpochs(0), "epochs must be at least 1, not 0");
    assertRefused(() -> DEFAULTS.withNegative(0), "negative must be 1 to 1000, not 0");
    assertRefused(() -> DEFAULTS.withNegative(1001), "negative must be 1 to 1000, not 1001");
    assertRefused(() -> DEFAULTS.withSample(-1e-9), "sample must be 0 to 1, not -1.0E-9");
    assertRefused(() -> DEFAULTS.withSample(1.5), "sample must be 0 to 1, not 1.5");
    assertRefused(() -> DEFAULTS.withSample(Double.NaN), "sample must be 0 to 1, not NaN");
    assertRefused(() -> DEFAULTS.withAlpha(0), "alpha must be above 0, not 0.0");
    assertRefused(() -> DEFAULTS.withAlpha(Double.NaN), "alpha must be above 0, not NaN");
    assertRefused(
        () -> DEFAULTS.withAlpha(Double.POSITIVE_INFINITY), "alpha must be above 0, not Infinity");
    assertRefused(() -> DEFAULTS.withThreads(0), "threads must be 1 to 1024, not 0");
    assertRefused(() -> DEFAULTS.withThreads(1025), "threads must be 1 to 1024, not 1025");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void values_at_the_ends_of_their_ranges_are_taken() {
    Word2VecOptions least =
        new Word2VecOptions(1, 1, 1, true, false, 1, 0, Double.MIN_VALUE, 1, false, Long.MIN_VALUE);
    Word2VecOptions most =
        new Word2VecOptions(
            10_000,
            1000,
            Integer.MAX_VALUE,
            false,
            false,
            1000,
            1,
            1e9,
            1024,
            true,
            Long.MAX_VALUE);
    assertThat(least.dimension()).isOne();
    assertThat(most.window()).isEqualTo(1000);
  }

  @Test
  void hierarchical_softmax_needs_no_noise() {
    Word2VecOptions options = DEFAULTS.withHierarchicalSoftmax(true).withNegative(0);
    assertThat(options.negative()).isZero();
    assertRefused(
        () -> options.withHierarchicalSoftmax(false), "negative must be 1 to 1000, not 0");
  }

  @Test
  void each_value_is_changed_alone() {
    Word2VecOptions options =
        DEFAULTS
            .withDimension(7)
            .withWindow(8)
            .withEpochs(9)
            .withCbow(true)
            .withHierarchicalSoftmax(true)
            .withNegative(10)
            .withSample(0.25)
            .withAlpha(0.5)
            .withThreads(11)
            .withDeterministic(true)
            .withSeed(12);
    assertThat(options)
        .isEqualTo(new Word2VecOptions(7, 8, 9, true, true, 10, 0.25, 0.5, 11, true, 12));
  }
}
