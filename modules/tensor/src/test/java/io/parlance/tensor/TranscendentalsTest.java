package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Both backends over floats of every size: the bounds that {@link TensorBackend} states. */
class TranscendentalsTest {
  private static final int STEP = 1009; // a prime: 4.3 million of all 4.3 billion floats
  private static final float[] EXTREMES = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    88.72283f,
    88.72284f,
    -87.33654f,
    -87.33655f,
    -103.97208f,
    -103.97209f,
    0.5f,
    -0.5f,
    0.49999997f
  };

  private final TensorBackend scalar = TensorBackend.named("scalar");
  private final TensorBackend vector = TensorBackend.named("vector");

  /** x, offset, y, offset, n of one of the functions. */
  private interface Kernel {
    void apply(float[] x, int xOffset, float[] y, int yOffset, int n);
  }

  @Test
  void exp_is_within_2e_7_of_the_true_value_wherever_it_is_normal() {
    double worst = worstRelative(everySize(), Math::exp, scalar::exp);
    assertThat(worst).isLessThan(2e-7).isGreaterThan(0);
  }

  @Test
  void exp_underflows_gradually_and_overflows_at_the_end_of_the_floats() {
    float[] x = {-88f, -95f, -100f, -103f, -104f, 88.7f, 88.73f, -200f, 200f};
    float[] y = new float[x.length];
    vector.exp(x, 0, y, 0, x.length);
    for (int i = 0; i < 5; i++) {
      assertThat(Math.abs(y[i] - Math.exp(x[i]))).isLessThanOrEqualTo(Float.MIN_VALUE);
    }
    assertThat(y[5]).isBetween(3.3e38f, Float.MAX_VALUE);
    assertThat(Arrays.copyOfRange(y, 6, 9))
        .containsExactly(Float.POSITIVE_INFINITY, 0f, Float.POSITIVE_INFINITY);
  }

  @Test
  void sigmoid_is_within_4e_7_of_the_true_value() {
    double worst = worstRelative(everySize(), x -> 1 / (1 + Math.exp(-x)), scalar::sigmoid);
    assertThat(worst).isLessThan(4e-7).isGreaterThan(0);
  }

  @Test
  void tanh_is_within_3e_7_of_the_true_value_absolutely_and_relatively() {
    double worst = worstRelative(everySize(), Math::tanh, scalar::tanh);
    assertThat(worst).isLessThan(3e-7).isGreaterThan(0);
  }

  @Test
  void both_backends_give_the_same_bits() {
    float[] x = everySize();
    assertSameBits(x, scalar::exp, vector::exp);
    assertSameBits(x, scalar::sigmoid, vector::sigmoid);
    assertSameBits(x, scalar::tanh, vector::tanh);
  }

  @Test
  void extremes_have_their_limits() {
    assertThat(applied(vector::exp, EXTREMES))
        .startsWith(
            1f,
            1f,
            1f,
            1f,
            1f,
            1f,
            Float.POSITIVE_INFINITY,
            0f,
            Float.POSITIVE_INFINITY,
            0f,
            Float.NaN);
    assertThat(applied(vector::sigmoid, EXTREMES))
        .startsWith(0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 1f, 0f, 1f, 0f, Float.NaN);
    assertThat(applied(vector::tanh, EXTREMES))
        .startsWith(
            0f,
            -0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            1f,
            -1f,
            1f,
            -1f,
            Float.NaN);
  }

  @Test
  void a_lane_and_a_tail_give_the_same_bits_and_nothing_else_is_written() {
    float[] x = new float[150];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 75) / 7f;
    }
    for (Kernel kernel : new Kernel[] {vector::exp, vector::sigmoid, vector::tanh}) {
      float[] whole = applied(kernel, x);
      for (int n = 0; n <= 130; n++) {
        float[] y = new float[150];
        Arrays.fill(y, Float.NaN);
        kernel.apply(x, 11, y, 5, n);
        assertThat(Arrays.copyOfRange(y, 5, 5 + n))
            .containsExactly(Arrays.copyOfRange(whole, 11, 11 + n));
        assertThat(y[4]).isNaN();
        assertThat(y[5 + n]).isNaN();
      }
    }
  }

  @Test
  void a_function_may_work_in_place() {
    float[] x = {-3f, -1f, 0f, 2f, 5f};
    float[] expected = applied(scalar::tanh, x);
    vector.tanh(x, 0, x, 0, 5);
    assertThat(x).containsExactly(expected);
  }

  private static double worstRelative(float[] x, DoubleUnaryOperator truth, Kernel kernel) {
    float[] y = applied(kernel, x);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double expected = truth.applyAsDouble(x[i]);
      boolean normal =
          Math.abs(expected) >= Float.MIN_NORMAL && Math.abs(expected) <= Float.MAX_VALUE;
      if (normal) {
        worst = Math.max(worst, Math.abs(y[i] - expected) / Math.abs(expected));
      } else if (Double.isNaN(expected)) {
        assertThat(y[i]).isNaN();
      }
    }
    return worst;
  }

  private static void assertSameBits(float[] x, Kernel left, Kernel right) {
    int mismatch = Arrays.mismatch(applied(left, x), applied(right, x));
    assertThat(mismatch < 0 ? "none" : "at " + x[mismatch]).isEqualTo("none");
  }

  private static float[] applied(Kernel kernel, float[] x) {
    float[] y = new float[x.length];
    kernel.apply(x, 0, y, 0, x.length);
    return y;
  }

  /** Floats of every exponent and both signs, and the extremes. */
  private static float[] everySize() {
    int count = (int) ((1L << 32) / STEP);
    float[] x = Arrays.copyOf(EXTREMES, EXTREMES.length + count);
    for (int i = 0; i < count; i++) {
      x[EXTREMES.length + i] = Float.intBitsToFloat(i * STEP);
    }
    return x;
  }
}
