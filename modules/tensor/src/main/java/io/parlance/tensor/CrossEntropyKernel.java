package io.parlance.tensor;

/**
 * Softmax with cross-entropy over blocks of columns, so that a matrix (rows, vocabulary) need never
 * be whole: {@link #observe} on every block on the way forward, the caller joins the blocks' {@code
 * highest} and {@code sum} to {@code log Σ exp z}, and {@link #slopes} on every block, computed
 * again, on the way back. Stateless; safe on any thread. What comes of a row does not depend on the
 * other rows of the call.
 */
public interface CrossEntropyKernel {

  /**
   * An exponential of less counts as that of this: it is nothing beside the largest, and slopes
   * stay out of the range where arithmetic is slow.
   */
  float LEAST = -40;

  /**
   * Adds the bias, and sums up each row over these columns.
   *
   * @param z (rows, columns): scores without bias, on return with it
   * @param bias (columns)
   * @param highest (rows): written with the largest score
   * @param sum (rows): written with {@code Σ exp(z - highest)}; NaN where a score is NaN
   */
  void observe(
      int rows,
      int columns,
      float[] z,
      int zOffset,
      int zStride,
      float[] bias,
      int biasOffset,
      float[] highest,
      int highestOffset,
      float[] sum,
      int sumOffset);

  /**
   * Turns scores into the loss's slopes by them, {@code scale exp(z - logSum)}; the target's {@code
   * -scale} is the caller's.
   *
   * @param z (rows, columns): scores with their bias, on return the slopes
   * @param logSum (rows): {@code log Σ exp z} over the whole row, so no score is above it
   * @param biasSlope (columns): the slopes are added, row after row
   */
  void slopes(
      int rows,
      int columns,
      float[] z,
      int zOffset,
      int zStride,
      float[] logSum,
      int logSumOffset,
      float scale,
      float[] biasSlope,
      int biasSlopeOffset);
}
