package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link Decompositions} must do on every backend; a backend's test extends this and says
 * which it is.
 */
public abstract class DecompositionsContract {
  private static final int[] SIZES = {1, 2, 3, 7, 16, 33, 64, 130, 200, 256};

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(43);

  @Test
  void a_symmetric_matrix_is_its_values_and_vectors_multiplied() {
    for (int n : SIZES) {
      check(symmetric(n));
    }
  }

  @Test
  void a_matrix_without_full_rank_has_zeros_for_values_and_whole_vectors() {
    int n = 200;
    double[][] half = new double[n][n / 2];
    for (double[] row : half) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = dot(half[i], half[j]);
      }
    }
    double[] values = check(a).values();
    assertThat(values[n / 2 - 1]).isGreaterThan(1);
    for (int j = n / 2; j < n; j++) {
      assertThat(Math.abs(values[j])).isLessThan(1e-10 * values[0]);
    }
  }

  @Test
  void zeros_have_zeros_for_values() {
    assertThat(check(new double[20][20]).values()).containsOnly(0);
  }

  @Test
  void a_diagonal_is_sorted() {
    double[][] a = new double[4][4];
    a[0][0] = -2;
    a[1][1] = 7;
    a[2][2] = 0.5;
    a[3][3] = 3;
    assertThat(check(a).values()).containsExactly(7, 3, 0.5, -2);
  }

  private Decompositions.Spectrum check(double[][] a) {
    int n = a.length;
    double[][] before = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    Decompositions.Spectrum spectrum = backend().decompositions().symmetric(a);
    assertThat(Arrays.deepEquals(a, before)).as("left as it is").isTrue();
    double[] values = spectrum.values();
    double largest = Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
    double[][] vectors = transposed(spectrum.vectors());
    for (int i = 0; i < n; i++) {
      assertThat(i == 0 || values[i] <= values[i - 1]).as("falling at %d of %d", i, n).isTrue();
      for (int j = 0; j < n; j++) {
        double[] image = new double[n]; // of row i of V, by Λ
        for (int k = 0; k < n; k++) {
          image[k] = spectrum.vectors()[i][k] * values[k];
        }
        double error = Math.abs(dot(image, spectrum.vectors()[j]) - a[i][j]);
        if (!(error <= 1e-13 * n * largest)) {
          assertThat(error).as("A(%d, %d) of %d columns", i, j, n).isZero();
        }
        double inner = dot(vectors[i], vectors[j]) - (i == j ? 1 : 0);
        if (!(Math.abs(inner) <= 1e-13 * n)) {
          assertThat(inner).as("vectors %d and %d of %d", i, j, n).isZero();
        }
      }
    }
    return spectrum;
  }

  private double[][] symmetric(int n) {
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = random.nextGaussian();
        a[j][i] = a[i][j];
      }
    }
    return a;
  }

  private static double[][] transposed(double[][] a) {
    double[][] turned = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        turned[j][i] = a[i][j];
      }
    }
    return turned;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
