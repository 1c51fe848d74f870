package io.parlance.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bags of rows of a matrix, each bag summed up into one row: what {@link RowBlockKernel#gather(
 * RowBags, RowMatrix)} sums up and {@link RowBlockKernel#scatter(RowMatrix, RowBags)} gives back. A
 * row may stand in a bag, or in several, more than once.
 *
 * <p>Not thread-safe; one a thread, used again and again.
 */
public final class RowBags {
  final int stride;
  final int[] starts; // (bags + 1): where each bag's rows start
  final float[] weights; // (bags)
  int[] rows; // of all bags, one after the other
  int bags;
  RowMatrix matrix;

  /** At most so many bags of rows of {@code stride} floats. */
  public RowBags(int stride, int maxBags) {
    if (stride < 1 || stride % RowMatrix.PADDING != 0) {
      throw new IllegalArgumentException(
          "rows must be padded to a multiple of " + RowMatrix.PADDING + " floats, not " + stride);
    }
    this.stride = stride;
    this.starts = new int[maxBags + 1];
    this.weights = new float[maxBags];
    this.rows = new int[64];
    this.matrix = RowMatrix.padded(0, stride);
  }

  /** Starts anew without a bag. */
  public void begin(RowMatrix chosen) {
    if (chosen.stride() != stride) {
      throw new IllegalArgumentException(
          "the matrix has rows of " + chosen.stride() + " floats, not of " + stride);
    }
    matrix = chosen;
    bags = 0;
  }

  /**
   * One more bag: the rows {@code ids[from … to)}, whose sum counts {@code weight} times when
   * gathered.
   *
   * @throws IndexOutOfBoundsException if a row is not in the matrix, or the bags are full
   */
  public void add(int[] ids, int from, int to, float weight) {
    int start = starts[bags];
    int end = Math.addExact(start, to - from);
    if (end > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(end, 2 * rows.length));
    }
    int count = matrix.rows();
    for (int i = from; i < to; i++) {
      rows[start + i - from] = Objects.checkIndex(ids[i], count);
    }
    weights[bags] = weight;
    starts[++bags] = end;
  }

  /** The sums must have a row for each bag. */
  void check(RowMatrix sums) {
    if (sums.rows() < bags || sums.stride() != stride) {
      throw new IllegalArgumentException(
          "the sums must be at least " + bags + " rows of " + stride + " floats");
    }
  }
}
