package io.parlance.trainers.lsa;

import io.parlance.tensor.SparseKernel;

/**
 * A dense matrix (rows, columns) of many rows, in one array. Rows are padded with zeros to an odd
 * multiple of 16 floats: an even one would let the same columns of all rows share a few sets of the
 * caches.
 */
final class TallMatrix {
  final int rows;
  final int columns;
  final int width; // columns, rounded up to what kernels take
  final int stride;
  final float[] data;

  TallMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.width = widthOf(columns);
    this.stride = strideOf(columns);
    this.data = new float[Math.multiplyExact(rows, stride)];
  }

  private static int widthOf(int columns) {
    return (columns + SparseKernel.WIDTH - 1) / SparseKernel.WIDTH * SparseKernel.WIDTH;
  }

  private static int strideOf(int columns) {
    int vectors = widthOf(columns) / SparseKernel.WIDTH;
    return (vectors | 1) * SparseKernel.WIDTH;
  }

  /** The bytes that a matrix of this shape takes. */
  static long bytes(long rows, int columns) {
    return rows * strideOf(columns) * Float.BYTES;
  }

  /** Whether a matrix of this shape fits in an array. */
  static boolean fits(long rows, int columns) {
    return rows * strideOf(columns) <= Integer.MAX_VALUE - 8;
  }

  int offset(int row) {
    return row * stride;
  }
}
