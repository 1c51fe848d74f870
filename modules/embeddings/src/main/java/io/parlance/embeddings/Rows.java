package io.parlance.embeddings;

/**
 * Inner products of consecutive rows in plain loops: a short command runs them once, before any
 * compiler has warmed up, and code through the Vector API is slow until then.
 *
 * <p>Four rows go side by side, so that four sums grow without waiting for one another. A row's sum
 * does not depend on which rows are beside it.
 */
final class Rows {
  private Rows() {}

  /**
   * {@code out[at + r] = x_r · y}, {@code n} floats each; x_r starts at {@code xOffset + r stride}.
   */
  static void dots(
      int rows, int n, float[] x, int xOffset, int stride, float[] y, float[] out, int at) {
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int i0 = xOffset + r * stride;
      int i1 = i0 + stride;
      int i2 = i1 + stride;
      int i3 = i2 + stride;
      for (int j = 0; j < n; j++) {
        float component = y[j];
        s0 += x[i0 + j] * component;
        s1 += x[i1 + j] * component;
        s2 += x[i2 + j] * component;
        s3 += x[i3 + j] * component;
      }
      out[at + r] = s0;
      out[at + r + 1] = s1;
      out[at + r + 2] = s2;
      out[at + r + 3] = s3;
    }
    for (; r < rows; r++) {
      float sum = 0;
      int i = xOffset + r * stride;
      for (int j = 0; j < n; j++) {
        sum += x[i + j] * y[j];
      }
      out[at + r] = sum;
    }
  }

  /** {@code out[at + r] = x_r · x_r}, as above. */
  static void squares(int rows, int n, float[] x, int xOffset, int stride, float[] out, int at) {
    int r = 0;
    for (; r + 4 <= rows; r += 4) {
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int i0 = xOffset + r * stride;
      int i1 = i0 + stride;
      int i2 = i1 + stride;
      int i3 = i2 + stride;
      for (int j = 0; j < n; j++) {
        s0 += x[i0 + j] * x[i0 + j];
        s1 += x[i1 + j] * x[i1 + j];
        s2 += x[i2 + j] * x[i2 + j];
        s3 += x[i3 + j] * x[i3 + j];
      }
      out[at + r] = s0;
      out[at + r + 1] = s1;
      out[at + r + 2] = s2;
      out[at + r + 3] = s3;
    }
    for (; r < rows; r++) {
      float sum = 0;
      int i = xOffset + r * stride;
      for (int j = 0; j < n; j++) {
        sum += x[i + j] * x[i + j];
      }
      out[at + r] = sum;
    }
  }
}
