package io.parlance.tensor;

/**
 * {@code y = alpha A x + beta y} in plain loops that are fast as soon as they are compiled, by
 * whichever compiler: four rows share each element of x, and each has two sums, so that none waits
 * for its last addition. A row's result does not depend on the rows beside it.
 */
final class ScalarGemv {
  private static final int ROWS_AT_ONCE = 4;

  private ScalarGemv() {}

  /**
   * Rows {@code from} to {@code to - 1}.
   *
   * @param a (rows, n), n the length of x
   * @param y (rows)
   */
  static void rows(
      int from,
      int to,
      int n,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] x,
      int xOffset,
      float beta,
      float[] y,
      int yOffset) {
    int row = from;
    for (; row + ROWS_AT_ONCE <= to; row += ROWS_AT_ONCE) {
      four(n, alpha, a, aOffset + row * lda, lda, x, xOffset, beta, y, yOffset + row);
    }
    for (; row < to; row++) {
      float product = dot(n, a, aOffset + row * lda, x, xOffset);
      put(alpha * product, beta, y, yOffset + row);
    }
  }

  private static void four(
      int n,
      float alpha,
      float[] a,
      int a0,
      int lda,
      float[] x,
      int xOffset,
      float beta,
      float[] y,
      int yOffset) {
    int a1 = a0 + lda;
    int a2 = a1 + lda;
    int a3 = a2 + lda;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float t0 = 0;
    float t1 = 0;
    float t2 = 0;
    float t3 = 0;
    int i = 0;
    for (; i + 1 < n; i += 2) {
      float even = x[xOffset + i];
      float odd = x[xOffset + i + 1];
      s0 = Math.fma(a[a0 + i], even, s0);
      s1 = Math.fma(a[a1 + i], even, s1);
      s2 = Math.fma(a[a2 + i], even, s2);
      s3 = Math.fma(a[a3 + i], even, s3);
      t0 = Math.fma(a[a0 + i + 1], odd, t0);
      t1 = Math.fma(a[a1 + i + 1], odd, t1);
      t2 = Math.fma(a[a2 + i + 1], odd, t2);
      t3 = Math.fma(a[a3 + i + 1], odd, t3);
    }
    if (i < n) {
      float last = x[xOffset + i];
      s0 = Math.fma(a[a0 + i], last, s0);
      s1 = Math.fma(a[a1 + i], last, s1);
      s2 = Math.fma(a[a2 + i], last, s2);
      s3 = Math.fma(a[a3 + i], last, s3);
    }
    put(alpha * (s0 + t0), beta, y, yOffset);
    put(alpha * (s1 + t1), beta, y, yOffset + 1);
    put(alpha * (s2 + t2), beta, y, yOffset + 2);
    put(alpha * (s3 + t3), beta, y, yOffset + 3);
  }

  /** The same order of additions as in {@link #four}. */
  private static float dot(int n, float[] a, int aOffset, float[] x, int xOffset) {
    float s = 0;
    float t = 0;
    int i = 0;
    for (; i + 1 < n; i += 2) {
      s = Math.fma(a[aOffset + i], x[xOffset + i], s);
      t = Math.fma(a[aOffset + i + 1], x[xOffset + i + 1], t);
    }
    if (i < n) {
      s = Math.fma(a[aOffset + i], x[xOffset + i], s);
    }
    return s + t;
  }

  /** With {@code beta} of zero even NaN is overwritten. */
  private static void put(float value, float beta, float[] y, int at) {
    y[at] = beta == 0 ? value : value + beta * y[at];
  }
}
