package io.parlance.tensor;

/** The product of a {@link QuantizedMatrix} and a vector in plain loops: the reference. */
final class ScalarQuantizedGemv {
  private ScalarQuantizedGemv() {}

  static void rows(
      QuantizedMatrix a, int fromRow, int toRow, float[] x, int xOffset, float[] y, int yOffset) {
    byte[] values = a.values();
    float[] scales = a.scales();
    int columns = a.columns();
    for (int i = fromRow; i < toRow; i++) {
      float sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += values[i * columns + j] * x[xOffset + j];
      }
      y[yOffset + i] = scales[i] * sum;
    }
  }
}
