package io.parlance.tensor;

/**
 * The product of a {@link QuantizedMatrix} and a vector in plain loops: the reference. Four rows
 * share each element of x, as in {@link ScalarGemv}; a row's result does not depend on the others.
 */
final class ScalarQuantizedGemv {
  private static final int ROWS_AT_ONCE = 4;

  private ScalarQuantizedGemv() {}

  static void rows(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset) {
    int row = fromRow;
    for (; row + ROWS_AT_ONCE <= toRow; row += ROWS_AT_ONCE) {
      four(a, row, x, xOffset, y, yOffset);
    }
    for (; row < toRow; row++) {
      one(a, row, x, xOffset, y, yOffset);
    }
  }

  private static void four(
      QuantizedMatrix a, int row, float[] x, int xOffset, float[] y, int yOffset) {
    byte[] values = a.values();
    int columns = a.columns();
    int a0 = row * columns;
    int a1 = a0 + columns;
    int a2 = a1 + columns;
    int a3 = a2 + columns;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int j = 0; j < columns; j++) {
      float factor = x[xOffset + j];
      s0 = Math.fma(values[a0 + j], factor, s0);
      s1 = Math.fma(values[a1 + j], factor, s1);
      s2 = Math.fma(values[a2 + j], factor, s2);
      s3 = Math.fma(values[a3 + j], factor, s3);
    }
    float[] scales = a.scales();
    y[yOffset + row] = scales[row] * s0;
    y[yOffset + row + 1] = scales[row + 1] * s1;
    y[yOffset + row + 2] = scales[row + 2] * s2;
    y[yOffset + row + 3] = scales[row + 3] * s3;
  }

  private static void one(
      QuantizedMatrix a, int row, float[] x, int xOffset, float[] y, int yOffset) {
    byte[] values = a.values();
    int at = row * a.columns();
    float sum = 0;
    for (int j = 0; j < a.columns(); j++) {
      sum = Math.fma(values[at + j], x[xOffset + j], sum);
    }
    y[yOffset + row] = a.scales()[row] * sum;
  }
}
