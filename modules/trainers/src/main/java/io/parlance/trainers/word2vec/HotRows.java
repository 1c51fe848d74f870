package io.parlance.trainers.word2vec;

import io.parlance.tensor.RowMatrix;
import io.parlance.trainers.windows.WorkRows;

/**
 * One thread's copies of the rows that all threads write to most.
 *
 * <p>Where two processors write to the same row by turns, each must fetch it from the other every
 * time; that, not arithmetic, bounds lock-free training. So each thread works on copies of the
 * hottest rows, and every so often adds what they gained to the shared ones. Copies lie in the same
 * matrix, behind its rows.
 */
final class HotRows implements WorkRows {
  /** 64 nodes take half of all visits; more cost more to merge than they save. */
  private static final int MOST = 64;

  private final RowMatrix matrix;
  private final int first; // the first row that has a copy
  private final int count;
  private final int copies; // the row of its copy
  private final float[] base; // (count, dimension): the shared rows when last looked at
  private final float[] gain;

  private HotRows(RowMatrix matrix, int first, int count, int copies) {
    this.matrix = matrix;
    this.first = first;
    this.count = count;
    this.copies = copies;
    this.base = new float[count * matrix.dimension()];
    this.gain = new float[matrix.dimension()];
    for (int i = 0; i < count; i++) {
      matrix.copyRow(copies + i, base, i * matrix.dimension()); // an earlier epoch's: no gain
    }
    merge();
  }

  /**
   * How many rows of a matrix of {@code rows} rows are copied by each of {@code threads} threads.
   */
  private static int count(int rows, int threads) {
    return threads == 1 ? 0 : Math.min(MOST, rows);
  }

  /** The rows of a matrix with room for the copies behind its {@code rows} rows. */
  static int rows(int rows, int threads) {
    return Math.addExact(rows, threads * count(rows, threads));
  }

  /** A zero matrix of so many rows. */
  static RowMatrix matrix(int rows, int dimension, int threads) {
    return RowMatrix.padded(rows(rows, threads), dimension);
  }

  /** The copies of thread {@code thread}, of the last of {@code rows} rows. */
  static HotRows of(RowMatrix matrix, int rows, int thread, int threads) {
    int count = count(rows, threads);
    return new HotRows(matrix, rows - count, count, rows + thread * count);
  }

  /** The matrix with its copies. */
  @Override
  public RowMatrix matrix() {
    return matrix;
  }

  @Override
  public int row(int row) {
    int hot = row - first;
    return hot >= 0 && hot < count ? copies + hot : row;
  }

  @Override
  public void reserve(int rows) {}

  /** Adds what the copies gained to the shared rows, and takes over what others added there. */
  @Override
  public void merge() {
    synchronized (matrix) {
      for (int i = 0; i < count; i++) {
        merge(i);
      }
    }
  }

  private void merge(int i) {
    int n = matrix.dimension();
    matrix.copyRow(copies + i, gain, 0);
    float[] shared = matrix.block(first + i);
    int at = matrix.offset(first + i);
    int baseAt = i * n;
    for (int k = 0; k < n; k++) {
      float sum = shared[at + k] + (gain[k] - base[baseAt + k]);
      shared[at + k] = sum;
      base[baseAt + k] = sum;
    }
    matrix.setRow(copies + i, base, baseAt);
  }
}
