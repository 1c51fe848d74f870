package io.parlance.tensor;

/**
 * The right operand op(B) (depth, columns) of many products, in the order that the backend's
 * products read: packed once, multiplied often, as a recurrent layer does at every step of time.
 *
 * <p>Products may run on any number of threads at once; none while it is packed.
 */
public interface PackedMatrix {

  /** Rows of op(B). */
  int depth();

  /** Columns of op(B). */
  int columns();

  /** A product's first column is a multiple of this. */
  int granularity();

  /**
   * Takes the numbers over.
   *
   * @param transposed whether B is stored (columns, depth), else (depth, columns)
   */
  void pack(boolean transposed, float[] b, int bOffset, int ldb, Parallel parallel);

  /**
   * {@code C[:, from … to-1] = A op(B)[:, from … to-1] + beta C[:, from … to-1]} on the calling
   * thread; with {@code beta == 0} C is not read. An element of C does not depend on m nor on the
   * range.
   *
   * @param a (m, depth)
   * @param from a multiple of {@link #granularity}
   * @param to after {@code from}
   * @param cOffset where C's first row and column 0 are, even if {@code from} is another
   */
  void multiply(
      int m,
      float[] a,
      int aOffset,
      int lda,
      int from,
      int to,
      float beta,
      float[] c,
      int cOffset,
      int ldc);
}
