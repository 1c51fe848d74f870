package io.parlance.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link MixtureKernel} must do on every backend; a backend's test extends this and says which
 * it is. The oracle stores what each component expects of each cell, in double.
 */
public abstract class MixtureKernelContract {
  private static final int WIDTH = 700;
  private static final int[] DIMENSIONS = {1, 15, 16, 17, 50, 64, 65, 100, 130};
  private static final double ERROR = 1e-5; // relative

  /** The backend under test. */
  protected abstract TensorBackend backend();

  private final Random random = new Random(17);

  /** Rows of these lengths; columns as random as they come, the last one never. */
  private MixtureCells cells(int... lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int row = 0; row < lengths.length; row++) {
      starts[row + 1] = starts[row] + lengths[row];
    }
    int[] columns = new int[starts[lengths.length]];
    float[] counts = new float[columns.length];
    for (int row = 0; row < lengths.length; row++) {
      int[] chosen = RandomRows.different(lengths[row], WIDTH - 1, random);
      Arrays.sort(chosen);
      System.arraycopy(chosen, 0, columns, starts[row], lengths[row]);
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 1 + random.nextInt(9);
    }
    return new MixtureCells(starts, columns, counts, WIDTH);
  }

  /** Rows of positive shares, a few of them zero. */
  private RowMatrix shares(int rows, int dimension) {
    RowMatrix matrix = RowMatrix.padded(rows, dimension);
    float[] row = new float[dimension];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < dimension; k++) {
        row[k] = k > 0 && random.nextInt(10) == 0 ? 0 : random.nextFloat() / dimension;
      }
      row[0] = 0.01f;
      matrix.setRow(r, row, 0);
    }
    return matrix;
  }

  @Test
  void an_iteration_agrees_with_one_that_stores_every_expectation() {
    for (int dimension : DIMENSIONS) {
      MixtureCells cells = cells(1, 15, 16, 17, 0, 33, 300, 600, 2);
      RowMatrix left = shares(cells.rows(), dimension);
      RowMatrix right = shares(WIDTH, dimension);
      RowMatrix next = RowMatrix.padded(cells.rows(), dimension);
      double[] sums = new double[WIDTH * left.stride()];
      MixtureKernel kernel = backend().mixtures();
      double log = kernel.rows(cells, 0, cells.rows(), left, right, next);
      kernel.columns(cells, 0, 1, left, sums);

      double[][] x = RandomRows.values(left);
      double[][] y = RandomRows.values(right);
      double[][] expectedRows = new double[cells.rows()][dimension];
      double[][] expectedColumns = new double[WIDTH][dimension];
      double expectedLog = 0;
      for (int row = 0; row < cells.rows(); row++) {
        for (int i = cells.starts[row]; i < cells.starts[row + 1]; i++) {
          int column = cells.columns[i];
          double p = 0;
          for (int k = 0; k < dimension; k++) {
            p += x[row][k] * y[column][k];
          }
          for (int k = 0; k < dimension; k++) {
            double expectation = cells.counts[i] * x[row][k] * y[column][k] / p;
            expectedRows[row][k] += expectation;
            expectedColumns[column][k] += expectation;
          }
          expectedLog += cells.counts[i] * Math.log(p);
        }
        double total = Arrays.stream(expectedRows[row]).sum();
        for (int k = 0; k < dimension && total > 0; k++) {
          expectedRows[row][k] /= total;
        }
      }
      assertThat(log).isCloseTo(expectedLog, within(1e-6 * -expectedLog));
      assertThat(kernel.logLikelihood(cells, 0, cells.rows(), left, right)).isEqualTo(log);
      RandomRows.assertNear(next, expectedRows, ERROR, "shares of dimension " + dimension);
      for (int column = 0; column < WIDTH; column++) {
        for (int k = 0; k < dimension; k++) {
          double found = y[column][k] * sums[column * left.stride() + k];
          double expected = expectedColumns[column][k];
          if (!(Math.abs(found - expected) <= ERROR * (expected + 1e-3))) {
            assertThat(found).as("(%d, %d) of %d", column, k, dimension).isEqualTo(expected);
          }
        }
        for (int k = dimension; k < left.stride(); k++) {
          assertThat(sums[column * left.stride() + k]).isZero();
        }
      }
    }
  }

  @Test
  void parts_give_the_bits_of_the_whole() {
    MixtureCells cells = cells(40, 3, 0, 0, 90, 17, 260, 1, 60);
    RowMatrix left = shares(cells.rows(), 50);
    RowMatrix right = shares(WIDTH, 50);
    RowMatrix whole = RowMatrix.padded(cells.rows(), 50);
    double[] sums = new double[WIDTH * left.stride()];
    backend().mixtures().rows(cells, 0, cells.rows(), left, right, whole);
    backend().mixtures().columns(cells, 0, 1, left, sums);
    for (int parts : new int[] {2, 3, 16, 1000}) {
      RowMatrix next = RowMatrix.padded(cells.rows(), 50);
      double[] sumsOfParts = new double[sums.length];
      MixtureKernel kernel = backend().mixtures();
      for (int part = parts - 1; part >= 0; part--) {
        kernel.rows(cells, cells.row(part, parts), cells.row(part + 1, parts), left, right, next);
      }
      for (int part = 0; part < parts; part++) {
        kernel.columns(cells, part, parts, left, sumsOfParts);
      }
      RandomRows.assertSame(next, whole, "the shares");
      assertThat(sumsOfParts).isEqualTo(sums);
    }
  }

  @Test
  void logarithms_agree_over_all_magnitudes() {
    for (float p = 1.1e-30f; p < 1e30f; p *= 1.37f) {
      MixtureCells one = new MixtureCells(new int[] {0, 1}, new int[] {0}, new float[] {1}, 1);
      RowMatrix left = RowMatrix.padded(1, 1);
      RowMatrix right = RowMatrix.padded(1, 1);
      left.setRow(0, new float[] {p}, 0);
      right.setRow(0, new float[] {1}, 0);
      double log = Math.log(p);
      assertThat(backend().mixtures().logLikelihood(one, 0, 1, left, right))
          .isCloseTo(log, within(2e-7 * (1 + Math.abs(log))));
    }
  }

  @Test
  void what_is_held_impossible_stays_finite() {
    MixtureCells cells = cells(20);
    RowMatrix zero = RowMatrix.padded(1, 3);
    RowMatrix right = shares(WIDTH, 3);
    RowMatrix next = RowMatrix.padded(1, 3);
    double[] sums = new double[WIDTH * 16];
    MixtureKernel kernel = backend().mixtures();
    double log = kernel.rows(cells, 0, 1, zero, right, next);
    kernel.columns(cells, 0, 1, zero, sums);
    double tokens = 0;
    for (float count : cells.counts) {
      tokens += count;
    }
    assertThat(log)
        .isCloseTo(tokens * Math.log(MixtureKernel.LEAST_PROBABILITY), within(1e-6 * -log));
    RandomRows.assertNear(next, new double[1][3], 0, "shares of nothing");
    assertThat(sums).containsOnly(0);
  }

  @Test
  void matrices_of_another_shape_are_refused() {
    MixtureCells cells = cells(3, 4);
    RowMatrix left = shares(2, 20);
    RowMatrix right = shares(WIDTH, 20);
    MixtureKernel kernel = backend().mixtures();
    RowMatrix[] wrong = {
      RowMatrix.padded(3, 20),
      RowMatrix.padded(2, 40),
      RowMatrix.dense(2, 20),
      RandomRows.copy(RowMatrix.padded(2, 20), 1)
    };
    for (RowMatrix matrix : wrong) {
      assertThatThrownBy(() -> kernel.rows(cells, 0, 2, matrix, right, left))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> kernel.rows(cells, 0, 2, left, right, matrix))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> kernel.logLikelihood(cells, 0, 2, left, matrix))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> kernel.rows(cells, 0, 3, left, right, left))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernel.columns(cells, 0, 1, left, new double[WIDTH * 16]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("11200 sums, expected 700 columns of 32");
  }

  @Test
  void cells_that_fit_no_matrix_are_refused() {
    int[] columns = {0, 2};
    float[] counts = {1, 1};
    assertThatThrownBy(() -> new MixtureCells(new int[] {0, 2}, columns, counts, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new MixtureCells(new int[] {0, 3}, columns, counts, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("starts from 0 to 3 for 2 columns and 2 counts");
    assertThatThrownBy(() -> new MixtureCells(new int[] {0, 2, 1, 2}, columns, counts, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 ends before it starts");
  }
}
