package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link UpdateKernel} must do on every backend; a backend's test extends this and says which
 * it is. The oracle is the formulas in double, after three steps.
 */
public abstract class UpdateKernelContract {
  private static final int STEPS = 3;
  private static final float RATE = 0.02f;
  private static final float DECAY = 0.01f;
  private static final float SCALE = 0.75f;
  private static final float EPSILON = 1e-3f;

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(31);

  /** One step of a rule in the kernel. */
  @FunctionalInterface
  private interface Step {
    void apply(int n, Strided weights, Strided gradient, Strided first, Strided second);
  }

  /** One step of a rule in double: of w, g, first, second; returns w and changes the memories. */
  @FunctionalInterface
  private interface Formula {
    double apply(double w, double g, double[] memories);
  }

  private void check(Step step, Formula formula) {
    for (int n = 0; n <= 130; n++) {
      Strided weights = new Strided(1, n, random.nextInt(9), 1, random);
      Strided first = new Strided(1, n, random.nextInt(9), 1, random);
      Strided second = new Strided(1, n, random.nextInt(9), 1, random);
      double[][] expected = new double[n][3];
      for (int i = 0; i < n; i++) {
        second.data[second.offset + i] = Math.abs(second.data[second.offset + i]);
        expected[i] = new double[] {first.at(0, i), second.at(0, i), weights.at(0, i)};
      }
      for (int t = 0; t < STEPS; t++) {
        Strided gradient = new Strided(1, n, random.nextInt(9), 1, random);
        step.apply(n, weights, gradient, first, second);
        for (int i = 0; i < n; i++) {
          double w = expected[i][2];
          expected[i][2] = formula.apply(w, SCALE * gradient.at(0, i), expected[i]);
        }
      }
      for (int i = 0; i < n; i++) {
        assertThat((double) weights.at(0, i)).isCloseTo(expected[i][2], within(1e-6));
        assertThat((double) first.at(0, i)).isCloseTo(expected[i][0], within(1e-6));
        assertThat((double) second.at(0, i)).isCloseTo(expected[i][1], within(1e-6));
      }
      weights.assertGuardsWhole();
      first.assertGuardsWhole();
      second.assertGuardsWhole();
    }
  }

  @Test
  void adam_steps_as_its_formulas() {
    AdamStep numbers = new AdamStep(RATE, 0.75f, 0.875f, EPSILON, DECAY, SCALE);
    check(
        (n, w, g, m, v) ->
            backend()
                .updates()
                .adam(
                    n, w.data, w.offset, g.data, g.offset, m.data, m.offset, v.data, v.offset,
                    numbers),
        (w, g, memories) -> {
          memories[0] = 0.75 * memories[0] + 0.25 * g;
          memories[1] = 0.875 * memories[1] + 0.125 * g * g;
          return w - DECAY * w - RATE * memories[0] / (Math.sqrt(memories[1]) + EPSILON);
        });
  }

  @Test
  void adaGrad_steps_as_its_formulas() {
    AdaGradStep numbers = new AdaGradStep(RATE, EPSILON, DECAY, SCALE);
    check(
        (n, w, g, unused, s) ->
            backend()
                .updates()
                .adaGrad(n, w.data, w.offset, g.data, g.offset, s.data, s.offset, numbers),
        (w, g, memories) -> {
          memories[1] += g * g;
          return w - DECAY * w - RATE * g / (Math.sqrt(memories[1]) + EPSILON);
        });
  }

  @Test
  void rmsProp_steps_as_its_formulas() {
    RmsPropStep numbers = new RmsPropStep(RATE, 0.875f, EPSILON, DECAY, SCALE);
    check(
        (n, w, g, unused, s) ->
            backend()
                .updates()
                .rmsProp(n, w.data, w.offset, g.data, g.offset, s.data, s.offset, numbers),
        (w, g, memories) -> {
          memories[1] = 0.875 * memories[1] + 0.125 * g * g;
          return w - DECAY * w - RATE * g / (Math.sqrt(memories[1]) + EPSILON);
        });
  }

  @Test
  void momentum_steps_as_its_formulas() {
    MomentumStep numbers = new MomentumStep(RATE, 0.75f, DECAY, SCALE);
    check(
        (n, w, g, v, unused) ->
            backend()
                .updates()
                .momentum(n, w.data, w.offset, g.data, g.offset, v.data, v.offset, numbers),
        (w, g, memories) -> {
          memories[0] = 0.75 * memories[0] + g;
          return w - DECAY * w - RATE * memories[0];
        });
  }

  @Test
  void a_cut_changes_no_bit() {
    int n = 101;
    Strided gradient = new Strided(1, n, 0, 0, random);
    AdamStep numbers = new AdamStep(RATE, 0.9f, 0.999f, EPSILON, DECAY, SCALE);
    float[][] whole = new float[3][n];
    float[][] cut = new float[3][n];
    UpdateKernel kernel = backend().updates();
    kernel.adam(n, whole[0], 0, gradient.data, 0, whole[1], 0, whole[2], 0, numbers);
    for (int from = 0; from < n; from += 27) {
      int length = Math.min(27, n - from);
      kernel.adam(length, cut[0], from, gradient.data, from, cut[1], from, cut[2], from, numbers);
    }
    assertThat(cut).isEqualTo(whole);
  }

  @Test
  void squares_are_summed_in_double() {
    for (int n = 0; n <= 130; n++) {
      Strided x = new Strided(1, n, random.nextInt(9), 1, random);
      double expected = 0;
      for (int i = 0; i < n; i++) {
        expected += (double) x.at(0, i) * x.at(0, i);
      }
      assertThat(backend().updates().squares(x.data, x.offset, n))
          .isCloseTo(expected, within(1e-13 * expected));
    }
    float[] large = {3e30f, -4e30f};
    assertThat(backend().updates().squares(large, 0, 2)).isCloseTo(25e60, within(1e55));
  }

  private static org.assertj.core.data.Offset<Double> within(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }
}
