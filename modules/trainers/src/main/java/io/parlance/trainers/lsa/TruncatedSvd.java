package io.parlance.trainers.lsa;

import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A ≈ U Σ Vᵀ for the largest singular values of a sparse A (rows, n).
 *
 * @param values the diagonal of Σ, (rank), falling
 * @param order which column of {@code right} and {@code left} belongs to each value, (rank)
 * @param right V, (n, rank or more): orthonormal columns
 * @param left UΣ = AV, (rows, rank)
 * @param variance the sum over components of the variance of UΣ's column
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record TruncatedSvd(
    double[] values, int[] order, TallMatrix right, TallMatrix left, double variance) {
  /** A share of the largest singular value that is nothing in float. */
  private static final double NOTHING = 1e-6;

  /** Columns for each of the rank: the more, the fewer passes. */
  private static final double OVERSAMPLING = 1.2;

  private static final int LEAST_OVERSAMPLING = 16;

  /** The columns to iterate with, to find the {@code rank} largest. */
  static int columns(int rank, int rows, int columns) {
    int least = (int) (rank * OVERSAMPLING) + LEAST_OVERSAMPLING;
    int wanted = (least + TallMatrix.PANEL - 1) / TallMatrix.PANEL * TallMatrix.PANEL;
    return Math.min(wanted, Math.min(rows, columns));
  }

  /** Of what an iteration found, the {@code rank} largest. */
  static TruncatedSvd of(
      SubspaceIteration iteration,
      int rank,
      SparseBlocks matrix,
      TensorBackend backend,
      Parallel parallel)
      throws IOException {
    TallMatrix left = new TallMatrix(matrix.rows(), rank);
    new MatrixPasses(matrix, backend.sparse(), parallel).multiply(iteration.basis, left);
    TallProducts products = new TallProducts(backend, parallel);
    double[] squares = products.squares(left);
    double[] sums = products.sums(left);
    int[] order =
        IntStream.range(0, rank)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> squares[i]).reversed())
            .mapToInt(i -> i)
            .toArray();
    double[] values = new double[rank];
    double variance = 0;
    for (int i = 0; i < rank; i++) {
      double value = Math.sqrt(squares[order[i]]);
      values[i] = i == 0 || value > NOTHING * values[0] ? value : 0;
      double mean = sums[i] / left.rows;
      variance += squares[i] / left.rows - mean * mean;
    }
    return new TruncatedSvd(values, order, iteration.basis, left, variance);
  }

  /** A row of V, (rank): zero where the singular value is. */
  void rightRow(int row, float[] target) {
    copyRow(right, row, target);
  }

  /** A row of UΣ, (rank). */
  void leftRow(int row, float[] target) {
    copyRow(left, row, target);
  }

  private void copyRow(TallMatrix x, int row, float[] target) {
    for (int i = 0; i < values.length; i++) {
      target[i] = values[i] > 0 ? x.at(row, order[i]) : 0;
    }
  }
}
