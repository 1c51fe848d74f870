package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistanceWeightsTest {
  @Test
  void windows_up_to_22_count_fractions_exactly() {
    for (int window = 1; window <= 22; window++) {
      DistanceWeights weights = DistanceWeights.of(window);
      assertThat(weights.window()).isEqualTo(window);
      for (int d = 1; d <= window; d++) {
        assertThat((long) weights.units()[d] * d).isEqualTo(weights.unit());
      }
    }
    assertThat(DistanceWeights.of(10).unit()).isEqualTo(2520);
  }

  @Test
  void wider_windows_round_by_two_millionths_at_most() {
    for (int window : new int[] {23, 100, 1000}) {
      DistanceWeights weights = DistanceWeights.of(window);
      for (int d = 1; d <= window; d++) {
        double share = weights.units()[d] / (double) weights.unit();
        assertThat(share * d).isCloseTo(1, within(1.9e-6));
      }
    }
  }
}
