package io.parlance.embeddings;

/**
 * Inner products over consecutive rows in plain loops: a short command runs them once, before any
 * compiler has warmed up, and vector instructions through the Vector API are slow until then.
 */
final class Rows {
  private Rows() {}

  /**
   * {@code out[at + r] = x_r · y_r}, {@code n} floats each; x_r starts at {@code xOffset + r
   * xStride}, y_r likewise. Sums in four lanes, so that additions do not wait for one another.
   */
  static void dots(
      int rows,
      int n,
      float[] x,
      int xOffset,
      int xStride,
      float[] y,
      int yOffset,
      int yStride,
      float[] out,
      int at) {
    int body = n & ~3;
    for (int r = 0; r < rows; r++) {
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int i = xOffset + r * xStride;
      int j = yOffset + r * yStride;
      for (int end = i + body; i < end; i += 4, j += 4) {
        s0 += x[i] * y[j];
        s1 += x[i + 1] * y[j + 1];
        s2 += x[i + 2] * y[j + 2];
        s3 += x[i + 3] * y[j + 3];
      }
      for (int end = xOffset + r * xStride + n; i < end; i++, j++) {
        s0 += x[i] * y[j];
      }
      out[at + r] = (s0 + s1) + (s2 + s3);
    }
  }
}
