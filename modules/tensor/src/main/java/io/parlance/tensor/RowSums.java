package io.parlance.tensor;

import java.util.Arrays;

/**
 * Weighted sums of rows of a matrix, {@link #SUMS} at once so that each row is read once: what
 * {@link RowBlockKernel#gather} sums up and {@link RowBlockKernel#scatter} gives back.
 *
 * <p>Not thread-safe; one a thread, used again and again.
 */
public final class RowSums {
  /** How many sums there are. */
  public static final int SUMS = 4;

  final int stride;
  final int[] rows; // where in the array each row starts
  final float[] weights; // (sums, most rows)
  final int most;
  float[] array = new float[0];
  int count;
  private final ChosenRows chosen;

  /** Sums of at most so many rows of {@code stride} floats. */
  public RowSums(int stride, int maxRows) {
    this.stride = stride;
    this.chosen = new ChosenRows(stride, maxRows);
    this.rows = chosen.rows;
    this.most = maxRows;
    this.weights = new float[SUMS * maxRows];
  }

  /** Starts anew with {@code rowCount} rows of a matrix, all of weight zero. */
  public void begin(RowMatrix matrix, int rowCount) {
    chosen.of(matrix);
    count = rowCount;
    Arrays.fill(weights, 0);
  }

  /** Place {@code index} is row {@code row} of the matrix. */
  public void row(int index, int row) {
    chosen.ids[index] = row;
  }

  /** The weight of the rows at places {@code from} … {@code to - 1} in a sum. */
  public void weight(int from, int to, int sum, float weight) {
    Arrays.fill(weights, sum * most + from, sum * most + to, weight);
  }

  void open(RowMatrix sums) {
    if (sums.rows() != SUMS || sums.stride() != stride || !sums.isOneArray()) {
      throw new IllegalArgumentException(
          "the sums must be " + SUMS + " rows of " + stride + " floats in one array");
    }
    array = chosen.open(count);
  }

  void close() {
    chosen.close(count);
  }
}
