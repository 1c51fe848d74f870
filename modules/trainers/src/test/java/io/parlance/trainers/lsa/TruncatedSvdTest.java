package io.parlance.trainers.lsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/** Held to Commons Math's decomposition of the same matrix. */
class TruncatedSvdTest {
  private final Random random = new Random(5);
  private final TensorBackend backend = TensorBackend.preferred();

  private static final int ROUNDS = 40;

  private TruncatedSvd decompose(RealMatrix matrix, int rank, Parallel parallel)
      throws IOException {
    DenseBlocks blocks = new DenseBlocks(matrix, 7);
    int columns = TruncatedSvd.columns(rank, blocks.rows(), blocks.columns());
    SubspaceIteration iteration =
        new SubspaceIteration(blocks, columns, 1e-6, 1, backend, parallel);
    iteration.start();
    for (int round = 0; round < ROUNDS && iteration.error(rank) > 1e-6; round++) {
      iteration.advance();
    }
    return TruncatedSvd.of(iteration, rank, blocks, backend, parallel);
  }

  private TruncatedSvd decompose(RealMatrix matrix, int rank) throws IOException {
    return decompose(matrix, rank, Parallel.sequential());
  }

  /** Values as the oracle's, vectors orthonormal, and A V = U Σ. */
  private void check(RealMatrix matrix, int rank) throws IOException {
    TruncatedSvd found = decompose(matrix, rank);
    double[] exact = exact(matrix);
    assertThat(found.values()).hasSize(rank);
    for (int i = 0; i < rank; i++) {
      assertThat(found.values()[i])
          .as(
              "singular value %d of %d x %d",
              i, matrix.getRowDimension(), matrix.getColumnDimension())
          .isCloseTo(exact[i], within(1e-4 * exact[i] + 1e-5 * exact[0]));
    }
    RealMatrix v = right(found, matrix.getColumnDimension(), rank);
    RealMatrix gram = v.transpose().multiply(v);
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < rank; j++) {
        double expected = i == j && found.values()[i] > 0 ? 1 : 0;
        assertThat(gram.getEntry(i, j)).isCloseTo(expected, within(1e-4));
      }
    }
    RealMatrix product = matrix.multiply(v);
    float[] row = new float[rank];
    for (int r = 0; r < matrix.getRowDimension(); r++) {
      found.leftRow(r, row);
      for (int i = 0; i < rank; i++) {
        assertThat((double) row[i]).isCloseTo(product.getEntry(r, i), within(1e-4 * exact[0]));
      }
    }
  }

  private static double[] exact(RealMatrix matrix) {
    RealMatrix tall =
        matrix.getRowDimension() < matrix.getColumnDimension() ? matrix.transpose() : matrix;
    return new SingularValueDecomposition(tall).getSingularValues();
  }

  private static RealMatrix right(TruncatedSvd svd, int columns, int rank) {
    RealMatrix v = new Array2DRowRealMatrix(columns, rank);
    float[] row = new float[rank];
    for (int c = 0; c < columns; c++) {
      svd.rightRow(c, row);
      for (int i = 0; i < rank; i++) {
        v.setEntry(c, i, row[i]);
      }
    }
    return v;
  }

  private RealMatrix random(int rows, int columns, double filled) {
    RealMatrix matrix = new Array2DRowRealMatrix(rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (random.nextDouble() < filled) {
          matrix.setEntry(r, c, (float) random.nextGaussian());
        }
      }
    }
    return matrix;
  }

  /** With these singular values, and random directions. */
  private RealMatrix withValues(int rows, int columns, double... values) {
    RealMatrix left = new QRDecomposition(random(rows, rows, 1)).getQ();
    RealMatrix right = new QRDecomposition(random(columns, columns, 1)).getQ();
    RealMatrix middle = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < values.length; i++) {
      middle.setEntry(i, i, values[i]);
    }
    return left.multiply(middle).multiply(right);
  }

  @Test
  void small_dense_matrices_of_any_shape() throws IOException {
    for (int[] shape : new int[][] {{2, 2}, {2, 9}, {9, 2}, {5, 40}, {40, 5}, {33, 31}}) {
      int rank = Math.min(shape[0], shape[1]);
      check(random(shape[0], shape[1], 1), rank);
      check(random(shape[0], shape[1], 1), 1);
    }
  }

  @Test
  void one_row_and_one_column() throws IOException {
    check(random(1, 12, 1), 1);
    check(random(12, 1, 1), 1);
  }

  @Test
  void a_sparse_matrix_larger_than_the_subspace() throws IOException {
    check(random(160, 120, 0.08), 10);
    check(random(120, 160, 0.08), 10);
  }

  @Test
  void a_spectrum_that_falls_slowly_with_one_value_far_ahead_as_in_texts() throws IOException {
    double[] values = new double[140];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == 0 ? 300 : 5 * Math.pow(i, -0.3);
    }
    RealMatrix matrix = withValues(150, 140, values);
    TruncatedSvd found = decompose(matrix, 20);
    for (int i = 0; i < 20; i++) {
      assertThat(found.values()[i]).isCloseTo(values[i], within(1e-3 * values[i]));
    }
  }

  @Test
  void a_steep_spectrum_is_found_down_to_a_thousandth() throws IOException {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1000 * Math.pow(0.5, i);
    }
    TruncatedSvd found = decompose(withValues(110, 100, values), 10);
    for (int i = 0; i < 10; i++) {
      assertThat(found.values()[i]).isCloseTo(values[i], within(1e-3 * values[i]));
    }
  }

  @Test
  void a_matrix_of_lower_rank_has_zeros_behind() throws IOException {
    RealMatrix matrix = withValues(90, 80, 4, 3, 2);
    TruncatedSvd found = decompose(matrix, 6);
    assertThat(found.values()[2]).isCloseTo(2, within(1e-3));
    assertThat(found.values()[3]).isLessThan(1e-4);
    check(random(8, 3, 1).multiply(random(3, 60, 1)), 5);
  }

  @Test
  void most_of_the_values_asked_for_may_be_zero() throws IOException {
    check(random(400, 40, 1).multiply(random(40, 300, 1)), 200);
  }

  @Test
  void equal_singular_values_span_the_same_space() throws IOException {
    check(withValues(70, 90, 3, 3, 3, 2, 2, 1, 1, 1, 1), 7);
  }

  @Test
  void the_error_told_is_about_the_true_one() throws IOException {
    RealMatrix matrix = random(300, 260, 0.1);
    double[] exact = exact(matrix);
    DenseBlocks blocks = new DenseBlocks(matrix, 50);
    SubspaceIteration iteration =
        new SubspaceIteration(blocks, 32, 1e-6, 1, backend, Parallel.sequential());
    iteration.start();
    for (int round = 0; round < 2; round++) {
      iteration.advance();
    }
    double error = 0;
    for (int i = 0; i < 8; i++) {
      error = Math.max(error, 1 - iteration.singularValues()[i] / exact[i]);
    }
    assertThat(error).isPositive();
    assertThat(iteration.error(8)).isBetween(error / 4, error * 4);
  }

  @Test
  void threads_change_no_bit() throws IOException {
    RealMatrix matrix = random(700, 600, 0.05);
    TruncatedSvd alone = decompose(matrix, 12);
    for (int threads : new int[] {2, 3, 7}) {
      try (Parallel parallel = Parallel.of(threads)) {
        TruncatedSvd together = decompose(matrix, 12, parallel);
        assertThat(together.values()).containsExactly(alone.values());
        float[] one = new float[12];
        float[] other = new float[12];
        for (int row = 0; row < 600; row++) {
          alone.rightRow(row, one);
          together.rightRow(row, other);
          assertThat(Arrays.equals(one, other)).as("%d threads, row %d", threads, row).isTrue();
        }
      }
    }
  }
}
