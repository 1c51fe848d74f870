package io.parlance.tensor;

import java.util.Arrays;

/**
 * Some rows of one side of a factorization with biases, as AdaGrad trains it.
 *
 * <p>A row is {@code 2 stride} floats: the row's factors, its bias and a one (the other way round
 * on the other side, so that the inner product of two rows is that of their factors plus both
 * biases), padded with zeros; then, in the same places, the sums of the squared gradients. After
 * the last row stands a spare one of zeros, which fills batches up.
 *
 * <p>Not safe for threads: who works on a block has it for itself.
 */
public final class FactorBlock {
  /** Floats before the first row; with the array's header rows start on a cache line. */
  private static final int LEAD = 12;

  /** A sum of squared gradients beside which a gradient vanishes: this place never changes. */
  private static final float FIXED = 1e30f;

  private static final float START = 1; // so that the first step is at the learning rate itself

  final float[] values;
  final int stride;
  private final int rows;
  private final int dimension;
  private final int biasPlace;

  private FactorBlock(int rows, int dimension, int biasPlace, float biasStart) {
    long floats = LEAD + floats(rows, dimension);
    if (rows < 0 || dimension < 1 || floats > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a block needs rows >= 0, dimension >= 1 and to fit in one array, not "
              + rows
              + " x "
              + dimension);
    }
    this.rows = rows;
    this.dimension = dimension;
    this.stride = stride(dimension);
    this.biasPlace = biasPlace;
    this.values = new float[(int) floats];
    int onePlace = 2 * dimension + 1 - biasPlace;
    for (int row = 0; row <= rows; row++) {
      int at = offset(row);
      Arrays.fill(values, at + stride, at + 2 * stride, START);
      values[at + stride + biasPlace] = biasStart;
      values[at + stride + onePlace] = FIXED;
      values[at + onePlace] = row < rows ? 1 : 0;
    }
  }

  /**
   * Rows of the left side, all zero. {@code biasStart} is what the sums of the biases' squared
   * gradients start from, above 0; the factors' start from 1.
   */
  public static FactorBlock ofRows(int rows, int dimension, float biasStart) {
    return new FactorBlock(rows, dimension, dimension, biasStart);
  }

  /** Rows of the right side, the columns of the matrix that is factorized; all zero. */
  public static FactorBlock ofColumns(int rows, int dimension, float biasStart) {
    return new FactorBlock(rows, dimension, dimension + 1, biasStart);
  }

  /** The bytes of a block. */
  public static long bytes(long rows, int dimension) {
    return (LEAD + 4 + floats(rows, dimension)) * Float.BYTES;
  }

  private static long floats(long rows, int dimension) {
    return (rows + 1) * 2 * stride(dimension);
  }

  private static int stride(int dimension) {
    int padding = RowMatrix.PADDING;
    return (dimension + 2 + padding - 1) / padding * padding;
  }

  public int rows() {
    return rows;
  }

  public int dimension() {
    return dimension;
  }

  /** All numbers of the block as they lie, not a copy: to be kept, and filled in again. */
  public float[] values() {
    return values;
  }

  /** Where row {@code row} starts; that of number {@link #rows()} is the spare one. */
  int offset(int row) {
    return LEAD + row * 2 * stride;
  }

  /** Sets the factors of row {@code row} from {@code source}, from {@code at} on. */
  public void setFactors(int row, float[] source, int at) {
    System.arraycopy(source, at, values, offset(row), dimension);
  }

  /** Sets the bias of row {@code row}. */
  public void setBias(int row, float bias) {
    values[offset(row) + biasPlace] = bias;
  }

  /** Factor {@code k} of row {@code row}. */
  public float factor(int row, int k) {
    return values[offset(row) + k];
  }

  /** The bias of row {@code row}. */
  public float bias(int row) {
    return values[offset(row) + biasPlace];
  }
}
