package io.parlance.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.GivenGradient;
import io.parlance.tensor.autograd.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientClippingTest {

  private static double norm(Parameter... parameters) {
    return GradientClipping.norm(
        List.of(parameters), TensorBackend.preferred().updates(), Parallel.sequential());
  }

  @Test
  void the_norm_is_that_of_all_gradients_together() {
    Parameter dense = Parameter.dense("dense", 1, 2, new float[2]);
    Parameter sparse = Parameter.sparse("sparse", 100, 1, new float[100]);
    Parameter none = Parameter.dense("none", 1, 1, new float[1]);
    none.gradient()[0] = 1000; // of an earlier step
    GivenGradient.dense(dense, new float[] {2, -4});
    GivenGradient.sparse(sparse, new int[] {5, 50}, new float[] {5, 6});
    assertThat(norm(dense, sparse, none)).isCloseTo(9, within(1e-12));
  }

  @Test
  void large_gradients_do_not_overflow() {
    Parameter parameter = Parameter.dense("w", 1, 4, new float[4]);
    GivenGradient.dense(parameter, new float[] {1e30f, 1e30f, 1e30f, 1e30f});
    assertThat(norm(parameter)).isCloseTo(2e30, within(1e24));
  }

  @Test
  void a_gradient_without_a_finite_norm_is_told_by_its_value() {
    Parameter parameter = Parameter.dense("w", 1, 40, new float[40]);
    float[] gradient = new float[40];
    gradient[17] = Float.NaN;
    GivenGradient.dense(parameter, gradient);
    assertThat(norm(parameter)).isNaN();
    gradient[17] = Float.NEGATIVE_INFINITY;
    GivenGradient.dense(parameter, gradient);
    assertThat(norm(parameter)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> new GradientClipping(5).scale(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient norm is NaN, expected a finite one; lower the learning rate");
  }

  @Test
  void only_what_is_above_the_bound_is_scaled_down_to_it() {
    GradientClipping clipping = new GradientClipping(5);
    assertThat(clipping.scale(0)).isEqualTo(1);
    assertThat(clipping.scale(5)).isEqualTo(1);
    assertThat(clipping.scale(20)).isEqualTo(0.25);
    assertThatThrownBy(() -> new GradientClipping(0)).hasMessageStartingWith("gradient norm is 0");
  }
}
