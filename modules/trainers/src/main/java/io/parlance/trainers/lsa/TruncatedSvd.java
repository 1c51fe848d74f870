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
 * @param right V, (n, rank): orthonormal columns, zero where the singular value is
 * @param left UΣ = AV, (rows, rank)
 * @param variance the sum over components of the variance of UΣ's column
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record TruncatedSvd(double[] values, TallMatrix right, TallMatrix left, double variance) {
  /** A share of the largest singular value that is nothing in float. */
  private static final double NOTHING = 1e-6;

  /** Columns beyond the rank: the iteration converges as the last of these falls behind. */
  static int columns(int rank, int rows, int columns) {
    int wanted =
        (int) (rank * Double.parseDouble(System.getProperty("ovr", "1.5")) + 16 + 31) / 32 * 32;
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
    TallMatrix right = first(iteration.basis, rank, IntStream.range(0, rank).toArray());
    TallMatrix left = new TallMatrix(matrix.rows(), rank);
    new MatrixPasses(matrix, backend.sparse(), parallel).multiply(right, left);
    double[] squares = new TallProducts(backend, parallel).squares(left);
    int[] order =
        IntStream.range(0, rank)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> squares[i]).reversed())
            .mapToInt(i -> i)
            .toArray();
    double[] values = new double[rank];
    for (int i = 0; i < rank; i++) {
      values[i] = Math.sqrt(squares[order[i]]);
    }
    right = first(right, rank, order);
    left = first(left, rank, order);
    for (int i = rank - 1; i >= 0 && values[i] <= NOTHING * values[0]; i--) {
      values[i] = 0;
      clear(right, i);
      clear(left, i);
    }
    return new TruncatedSvd(values, right, left, variance(left));
  }

  private static TallMatrix first(TallMatrix x, int count, int[] order) {
    TallMatrix chosen = new TallMatrix(x.rows, count);
    for (int row = 0; row < x.rows; row++) {
      for (int j = 0; j < count; j++) {
        chosen.set(row, j, x.at(row, order[j]));
      }
    }
    return chosen;
  }

  private static void clear(TallMatrix x, int column) {
    for (int row = 0; row < x.rows; row++) {
      x.set(row, column, 0);
    }
  }

  private static double variance(TallMatrix left) {
    double total = 0;
    double[] sums = new double[left.columns];
    for (int row = 0; row < left.rows; row++) {
      for (int j = 0; j < sums.length; j++) {
        double value = left.at(row, j);
        sums[j] += value;
        total += value * value;
      }
    }
    for (double sum : sums) {
      total -= sum / left.rows * sum;
    }
    return total / left.rows;
  }
}
