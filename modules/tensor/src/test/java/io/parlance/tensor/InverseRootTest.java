package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InverseRootTest {
  @Test
  void the_inverse_root_is_good_to_three_digits_over_the_range_of_floats() {
    for (float x = 1e-36f; x < 1e36f; x *= 1.001f) {
      double exact = 1 / Math.sqrt(x);
      assertThat(Math.abs(InverseRoot.of(x) - exact) / exact).isLessThan(6.6e-4);
    }
  }
}
