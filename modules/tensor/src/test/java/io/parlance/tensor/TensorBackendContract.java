package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TensorBackend} must do; a backend's test extends this and says which it is.
 *
 * <p>Operands lie in arrays of their own with NaN around every row: whatever reads outside its
 * ranges ends with NaN, and whatever writes there is seen. The oracle sums in double.
 */
public abstract class TensorBackendContract {
  private static final int[] SIZES = {1, 2, 3, 5, 8, 13, 16, 17, 31, 33, 64, 65, 100, 127, 130};
  private static final boolean[] EITHER = {false, true};

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(7);

  @Test
  void gemm_agrees_with_double_sums_in_every_form_and_odd_size() {
    for (boolean transposeA : EITHER) {
      for (boolean transposeB : EITHER) {
        for (int m : SIZES) {
          for (int n : SIZES) {
            int k = SIZES[random.nextInt(SIZES.length)];
            checkGemm(transposeA, transposeB, m, n, k, 1f, 0f, Parallel.sequential());
          }
        }
      }
    }
  }

  @Test
  void gemm_agrees_at_every_size_up_to_130() {
    for (int size = 1; size <= 130; size++) {
      boolean transposeA = random.nextBoolean();
      boolean transposeB = random.nextBoolean();
      checkGemm(transposeA, transposeB, size, 20, 9, 1f, 0f, Parallel.sequential());
      checkGemm(transposeA, transposeB, 9, size, 20, 1f, 0f, Parallel.sequential());
      checkGemm(transposeA, transposeB, 20, 9, size, 1f, 0f, Parallel.sequential());
    }
  }

  @Test
  void gemm_agrees_where_every_dimension_is_cut() {
    try (Parallel two = Parallel.of(2)) {
      for (boolean transposeA : EITHER) {
        for (boolean transposeB : EITHER) {
          checkGemm(transposeA, transposeB, 1100, 70, 515, 1f, 0f, two);
          checkGemm(transposeA, transposeB, 37, 1300, 777, -0.5f, 2f, two);
          checkGemm(transposeA, transposeB, 3, 2050, 1025, 1f, 1f, two);
        }
      }
    }
  }

  @Test
  void gemm_scales_by_alpha_and_beta() {
    for (float alpha : new float[] {0f, 1f, -2.5f}) {
      for (float beta : new float[] {0f, 1f, 0.5f}) {
        for (int m : new int[] {1, 7, 40}) {
          checkGemm(false, false, m, 35, 11, alpha, beta, Parallel.sequential());
          checkGemm(false, true, m, 35, 11, alpha, beta, Parallel.sequential());
        }
      }
    }
  }

  @Test
  void gemm_over_no_depth_only_scales() {
    checkGemm(false, false, 5, 7, 0, 1f, 0.5f, Parallel.sequential());
    checkGemm(true, true, 5, 7, 0, 1f, 0f, Parallel.sequential());
  }

  @Test
  void gemm_of_nothing_does_nothing() {
    checkGemm(false, false, 0, 7, 3, 1f, 0f, Parallel.sequential());
    checkGemm(false, true, 7, 0, 3, 1f, 0f, Parallel.sequential());
  }

