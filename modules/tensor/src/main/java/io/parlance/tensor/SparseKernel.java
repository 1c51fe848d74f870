package io.parlance.tensor;

/**
 * Products of sparse rows A (rows, n) and some columns of a dense matrix X (n, width).
 *
 * <p>Dense rows start {@code stride} floats apart; widths are multiples of {@link #WIDTH}, so that
 * no vector has a tail. A column's result depends on nothing but that column: work may be cut by
 * columns in any way, without a change of a bit. A stride that is an odd multiple of 16 floats
 * spreads rows evenly over the caches.
 */
public interface SparseKernel {
  /** Columns go in multiples of this. */
  int WIDTH = 16;

  /** {@code Y += A X}; row r of Y (rows, width) starts at {@code yOffset + r yStride}. */
  void multiply(
      SparseRows a,
      int width,
      float[] x,
      int xOffset,
      int xStride,
      float[] y,
      int yOffset,
      int yStride);

  /**
   * {@code G += alpha AᵀA X}; A has so few rows that A X stays in the caches.
   *
   * @param g (n, width), laid out as X
   */
  void gram(
      float alpha,
      SparseRows a,
      int width,
      float[] x,
      int xOffset,
      int xStride,
      float[] g,
      int gOffset,
      int gStride);
}