  @Test
  void gemm_passes_nan_and_infinity_on() {
    float[] a = {Float.NaN, 1f, 2f, Float.POSITIVE_INFINITY};
    float[] b = {1f, 0f, 0f, 1f};
    float[] c = new float[4];
    backend().gemm(false, false, 2, 2, 2, 1f, a, 0, 2, b, 0, 2, 0f, c, 0, 2, Parallel.sequential());
    assertThat(c[0]).isNaN();
    assertThat(c[3]).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void gemm_has_the_same_bits_on_any_number_of_threads() {
    int[][] shapes = {
      {64, 512, 300}, {300, 64, 1000}, {1, 5000, 260}, {700, 700, 33}, {5000, 1, 90}
    };
    for (int[] shape : shapes) {
      for (boolean transposeB : EITHER) {
        int m = shape[0];
        int n = shape[1];
        int k = shape[2];
        Strided a = new Strided(m, k, 0, 0, random);
        Strided b = transposeB ? new Strided(n, k, 0, 0, random) : new Strided(k, n, 0, 0, random);
        float[] alone = null;
        for (int threads : new int[] {1, 2, 3, 7}) {
          Strided c = new Strided(m, n, 0, 0, new Random(1));
          try (Parallel parallel = Parallel.of(threads)) {
            backend()
                .gemm(
                    false,
                    transposeB,
                    m,
                    n,
                    k,
                    1.5f,
                    a.data,
                    a.offset,
                    a.stride,
                    b.data,
                    b.offset,
                    b.stride,
                    0.5f,
                    c.data,
                    c.offset,
                    c.stride,
                    parallel);
          }
          if (alone == null) {
            alone = c.data;
          } else {
            assertThat(Arrays.equals(c.data, alone)).as("%d threads", threads).isTrue();
          }
        }
      }
    }
  }

  @Test
  void gemv_agrees_with_double_sums() {
    for (boolean transposeA : EITHER) {
      for (int m : SIZES) {
        for (int n : SIZES) {
          checkGemv(transposeA, m, n, 1f, 0f, Parallel.sequential());
          checkGemv(transposeA, m, n, -1.5f, 0.5f, Parallel.sequential());
        }
      }
    }
  }

  @Test
  void gemv_agrees_on_large_shapes_with_threads() {
    try (Parallel three = Parallel.of(3)) {
      for (boolean transposeA : EITHER) {
        checkGemv(transposeA, 3001, 517, 1f, 0f, three);
        checkGemv(transposeA, 517, 3001, 1f, 1f, three);
      }
    }
  }

  @Test
  void gemv_has_the_same_bits_on_any_number_of_threads() {
    for (boolean transposeA : EITHER) {
      Strided a = new Strided(1500, 1201, 3, 5, random);
      float[] x = numbers(1500);
      float[][] results = new float[4][];
      int[] threads = {1, 2, 3, 7};
      for (int t = 0; t < threads.length; t++) {
        float[] y = new float[1500];
        try (Parallel parallel = Parallel.of(threads[t])) {
          backend()
              .gemv(
                  transposeA, 1500, 1201, 1f, a.data, a.offset, a.stride, x, 0, 0f, y, 0, parallel);
        }
        results[t] = y;
        assertThat(Arrays.equals(results[0], y)).as("%d threads", threads[t]).isTrue();
      }
    }
  }

  @Test
  void dot_agrees_with_a_double_sum() {
    for (int n = 0; n <= 130; n++) {
      Strided x = new Strided(1, n, 3, 2, random);
      Strided y = new Strided(1, n, 7, 1, random);
      double expected = 0;
      double size = 0;
      for (int i = 0; i < n; i++) {
        expected += (double) x.at(0, i) * y.at(0, i);
        size += Math.abs((double) x.at(0, i) * y.at(0, i));
      }
      double error = backend().dot(x.data, x.offset, y.data, y.offset, n) - expected;
      assertThat(Math.abs(error)).as("n = %d", n).isLessThanOrEqualTo(1e-6 * size);
    }
  }

  @Test
  void axpy_and_scale_stay_within_their_ranges() {
    for (int n = 0; n <= 130; n++) {
      Strided x = new Strided(1, n, 2, 2, random);
      Strided y = new Strided(1, n, 5, 3, random);
      Strided before = y.copy();
      backend().axpy(n, -0.75f, x.data, x.offset, y.data, y.offset);
      for (int i = 0; i < n; i++) {
        double expected = before.at(0, i) - 0.75 * x.at(0, i);
        assertThat((double) y.at(0, i)).isCloseTo(expected, within(2e-7));
      }
      y.assertGuardsWhole();
      before = x.copy();
      backend().scale(n, 3f, x.data, x.offset);
      for (int i = 0; i < n; i++) {
        assertThat(x.at(0, i)).isEqualTo(3f * before.at(0, i));
      }
      x.assertGuardsWhole();
    }
  }

  @Test
  void softmax_rows_are_shares_that_sum_to_one() {
    for (int columns = 1; columns <= 130; columns++) {
      Strided x = new Strided(3, columns, 4, 3, random);
      Strided before = x.copy();
      backend().softmax(x.data, x.offset, 3, columns, x.stride);
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          sum += Math.exp(before.at(row, j));
        }
        for (int j = 0; j < columns; j++) {
          double expected = Math.exp(before.at(row, j)) / sum;
          assertThat((double) x.at(row, j)).isCloseTo(expected, within(1e-6 * expected));
        }
      }
      x.assertGuardsWhole();
    }
  }

  @Test
  void softmax_bears_large_scores_and_shuts_out_minus_infinity() {
    float[] x = new float[40];
    Arrays.fill(x, Float.NEGATIVE_INFINITY);
    x[3] = 1e30f;
    x[37] = 1e30f;
    backend().softmax(x, 0, 1, 40, 40);
    float[] expected = new float[40];
    expected[3] = 0.5f;
    expected[37] = 0.5f;
    assertThat(x).containsExactly(expected);
  }

  @Test
  void softmax_of_a_row_with_nan_is_nan_and_leaves_the_next_alone() {
    float[] x = new float[80];
    x[20] = Float.NaN;
    backend().softmax(x, 0, 2, 40, 40);
    assertThat(x[0]).isNaN();
    assertThat(x[39]).isNaN();
    assertThat((double) x[40]).isCloseTo(1 / 40.0, within(1e-8));
  }

  private void checkGemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float alpha,
      float beta,
      Parallel parallel) {
    Strided a = transposeA ? strided(k, m) : strided(m, k);
    Strided b = transposeB ? strided(n, k) : strided(k, n);
    Strided c = strided(m, n);
    if (beta == 0) {
      Arrays.fill(c.data, Float.NaN);
    }
    Strided before = c.copy();
    backend()
        .gemm(
            transposeA,
            transposeB,
            m,
            n,
            k,
            alpha,
            a.data,
            a.offset,
            a.stride,
            b.data,
            b.offset,
            b.stride,
            beta,
            c.data,
            c.offset,
            c.stride,
            parallel);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        double size = 0;
        for (int p = 0; p < k; p++) {
          float x = transposeA ? a.at(p, i) : a.at(i, p);
          float y = transposeB ? b.at(j, p) : b.at(p, j);
          sum += (double) x * y;
          size += Math.abs((double) x * y);
        }
        double expected = alpha * sum + (beta == 0 ? 0 : beta * before.at(i, j));
        double bound = 2e-6 * (Math.abs(alpha) * size + Math.abs(expected)) + 1e-30;
        if (!(Math.abs(c.at(i, j) - expected) <= bound)) {
          throw new AssertionError(
              String.format(
                  "C(%d, %d) is %s, not %s; %dx%dx%d, transposed %b %b, alpha %s, beta %s",
                  i, j, c.at(i, j), expected, m, n, k, transposeA, transposeB, alpha, beta));
        }
      }
    }
    c.assertGuardsWhole();
  }

  private void checkGemv(
      boolean transposeA, int m, int n, float alpha, float beta, Parallel parallel) {
    Strided a = strided(m, n);
    int in = transposeA ? m : n;
    int out = transposeA ? n : m;
    Strided x = new Strided(1, in, 3, 4, random);
    Strided y = new Strided(1, out, 2, 5, random);
    if (beta == 0) {
      Arrays.fill(y.data, Float.NaN);
    }
    Strided before = y.copy();
    backend()
        .gemv(
            transposeA,
            m,
            n,
            alpha,
            a.data,
            a.offset,
            a.stride,
            x.data,
            x.offset,
            beta,
            y.data,
            y.offset,
            parallel);
    for (int i = 0; i < out; i++) {
      double sum = 0;
      double size = 0;
      for (int p = 0; p < in; p++) {
        double product = (double) (transposeA ? a.at(p, i) : a.at(i, p)) * x.at(0, p);
        sum += product;
        size += Math.abs(product);
      }
      double expected = alpha * sum + (beta == 0 ? 0 : beta * before.at(0, i));
      assertThat((double) y.at(0, i))
          .as("y(%d), %dx%d, transposed %b", i, m, n, transposeA)
          .isCloseTo(expected, within(2e-6 * (Math.abs(alpha) * size + Math.abs(expected))));
    }
    y.assertGuardsWhole();
  }

  private Strided strided(int rows, int columns) {
    return new Strided(rows, columns, random.nextInt(20), random.nextInt(20), random);
  }

  private float[] numbers(int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  private static org.assertj.core.data.Offset<Double> within(double error) {
    return org.assertj.core.data.Offset.offset(error);
  }
}
